package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.portfolio.store.OrderDao;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Notes with orders what changed them beside fills.
final class OrderNotes implements AccountListener {
    private final InstantSource clock;
    private final OrderDao orders = new OrderDao();

    OrderNotes(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void changed(Handle h, AccountChange change) {
        splits(h, change);
        for (String symbol : change.holds().released()) {
            note(
                    h,
                    change,
                    symbol,
                    "released",
                    "Waits no longer: the split was recorded or dismissed.");
        }
        if (change.source().late()) {
            late(h, change);
        }
        for (String symbol : change.holds().held()) {
            note(
                    h,
                    change,
                    symbol,
                    "held",
                    "Waits: the price jumped like a split of which nothing is on record. Record it, or dismiss it.");
        }
    }

    /// Splits come first in a step: orders that changed before one were changed by it.
    private void splits(Handle h, AccountChange change) {
        Set<Long> changed = new HashSet<>();
        for (AccountEvent event : change.happened().events()) {
            if (event instanceof AccountEvent.OrderChanged(OrderStatus status)) {
                changed.add(status.sequence());
            } else if (event instanceof AccountEvent.SplitApplied split) {
                of(change.before().orders(), split.symbol()).stream()
                        .filter(order -> changed.contains(order.sequence()))
                        .forEach(order ->
                                orders.note(
                                        h,
                                        change.portfolio().id(),
                                        order.sequence(),
                                        new OrderNote(
                                                clock.instant(),
                                                "split",
                                                "Quantity and prices were changed for the split of %s."
                                                        .formatted(split.exDate()))));
            }
        }
    }

    private void late(Handle h, AccountChange change) {
        for (Fill fill : change.happened().fills()) {
            change.before().orders().stream()
                    .filter(order -> order.order().id().equals(fill.orderId()))
                    .forEach(order ->
                            orders.note(
                                    h,
                                    change.portfolio().id(),
                                    order.sequence(),
                                    new OrderNote(
                                            clock.instant(),
                                            "late",
                                            "Filled with the bar of %s, which came after the others of its date had been matched."
                                                    .formatted(fill.date()))));
        }
    }

    private void note(Handle h, AccountChange change, String symbol, String kind, String detail) {
        for (OrderStatus order : of(change.before().orders(), symbol)) {
            orders.note(
                    h,
                    change.portfolio().id(),
                    order.sequence(),
                    new OrderNote(clock.instant(), kind, detail));
        }
    }

    private static List<OrderStatus> of(List<OrderStatus> orders, String symbol) {
        return orders.stream()
                .filter(order -> order.order().position().symbol().equals(symbol))
                .toList();
    }
}
