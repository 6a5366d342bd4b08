package bellwether.trading.strategy.signal;

import bellwether.trading.execution.Order;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.BarSignals;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.PortfolioAccounts.Instruments;
import bellwether.trading.rules.Rule;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.basket.DefinitionCheck;
import bellwether.trading.strategy.basket.DefinitionDao;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the rules of a portfolio's active strategies after each bar, in the transaction that
/// matched it. A bar is decided on once, whoever asks how often.
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
    public List<Order> after(LockedAccount account, TapeStep step) {
        List<Order> orders = new ArrayList<>();
        for (Strategy strategy :
                strategies.active(account.transaction(), account.portfolio().id())) {
            Optional<Rule> rule = definitions.read(Objects.requireNonNull(strategy.rules()));
            if (rule.isEmpty()) {
                LOG.error(
                        "The rules of {} cannot be read any more and order nothing", strategy.id());
                continue;
            }
            for (TapeBar bar : step.bars()) {
                if (strategy.symbols().contains(bar.symbol())) {
                    orders.addAll(
                            new RuleClose(
                                            account,
                                            new RuleClose.Parts(
                                                    definitions.fields(), instruments, clock),
                                            strategy,
                                            rule.get(),
                                            bar.symbol())
                                    .decide(step, histories));
                }
            }
        }
        return orders;
    }
}
