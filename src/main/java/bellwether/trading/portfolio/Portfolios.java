package bellwether.trading.portfolio;

import bellwether.market.bars.Market;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Json;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.OwnedThingsDao;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.portfolio.history.LimitStanding;
import bellwether.trading.portfolio.history.TradeHistory;
import bellwether.trading.portfolio.http.HoldingRoutes;
import bellwether.trading.portfolio.http.OrderRoutes;
import bellwether.trading.portfolio.http.PerformanceRoutes;
import bellwether.trading.portfolio.http.PortfolioRoutes;
import bellwether.trading.portfolio.http.RiskRoutes;
import bellwether.trading.portfolio.http.ShownAccount;
import bellwether.trading.portfolio.http.TradeRoutes;
import bellwether.trading.portfolio.http.TradingRoutes;
import bellwether.trading.portfolio.matching.MatchedTapes;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.portfolio.matching.OrderWaits;
import bellwether.trading.portfolio.matching.SplitHolds;
import bellwether.trading.portfolio.matching.TapeLibrary;
import bellwether.trading.portfolio.performance.ClosedLotWriter;
import bellwether.trading.portfolio.performance.MarketBenchmarks;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.TradeExcursions;
import bellwether.trading.portfolio.performance.TransferValueWriter;
import bellwether.trading.portfolio.performance.ValuationListener;
import bellwether.trading.portfolio.performance.ValuationWriter;
import bellwether.trading.portfolio.risk.EquityBegins;
import bellwether.trading.portfolio.risk.MarketFacts;
import bellwether.trading.portfolio.risk.MarketView;
import bellwether.trading.portfolio.risk.RiskGuard;
import bellwether.trading.portfolio.risk.RiskLiveEvents;
import bellwether.trading.portfolio.risk.RiskOverview;
import bellwether.trading.portfolio.risk.TradeRisk;
import bellwether.trading.portfolio.store.CancelDao;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Portfolios of paper money, their orders and positions.
public final class Portfolios implements RouteSource, AutoCloseable {
    /// Every type of event that is published here.
    public static final List<LiveEventType> EVENTS =
            Stream.concat(PortfolioLiveEvents.TYPES.stream(), RiskLiveEvents.TYPES.stream())
                    .toList();

    private static final String NAMED =
            "select 'pf_' || id, name, currency from portfolio where owner = :owner";

    private static final Duration CANCELS_KEPT = Duration.ofDays(30);

    private final OwnedThingsDao named;
    private final PortfolioAccounts accounts;
    private final OrderDesk desk;
    private final List<Matcher> matchers;
    private final TradeTransfers transfers;
    private final PortfolioPerformance performance;
    private final TradeExcursions excursions;
    private final TradeHistory history;
    private final TradeRisk risk;
    private final List<Routes> routes;

    /// What it needs of others.
    ///
    /// @param duties by the name of this process
    /// @param listeners that hear of changes of accounts, beside those of this module
    /// @param staleSessions after how many sessions prices are too old to open at
    public record Others(
            Market market,
            QuoteSource quotes,
            Audit audit,
            Duties duties,
            List<AccountListener> listeners,
            OrderGuard guard,
            int staleSessions) {
        public Others {
            listeners = List.copyOf(listeners);
        }

        /// Without another guard than that of the limits.
        public Others(
                Market market,
                QuoteSource quotes,
                Audit audit,
                Duties duties,
                List<AccountListener> listeners,
                int staleSessions) {
            this(market, quotes, audit, duties, listeners, OrderGuard.NONE, staleSessions);
        }
    }

    /// Nothing is matched before [#start()].
    ///
    /// @param signals what strategies decide at finished bars
    public Portfolios(
            Jdbi jdbi, Others others, BarSignals signals, BodyParser bodies, InstantSource clock) {
        named = new OwnedThingsDao(jdbi, NAMED);
        CostPresets presets = new CostPresets();
        PortfolioInstruments instruments =
                new PortfolioInstruments(
                        others.market.symbols(), presets, new StoredRates(others.market));
        accounts =
                new PortfolioAccounts(
                        RetriedTransactions.ofUndone(jdbi),
                        instruments,
                        listeners(others, clock),
                        clock);
        MarketView market = new MarketView(h -> new MarketFacts(h, others.market, clock));
        OrderGuard guard = others.guard.and(new RiskGuard(market, clock));
        risk = new TradeRisk(accounts, market, others.audit, clock);
        desk = new OrderDesk(accounts, symbols(others, clock), guard, clock);
        matchers =
                Stream.of(MatchedTapes.BARS, MatchedTapes.QUOTES)
                        .map(tapes ->
                                new Matcher(
                                        jdbi,
                                        accounts,
                                        new TapeLibrary(others.market),
                                        new Matcher.MatchRules(
                                                signals, guard, others.quotes, tapes),
                                        others.duties,
                                        clock))
                        .toList();
        transfers =
                new TradeTransfers(
                        accounts, others.market, RetriedTransactions.ofUndone(jdbi), bodies, clock);
        excursions = new TradeExcursions(others.market);
        performance = new PortfolioPerformance(jdbi, others.market.symbols()::sectors);
        history = new TradeHistory(jdbi, accounts, performance, excursions);
        routes =
                Stream.concat(
                                routes(jdbi, others, presets, bodies, clock).stream(),
                                transfers.routes().stream())
                        .toList();
    }

