package bellwether.trading.portfolio;

import bellwether.trading.execution.Order;
import java.util.Optional;

/// Judges an order before its account takes it, in the same transaction.
@FunctionalInterface
public interface OrderGuard {
    /// Lets all orders pass.
    OrderGuard NONE = (account, order, check) -> {};

    /// Refuses what breaks a limit.
    ///
    /// @param check the token of a check that the caller has run, if one was sent
    /// @throws bellwether.platform.base.Refusal that names the limit
    void judge(LockedAccount account, Order order, Optional<String> check);

    /// Judges by this one first, and then by another.
    default OrderGuard and(OrderGuard next) {
        OrderGuard first = this;
        return new OrderGuard() {
            @Override
            public void judge(LockedAccount account, Order order, Optional<String> check) {
                first.judge(account, order, check);
                next.judge(account, order, check);
            }

            @Override
            public void judgeSignal(LockedAccount account, Order order) {
                first.judgeSignal(account, order);
                next.judgeSignal(account, order);
            }
        };
    }

    /// Judges an order of a strategy's rules, which cannot come with a check: what they order was
    /// decided when they were made active.
    ///
    /// @throws bellwether.platform.base.Refusal that names the limit
    default void judgeSignal(LockedAccount account, Order order) {
        judge(account, order, Optional.empty());
    }
}
