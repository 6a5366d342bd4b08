package bellwether.trading.strategy.broker;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.portfolio.AccountChange;
import bellwether.trading.portfolio.AccountListener;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Queues the orders of portfolios whose broker is not paper, in the transaction that took them in:
/// an order is on its way exactly when its account has it.
public final class ForwardOutbox implements AccountListener {
    private final Set<String> outside;
    private final InstantSource clock;
    private final ForwardDao dao = new ForwardDao();

    /// @param outside names of the brokers that are not paper
    public ForwardOutbox(Set<String> outside, InstantSource clock) {
        this.outside = Set.copyOf(outside);
        this.clock = clock;
    }

    @Override
    public void changed(Handle transaction, AccountChange change) {
        if (outside.isEmpty()) {
            return;
        }
        String broker = dao.broker(transaction, change.portfolio().id());
        if (!outside.contains(broker)) {
            return;
        }
        Set<String> known =
                change.before().orders().stream()
                        .map(status -> status.order().id())
                        .collect(Collectors.toSet());
        for (AccountEvent event : change.happened().events()) {
            if (event instanceof AccountEvent.OrderChanged(OrderStatus status)
                    && status.role() == OrderRole.ENTRY) {
                forward(transaction, change, broker, status, known);
            }
        }
    }

    private void forward(
            Handle h, AccountChange change, String broker, OrderStatus status, Set<String> known) {
        String id = status.order().id();
        Optional<BrokerOrder> order;
        if (status.state() == OrderState.ACCEPTED && !known.contains(id)) {
            order = Optional.of(BrokerOrder.of(change.portfolio().id(), status.order()));
        } else if (status.state() == OrderState.CANCELLED && status.reason().isWithdrawal()) {
            order = Optional.empty();
        } else {
            return;
        }
        dao.add(h, change.portfolio().id(), broker, id, order, clock.instant());
    }
}
