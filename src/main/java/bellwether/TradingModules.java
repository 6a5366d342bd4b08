package bellwether;

import static bellwether.ShutdownStep.CLOCKS;

import bellwether.desk.alert.RuleAlerts;
import bellwether.frontend.legacy.LegacyApi;
import bellwether.market.bars.Market;
import bellwether.market.feeds.Providers;
import bellwether.platform.base.Audit;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.trading.portfolio.AccountSignal;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.strategy.Strategies;
import bellwether.trading.strategy.broker.Forwarding;
import bellwether.trading.strategy.broker.PaperBroker;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// The modules of the floor `trading`, which share their duties, quotes and brokers.
final class TradingModules implements RouteSource {
    /// Every type of event that they publish.
    static final List<LiveEventType> EVENTS =
            Stream.concat(Portfolios.EVENTS.stream(), Strategies.EVENTS.stream()).toList();

    private final Portfolios portfolios;
    private final Strategies strategies;
    private final QuoteSource quotes;
    private final AccountSignal moves = new AccountSignal();
    private final Jdbi patient;

    /// @param staleSessions after how many sessions prices are too old to open at
    TradingModules(
            Foundation base, Market market, Providers providers, Audit audit, int staleSessions) {
        Jdbi jdbi = base.reads.exact();
        patient = base.patient.jdbi();
        quotes = new ProviderQuotes(providers);
        Duties duties = new Duties(jdbi, holder());
        Forwarding forwarding = new Forwarding(jdbi, List.of(new PaperBroker()), base.clock);
        portfolios =
                base.closing.add(
                        CLOCKS,
                        new Portfolios(
                                jdbi,
                                new Portfolios.Others(
                                        market,
                                        quotes,
                                        audit,
                                        duties,
                                        List.of(forwarding.outbox(), moves),
                                        forwarding.guard(),
                                        staleSessions),
                                Strategies.signals(market, base.clock),
                                base.bodies,
                                base.clock));
        strategies =
                base.closing.add(
                        CLOCKS,
                        new Strategies(
                                jdbi,
                                new Strategies.Others(
                                        portfolios.accounts(),
                                        duties,
                                        market,
                                        quotes,
                                        forwarding,
                                        audit),
                                base.bodies,
                                base.clock));
    }

    /// Names this process among those that share the database.
    private static String holder() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// Newest prices, for rules on them.
    QuoteSource quotes() {
        return quotes;
    }

    /// Whose accounts were changed.
    AccountSignal moves() {
        return moves;
    }

    Strategies strategies() {
        return strategies;
    }

    Portfolios portfolios() {
        return portfolios;
    }

    /// For the older paths.
    LegacyApi.Trading legacy(RuleAlerts alerts) {
        return new LegacyApi.Trading(portfolios, strategies, alerts);
    }

    /// What they have to do each night.
    List<Chore> chores() {
        return Stream.concat(
                        portfolios.chores(patient).stream(), Stream.of(strategies.chore(patient)))
                .toList();
    }

    @Override
    public List<Routes> routes() {
        return Stream.concat(portfolios.routes().stream(), strategies.routes().stream()).toList();
    }

    void start() {
        portfolios.start();
        strategies.start();
    }

    List<LoopView> loops() {
        return Stream.concat(portfolios.loops().stream(), strategies.loops().stream()).toList();
    }
}
