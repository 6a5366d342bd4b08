package bellwether.research.backtest.run;

import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.TradeExit;
import bellwether.trading.execution.OrderStatus;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The orders that a run gave, in that order.
final class OrderLog {
    private final Map<String, RunOrder> orders = new LinkedHashMap<>();

    void given(OrderStatus status, LocalDate decided, @Nullable TradeExit exit) {
        orders.put(status.order().id(), RunOrder.of(status, decided, exit));
    }

    void follow(OrderStatus status) {
        orders.computeIfPresent(
                status.order().id(),
                (_, order) ->
                        order.now(status.state(), status.reason(), status.progress().filled()));
    }

    List<RunOrder> all() {
        return List.copyOf(orders.values());
    }
}
