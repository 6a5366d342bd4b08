package bellwether.research.backtest.run;

import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.TradeExit;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps every order of a run with how it ended and its fills.
public final class OrderRecorder implements OrderListener {
    private final Map<String, Kept> orders = new HashMap<>();

    /// An order so far.
    private static final class Kept {
        private final OrderStatus asked;
        private final LocalDate decided;
        private final @Nullable TradeExit exit;
        private final List<Fill> fills = new ArrayList<>();
        private OrderStatus status;
        private LocalDate changed;

        Kept(OrderStatus status, LocalDate day, @Nullable TradeExit exit) {
            this.asked = status;
            this.decided = day;
            this.exit = exit;
            this.status = status;
            this.changed = day;
        }
    }

    @Override
    public void accepted(OrderStatus status, LocalDate day, @Nullable TradeExit exit) {
        orders.put(status.order().id(), new Kept(status, day, exit));
    }

    @Override
    public void changed(OrderStatus status, LocalDate day) {
        Kept kept = orders.computeIfAbsent(status.order().id(), _ -> new Kept(status, day, null));
        kept.status = status;
        kept.changed = day;
    }

    @Override
    public void filled(Fill fill) {
        Kept kept = orders.get(fill.orderId());
        if (kept != null) {
            kept.fills.add(fill);
        }
    }

    /// In the order in which they were accepted.
    public List<RunOrder> orders() {
        return orders.values().stream()
                .sorted(Comparator.comparingLong(kept -> kept.asked.sequence()))
                .map(OrderRecorder::order)
                .toList();
    }

    private static RunOrder order(Kept kept) {
        Order order = kept.asked.order();
        String purpose = purpose(kept);
        return new RunOrder(
                order.id(),
                kept.decided,
                order.position().symbol(),
                order.side().key(),
                asked(order),
                purpose,
                signal(purpose, order.side()),
                kept.asked.parent(),
                outcome(kept),
                kept.fills.stream().map(OrderRecorder::fill).toList());
    }

    private static String purpose(Kept kept) {
        if (kept.exit != null) {
            return kept.exit.name().toLowerCase(Locale.ROOT);
        }
        return kept.asked.role() == OrderRole.ENTRY ? "entry" : kept.asked.role().key();
    }

    private static @Nullable String signal(String purpose, OrderSide side) {
        boolean buys = side == OrderSide.BUY;
        String entered = buys ? "long" : "short";
        String held = buys ? "short" : "long";
        return switch (purpose) {
            case "entry", "reverse" -> entered + ".enter";
            case "signal" -> held + ".exit";
            case "time" -> held + ".max_bars";
            case "stop", "target", "trail" -> held + "." + purpose;
            default -> null;
        };
    }

    private static RunOrder.Asked asked(Order order) {
        return new RunOrder.Asked(
                order.type().key(),
                sized(order.size()),
                size(order.size()),
                order.type().limitPrice(),
                order.type().stopPrice(),
                until(order.timeInForce()),
                order.reduceOnly());
    }

    private static String sized(OrderSize size) {
        return switch (size) {
            case OrderSize.Shares _ -> "shares";
            case OrderSize.Cash _ -> "cash";
            case OrderSize.EquityPercent _ -> "percent";
            case OrderSize.RiskPercent _ -> "risk_percent";
        };
    }

    private static BigDecimal size(OrderSize size) {
        return switch (size) {
            case OrderSize.Shares(BigDecimal shares) -> shares;
            case OrderSize.Cash(BigDecimal amount) -> amount;
            case OrderSize.EquityPercent(BigDecimal percent) -> percent;
            case OrderSize.RiskPercent(BigDecimal percent) -> percent;
        };
    }

    private static String until(TimeInForce time) {
        return switch (time) {
            case TimeInForce.GoodTillCancelled _ -> "gtc";
            case TimeInForce.Day _ -> "day";
            case TimeInForce.GoodTillDate(LocalDate until) -> until.toString();
        };
    }

    private static RunOrder.Outcome outcome(Kept kept) {
        BigDecimal filled = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal costs = BigDecimal.ZERO;
        boolean assumed = false;
        for (Fill fill : kept.fills) {
            filled = filled.add(fill.quantity());
            paid = paid.add(fill.quantity().multiply(fill.price()));
            costs = costs.add(fill.costs());
            assumed |= fill.assumed();
        }
        OrderReason reason = kept.status.reason();
        return new RunOrder.Outcome(
                kept.status.state().key(),
                reason == OrderReason.NONE ? null : reason.key(),
                kept.changed,
                filled,
                filled.signum() == 0
                        ? null
                        : paid.divide(filled, MathContext.DECIMAL64).stripTrailingZeros(),
                costs,
                assumed);
    }

    private static RunOrder.OrderFill fill(Fill fill) {
        return new RunOrder.OrderFill(
                fill.date(),
                fill.phase().key(),
                fill.quantity(),
                fill.price(),
                fill.value(),
                fill.charges().stream()
                        .map(charge -> new RunOrder.FillCharge(charge.name(), charge.amount()))
                        .toList(),
                fill.assumed(),
                fill.volumeKnown());
    }
}
