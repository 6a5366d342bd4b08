package bellwether.trading.portfolio;

import bellwether.market.bars.Market;
import bellwether.platform.base.Audit;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.portfolio.http.HoldingRoutes;
import bellwether.trading.portfolio.http.OrderRoutes;
import bellwether.trading.portfolio.http.PerformanceRoutes;
import bellwether.trading.portfolio.http.PortfolioRoutes;
import bellwether.trading.portfolio.http.TradeRoutes;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.portfolio.matching.SplitHolds;
import bellwether.trading.portfolio.matching.TapeLibrary;
import bellwether.trading.portfolio.performance.ClosedLotWriter;
import bellwether.trading.portfolio.performance.MarketBenchmarks;
import bellwether.trading.portfolio.performance.MarketSectors;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.ValuationListener;
import bellwether.trading.portfolio.performance.ValuationWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Portfolios of paper money, their orders and positions.
public final class Portfolios implements RouteSource, AutoCloseable {
    /// Every type of event that is published here.
    public static final List<LiveEventType> EVENTS = PortfolioLiveEvents.TYPES;

    private final PortfolioAccounts accounts;
    private final OrderDesk desk;
    private final Matcher matcher;
    private final TradeTransfers transfers;
    private final List<Routes> routes;

    /// What it needs of others.
    ///
    /// @param holder names this process among those that share the database
    public record Others(Market market, QuoteSource quotes, Audit audit, String holder) {}

    /// Nothing is matched before [#start()].
    ///
    /// @param signals what strategies decide at finished bars
    public Portfolios(
            Jdbi jdbi, Others others, BarSignals signals, BodyParser bodies, InstantSource clock) {
        CostPresets presets = CostPresets.read();
        PortfolioInstruments instruments =
                new PortfolioInstruments(others.market.symbols(), presets);
        accounts =
                new PortfolioAccounts(
                        RetriedTransactions.ofUndone(jdbi),
                        instruments,
                        List.of(
                                new OrderNotes(clock),
                                new ClosedLotWriter(clock),
                                new ValuationListener(new ValuationWriter(instruments, clock)),
                                new PortfolioLiveEvents()),
                        clock);
        PortfolioPerformance performance =
                new PortfolioPerformance(jdbi, new MarketSectors(others.market.symbols()));
        OrderGuard guard = OrderGuard.NONE;
        desk = new OrderDesk(accounts, new TradedSymbols(others.market, clock), guard, clock);
        matcher =
                new Matcher(
                        jdbi,
                        accounts,
                        new TapeLibrary(others.market),
                        new Matcher.MatchRules(signals, guard, others.quotes),
                        new Duties(jdbi, others.holder),
                        clock);
        transfers =
                new TradeTransfers(
                        accounts, others.market, RetriedTransactions.ofUndone(jdbi), bodies, clock);
        List<Routes> own =
                List.of(
                        new PortfolioRoutes(
                                accounts,
                                new PortfolioRoutes.Given(presets, others.quotes, others.audit),
                                bodies),
                        new HoldingRoutes(
                                accounts, new SplitHolds(jdbi, accounts, clock), others.audit),
                        new OrderRoutes(accounts, desk, others.market, bodies),
                        new PerformanceRoutes(
                                accounts, performance, new MarketBenchmarks(others.market)),
                        new TradeRoutes(accounts, performance));
        routes = Stream.concat(own.stream(), transfers.routes().stream()).toList();
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

    @Override
    public List<Routes> routes() {
        return routes;
    }

    /// Begins to match.
    public void start() {
        matcher.start();
    }

    public List<LoopView> loops() {
        return List.of(matcher.loop());
    }

    @Override
    public void close() {
        matcher.close();
    }
}
