package bellwether.trading.execution.account;

import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderProgress;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An open order while it is matched.
final class LiveOrder {
    final OrderRole role;
    final @Nullable String parent;
    final long acceptedAt;
    final long sequence;
    private final ActiveKind kind;

    Order order;
    OrderSide side;
    @Nullable SymbolBook symbol;
    @Nullable Holding holding;
    @Nullable String group;
    OrderState state = OrderState.ACCEPTED;
    OrderReason reason = OrderReason.NONE;
    @Nullable BigDecimal remaining;
    @Nullable PriceLevel limit;
    @Nullable PriceLevel stop;
    boolean triggered;
    BigDecimal filled = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    Map<String, BigDecimal> charges = Map.of();
    BigDecimal reserved = BigDecimal.ZERO;
    @Nullable BigDecimal reservePrice;
    @Nullable BigDecimal entryPrice;
    @Nullable BigDecimal trailDistance;
    @Nullable PriceLevel trailBegins;
    @Nullable LocalDate session;

    // within one bar
    LiveSince liveSince = LiveSince.OPEN;
    @Nullable FillDraft draft;
    boolean needsProof;
    boolean cuttable;

    LiveOrder(
            Order order, OrderRole role, @Nullable String parent, long acceptedAt, long sequence) {
        this.order = order;
        this.role = role;
        this.parent = parent;
        this.acceptedAt = acceptedAt;
        this.sequence = sequence;
        kind = ActiveKind.of(order.type());
        side = order.side();
        remaining = order.size() instanceof OrderSize.Shares(BigDecimal shares) ? shares : null;
        limit = level(order.type().limitPrice());
        stop = level(order.type().stopPrice());
    }

    static LiveOrder of(OrderStatus status) {
        LiveOrder live =
                new LiveOrder(
                        status.order(),
                        status.role(),
                        status.parent(),
                        status.acceptedAt(),
                        status.sequence());
        OrderProgress progress = status.progress();
        live.group = status.ocoGroup();
        live.state = status.state();
        live.reason = status.reason();
        live.remaining = status.remaining();
        live.stop = level(status.level());
        live.triggered = status.triggered();
        live.filled = progress.filled();
        live.value = progress.value();
        live.charges = progress.charges();
        live.reserved = progress.reserved();
        live.reservePrice = progress.reservePrice();
        live.entryPrice = progress.entryPrice();
        live.trailDistance = progress.trailDistance();
        live.trailBegins = level(progress.trailBegins());
        live.session = progress.session();
        return live;
    }

    OrderStatus status() {
        return new OrderStatus(
                order,
                role,
                parent,
                group,
                state,
                reason,
                remaining,
                stop == null ? null : stop.exact(),
                triggered,
                new OrderProgress(
                        filled,
                        value,
                        charges,
                        reserved,
                        reservePrice,
                        entryPrice,
                        trailDistance,
                        trailBegins == null ? null : trailBegins.exact(),
                        session),
                acceptedAt,
                sequence);
    }

    static @Nullable PriceLevel level(@Nullable BigDecimal price) {
        return price == null ? null : PriceLevel.of(price);
    }

    ActiveKind kind() {
        return triggered ? kind.triggered() : kind;
    }

    boolean isOpen() {
        return state.isOpen();
    }

    boolean isTrailing() {
        return order.type() instanceof OrderType.Trailing;
    }

    /// Whether it can reduce a position only.
    boolean reducesOnly() {
        return order.reduceOnly();
    }

    String id() {
        return order.id();
    }
}
