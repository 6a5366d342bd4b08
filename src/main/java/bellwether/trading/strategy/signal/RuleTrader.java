package bellwether.trading.strategy.signal;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.BarSignals;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.PortfolioAccounts.Instruments;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.rules.Rule;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.basket.DefinitionCheck;
import bellwether.trading.strategy.basket.DefinitionDao;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the rules of a portfolio's active strategies after each bar, in the transaction that
/// matched it. A bar is decided on once, whoever asks how often; a symbol that waits, because a
/// split is suspected, is not decided on, but time passes for its rule too.
public final class RuleTrader implements BarSignals {
    private static final Logger LOG = LoggerFactory.getLogger(RuleTrader.class);

    private final DefinitionCheck definitions;
    private final RuleHistories histories;
    private final Instruments instruments;
    private final InstantSource clock;
    private final DefinitionDao strategies = new DefinitionDao();

    /// @param instruments in whose prices equity is counted
    public RuleTrader(
            DefinitionCheck definitions,
            RuleHistories histories,
            Instruments instruments,
            InstantSource clock) {
        this.definitions = definitions;
        this.histories = histories;
        this.instruments = instruments;
        this.clock = clock;
    }

    @Override
    public Reading reading(Handle transaction, PortfolioId portfolio, TapeStep step) {
        Set<String> decided = step.bars().stream().map(TapeBar::symbol).collect(Collectors.toSet());
        Map<Timeframe, Set<String>> wanted = new EnumMap<>(Timeframe.class);
        for (Strategy strategy : strategies.ruled(transaction, portfolio)) {
            if (!strategy.active()) {
                continue;
            }
            definitions
                    .read(Objects.requireNonNull(strategy.rules()))
                    .ifPresent(rule ->
                            strategy.symbols().stream()
                                    .filter(decided::contains)
                                    .forEach(symbol ->
                                            wanted.computeIfAbsent(
                                                            rule.timeframe(), _ -> new TreeSet<>())
                                                    .add(symbol)));
        }
        return () -> {
            RuleHistories.Held held = histories.held(wanted, step);
            return new Prepared(
                    new RuleTrader(definitions, held.histories(), instruments, clock), held.end());
        };
    }

    @Override
    public List<Order> after(LockedAccount account, TapeStep step) {
        List<Strategy> ruled = ruled(account);
        List<Order> orders = new ArrayList<>();
        for (RuleClose close : closes(account, step, ruled, true)) {
            if (step.held().contains(close.symbol())) {
                close.pass(step);
            } else {
                orders.addAll(close.decide(step, histories));
            }
        }
        closes(account, step, ruled, false).forEach(close -> close.pass(step));
        return orders;
    }

    /// Rules that are not active any more let go of what has waited for long enough, too.
    @Override
    public void passed(LockedAccount account, TapeStep step) {
        List<Strategy> ruled = ruled(account);
        closes(account, step, ruled, true).forEach(close -> close.pass(step));
        closes(account, step, ruled, false).forEach(close -> close.pass(step));
    }

    private List<Strategy> ruled(LockedAccount account) {
        return strategies.ruled(account.transaction(), account.portfolio().id());
    }

    /// What rules look at in a step.
    ///
    /// @param ruled the strategies of the portfolio that have rules
    /// @param active of those that may order, or of the others
    private List<RuleClose> closes(
            LockedAccount account, TapeStep step, List<Strategy> ruled, boolean active) {
        List<RuleClose> closes = new ArrayList<>();
        for (Strategy strategy : ruled) {
            if (strategy.active() != active) {
                continue;
            }
            Optional<Rule> rule = definitions.read(Objects.requireNonNull(strategy.rules()));
            if (rule.isEmpty()) {
                LOG.error(
                        "The rules of {} cannot be read any more and order nothing", strategy.id());
            }
            RuleClose.Parts parts = new RuleClose.Parts(definitions.fields(), instruments, clock);
            rule.ifPresent(read ->
                    step.bars().stream()
                            .map(TapeBar::symbol)
                            .filter(strategy.symbols()::contains)
                            .map(symbol -> new RuleClose(account, parts, strategy, read, symbol))
                            .forEach(closes::add));
        }
        return closes;
    }

    @Override
    public void refused(LockedAccount account, Order order, String reason) {
        new SignalDao().refuse(account.transaction(), order.id(), reason);
    }
}
