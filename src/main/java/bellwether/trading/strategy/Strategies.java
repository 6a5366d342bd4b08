package bellwether.trading.strategy;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Stock;
import bellwether.platform.base.Audit;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.db.OwnedThingsDao;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.ProgressSource;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.portfolio.BarSignals;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioInstruments;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.strategy.basket.DefinitionCheck;
import bellwether.trading.strategy.basket.StrategyBook;
import bellwether.trading.strategy.broker.Forwarding;
import bellwether.trading.strategy.http.MarkRoutes;
import bellwether.trading.strategy.http.StrategyRoutes;
import bellwether.trading.strategy.http.WorkerRoutes;
import bellwether.trading.strategy.mark.DutyReport;
import bellwether.trading.strategy.mark.MarkLiveEvents;
import bellwether.trading.strategy.mark.MarkLog;
import bellwether.trading.strategy.mark.MarkService;
import bellwether.trading.strategy.mark.MarkSpan;
import bellwether.trading.strategy.mark.MarketMarkSources;
import bellwether.trading.strategy.mark.StrategyMark;
import bellwether.trading.strategy.signal.MarketHistories;
import bellwether.trading.strategy.signal.RuleTrader;
import bellwether.trading.strategy.signal.SignalLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Strategies, the marks of what they are worth, and the rules that trade them.
public final class Strategies implements RouteSource, AutoCloseable {
    private static final int PAGE = 200;

    /// Every live event that is published here.
    public static final List<LiveEventType> EVENTS = List.of(MarkLiveEvents.MARKED);

    private static final Duration RECENT = Duration.ofDays(1);

    /// Of a day.
    private static final int MINUTES = 1_441;

    private static final String NAMED =
            """
            select 'st_' || strategy.id, strategy.name, 'of ' || portfolio.name
            from strategy join portfolio on portfolio.id = strategy.portfolio
            where portfolio.owner = :owner and not strategy.is_manual
            """;

    private final OwnedThingsDao named;
    private final StrategyBook book;
    private final MarkLog log;
    private final InstantSource clock;
    private final MarkService marks;
    private final Forwarding forwarding;
    private final SignalLog signals;
    private final List<Routes> routes;

    /// What it needs of other modules.
    public record Others(
            PortfolioAccounts accounts,
            Duties duties,
            Market market,
            QuoteSource quotes,
            Forwarding forwarding,
            Audit audit) {}

    /// Nothing is marked before [#start()].
    public Strategies(Jdbi jdbi, Others others, BodyParser bodies, InstantSource clock) {
        named = new OwnedThingsDao(jdbi, NAMED);
        book =
                new StrategyBook(
                        jdbi, others.accounts, definitions(others.market), others.audit, clock);
        marks =
                new MarkService(
                        jdbi,
                        others.duties,
                        new MarketMarkSources(others.market, others.quotes),
                        clock);
        log = new MarkLog(jdbi);
        signals = new SignalLog(jdbi);
        this.clock = clock;
        forwarding = others.forwarding;
        DutyReport duties = new DutyReport(jdbi, others.duties, clock);
        routes =
                List.of(
                        new StrategyRoutes(book, bodies),
                        new MarkRoutes(book, log, signals, clock),
                        new WorkerRoutes(duties::all));
    }

    private static DefinitionCheck definitions(Market market) {
        return new DefinitionCheck(
                RuleFields.standard(), ticker -> market.symbols().find(ticker).map(Stock::ticker));
    }

    /// Asks the rules of active strategies after each bar. For the one who matches orders, which is
    /// made before this module.
    public static BarSignals signals(Market market, InstantSource clock) {
        return new RuleTrader(
                definitions(market),
                new MarketHistories(market),
                new PortfolioInstruments(market.symbols(), new CostPresets()),
                clock);
    }

    /// Says which strategies have a new mark; for the stream of live events, which is made before
    /// this module.
    public static ProgressSource markEvents(Jdbi jdbi) {
        return new MarkLiveEvents(jdbi);
    }

    /// All of an owner, the oldest first.
    public List<Strategy> all(String owner) {
        List<Strategy> all = new ArrayList<>();
        List<Strategy> page;
        do {
            long after = all.isEmpty() ? 0 : all.getLast().id().number();
            page = book.list(owner, Optional.empty(), after, PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /// A strategy of an owner.
    ///
    /// @throws bellwether.platform.base.Refusal where the owner has none of this id
    public Strategy known(String owner, StrategyId id) {
        return book.known(owner, id);
    }

    /// A strategy of an owner, if the owner has one of this id.
    public Optional<Strategy> find(String owner, StrategyId id) {
        return book.find(owner, id);
    }

    /// What a strategy's rules have signalled, the newest first.
    public List<StrategySignal> signals(Strategy strategy, int limit) {
        return signals.list(strategy, Long.MAX_VALUE, limit).stream()
                .map(signal ->
                        new StrategySignal(
                                signal.symbol(),
                                signal.barTime(),
                                signal.signal(),
                                signal.orderId(),
                                signal.reason(),
                                signal.decidedAt()))
                .toList();
    }

    /// What a strategy was worth at its newest mark of the last 24 hours; empty without one.
    public Optional<StrategyValue> latest(Strategy strategy) {
        Instant now = clock.instant();
        List<StrategyMark> points =
                log.points(
                        strategy.id(),
                        new MarkSpan(now.minus(RECENT), now.plusSeconds(1), MINUTES));
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(StrategyValue.of(points.getLast(), log.currency(strategy)));
    }

    /// Begins to mark strategies, and to send orders to brokers outside.
    public void start() {
        marks.start();
        forwarding.start();
    }

    public List<LoopView> loops() {
        return Stream.concat(Stream.of(marks.loop()), forwarding.loops().stream()).toList();
    }

    /// Makes the coming months of marks and drops those of more than two years ago.
    ///
    /// @param patient connections whose statements may take long
    public Chore chore(Jdbi patient) {
        return new Chore("strategy marks", () -> marks.tidy(patient));
    }

    /// An owner's strategies but those for orders by hand, for those who look for names.
    public List<OwnedThing> named(String owner) {
        return named.of(owner);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public void close() {
        forwarding.close();
        marks.close();
    }
}