    private List<Routes> routes(
            Jdbi jdbi, Others others, CostPresets presets, BodyParser bodies, InstantSource clock) {
        return List.of(
                new PortfolioRoutes(
                        accounts,
                        new PortfolioRoutes.Given(
                                presets,
                                others.quotes,
                                risk,
                                new CashFlows(accounts, clock),
                                others.audit),
                        bodies),
                new HoldingRoutes(accounts, new SplitHolds(jdbi, accounts, clock), others.audit),
                new OrderRoutes(
                        accounts,
                        desk,
                        new OrderWaits(jdbi, accounts, others.market, clock),
                        others.market,
                        bodies),
                new PerformanceRoutes(accounts, performance, new MarketBenchmarks(others.market)),
                new TradeRoutes(accounts, performance, excursions),
                new RiskRoutes(risk, bodies),
                new TradingRoutes(accounts, symbols(others, clock), risk, presets, bodies));
    }

    private static TradedSymbols symbols(Others others, InstantSource clock) {
        return new TradedSymbols(others.market, others.staleSessions, clock);
    }

    /// Those that publish come last.
    static List<AccountListener> listeners(Others others, InstantSource clock) {
        List<AccountListener> all = new ArrayList<>();
        all.add(new OrderNotes(clock));
        all.add(new ClosedLotWriter(clock));
        all.add(new TransferValueWriter());
        all.add(new EquityBegins(clock));
        all.add(new ValuationListener(new ValuationWriter(clock)));
        all.addAll(others.listeners);
        all.add(new PortfolioLiveEvents());
        return all;
    }

    public PortfolioAccounts accounts() {
        return accounts;
    }

    /// Books stated trades.
    public StatedTransfers stated() {
        return transfers.stated();
    }

    public OrderDesk desk() {
        return desk;
    }

    /// The finished trades.
    public TradeBook trades() {
        return new TradeBook(performance, excursions);
    }

    /// The closed trades of owners, of all their portfolios together.
    public TradeHistory history() {
        return history;
    }

    /// How a portfolio uses its limits, as its route shows it.
    public JsonNode risk(String owner, PortfolioId id) {
        return Json.shared().valueToTree(risk.overviews().show(owner, id));
    }

    /// A portfolio and its positions, as their routes show them.
    ///
    /// @throws bellwether.platform.base.Refusal 404 where the owner has no such portfolio
    public JsonNode account(String owner, PortfolioId id) {
        return Json.stored(Json.answer(ShownAccount.of(accounts.view(owner, id))), JsonNode.class);
    }

    /// An owner's portfolios, for those who look for names.
    public List<OwnedThing> named(String owner) {
        return named.of(owner);
    }

    /// How a portfolio stands to its limits now.
    public LimitStanding limits(String owner, PortfolioId id) {
        RiskOverview overview = risk.overviews().show(owner, id);
        return new LimitStanding(overview.exceeded(), overview.notKnown());
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    /// Removes checks that are over, and requests to cancel orders that ended long ago.
    public List<Chore> chores(Jdbi patient) {
        return List.of(
                new Chore("trade checks", () -> risk.tidy(patient)),
                new Chore(
                        "order cancellations",
                        () ->
                                new CleanupResult(
                                        patient.withHandle(h ->
                                                new CancelDao()
                                                        .prune(
                                                                h,
                                                                accounts.now()
                                                                        .minus(CANCELS_KEPT))),
                                        0,
                                        List.of())));
    }

    /// Begins to match.
    public void start() {
        matchers.forEach(Matcher::start);
    }

    public List<LoopView> loops() {
        return matchers.stream().map(Matcher::loop).toList();
    }

    @Override
    public void close() {
        matchers.forEach(Matcher::close);
    }
}
