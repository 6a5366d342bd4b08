package bellwether.trading.strategy.broker;

import bellwether.trading.execution.Order;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.OrderGuard;
import java.util.Optional;
import java.util.Set;

/// Refuses what only the paper broker matches, such as brackets, in portfolios of other brokers. An
/// order of a rule that is refused here is noted as not ordered; refused only when it is queued, it
/// would undo the bar whose close it was decided at.
final class BrokerGuard implements OrderGuard {
    private final Set<String> outside;
    private final ForwardDao dao = new ForwardDao();

    /// @param outside names of the brokers that are not paper
    BrokerGuard(Set<String> outside) {
        this.outside = Set.copyOf(outside);
    }

    @Override
    public void judge(LockedAccount account, Order order, Optional<String> check) {
        if (!outside.isEmpty()
                && outside.contains(dao.broker(account.transaction(), account.portfolio().id()))) {
            BrokerOrder.of(account.portfolio().id(), order);
        }
    }
}
