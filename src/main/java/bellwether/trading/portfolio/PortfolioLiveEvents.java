package bellwether.trading.portfolio;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Publishes what becomes of orders, positions and accounts. The last that hears of a change.
public final class PortfolioLiveEvents implements AccountListener {
    private static final String ORDERS = "orders";
    private static final String PORTFOLIOS = "portfolios";

    private static final LiveEventType FILLED = LiveEventType.kept(ORDERS, "order.filled");
    private static final LiveEventType ADJUSTED = LiveEventType.kept(ORDERS, "order.adjusted");
    private static final LiveEventType POSITION =
            LiveEventType.kept(PORTFOLIOS, "position.changed");
    private static final LiveEventType MARGIN_CALL =
            LiveEventType.kept(PORTFOLIOS, "portfolio.margin_call");
    private static final LiveEventType HELD = LiveEventType.kept(PORTFOLIOS, "symbol.held");

    private static final Map<OrderState, LiveEventType> BY_STATE =
            Map.of(
                    OrderState.ACCEPTED, LiveEventType.kept(ORDERS, "order.accepted"),
                    OrderState.CANCELLED, LiveEventType.kept(ORDERS, "order.cancelled"),
                    OrderState.EXPIRED, LiveEventType.kept(ORDERS, "order.expired"),
                    OrderState.REJECTED, LiveEventType.kept(ORDERS, "order.rejected"));

    /// Every type that is published here.
    public static final List<LiveEventType> TYPES =
            List.of(
                    FILLED,
                    ADJUSTED,
                    POSITION,
                    MARGIN_CALL,
                    HELD,
                    type(OrderState.ACCEPTED),
                    type(OrderState.CANCELLED),
                    type(OrderState.EXPIRED),
                    type(OrderState.REJECTED));

    private static LiveEventType type(OrderState state) {
        return Objects.requireNonNull(BY_STATE.get(state));
    }

    private record OrderData(
            String portfolio,
            String order,
            String strategy,
            String ticker,
            String side,
            String state,
            @Nullable String reason,
            BigDecimal filled,
            @Nullable BigDecimal remaining) {
        static OrderData of(PortfolioId portfolio, OrderStatus status) {
            PositionKey position = status.order().position();
            String reason = status.reason().key();
            return new OrderData(
                    portfolio.toString(),
                    new OrderId(portfolio, status.order().id()).toString(),
                    position.strategy(),
                    position.symbol(),
                    status.order().side().key(),
                    status.state().key(),
                    reason.equals("none") ? null : reason,
                    status.progress().filled(),
                    status.remaining());
        }
    }

    private record FillData(
            String portfolio,
            String order,
            String strategy,
            String ticker,
            String side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal costs,
            String date,
            boolean assumed) {}

    private record PositionData(
            String portfolio, String strategy, String ticker, BigDecimal quantity) {}

    private record MarginData(String portfolio, BigDecimal equity, BigDecimal shorts) {}

    private record HeldData(String portfolio, String ticker) {}

    @Override
    public void changed(Handle h, AccountChange change) {
        new Publication(h, change).run();
    }

    /// All that one change publishes, in the order in which it happened.
    private record Publication(Handle h, AccountChange change) {
        void run() {
            orders();
            for (Fill fill : change.happened().fills()) {
                if (!fill.isStated()) {
                    publish(FILLED, data(fill));
                }
            }
            positions();
            for (AccountEvent event : change.happened().events()) {
                if (event instanceof AccountEvent.MarginCall call) {
                    publish(
                            MARGIN_CALL,
                            new MarginData(portfolio(), call.equity(), call.shortValue()));
                }
            }
            change.holds()
                    .held()
                    .forEach(symbol -> publish(HELD, new HeldData(portfolio(), symbol)));
        }

        private String portfolio() {
            return change.portfolio().id().toString();
        }

        private void publish(LiveEventType type, Object data) {
            LiveEvents.publish(h, type, change.portfolio().owner(), data);
        }

        /// Each order once, as it stands at the end.
        private void orders() {
            Set<Long> known =
                    change.before().orders().stream()
                            .map(OrderStatus::sequence)
                            .collect(Collectors.toSet());
            Map<Long, OrderStatus> last = new LinkedHashMap<>();
            for (AccountEvent event : change.happened().events()) {
                switch (event) {
                    case AccountEvent.OrderChanged(OrderStatus status) ->
                            last.put(status.sequence(), status);
                    case AccountEvent.SplitApplied split -> adjusted(split.symbol(), known, last);
                    case AccountEvent.MarginCall _,
                            AccountEvent.Ruined _,
                            AccountEvent.SymbolHeld _,
                            AccountEvent.LotClosed _,
                            AccountEvent.SplitIgnored _ -> {}
                }
            }
            for (OrderStatus status : last.values()) {
                boolean isNew = !known.contains(status.sequence());
                LiveEventType type = BY_STATE.get(status.state());
                if (isNew && status.state() != OrderState.ACCEPTED) {
                    publish(type(OrderState.ACCEPTED), data(status));
                }
                if (type != null && (isNew || status.state() != OrderState.ACCEPTED)) {
                    publish(type, data(status));
                }
            }
        }

        /// Those that a split changed, as it left them.
        private void adjusted(String symbol, Set<Long> known, Map<Long, OrderStatus> changed) {
            changed.values().stream()
                    .filter(order -> known.contains(order.sequence()))
                    .filter(order -> order.order().position().symbol().equals(symbol))
                    .forEach(order -> publish(ADJUSTED, data(order)));
        }

        private OrderData data(OrderStatus status) {
            return OrderData.of(change.portfolio().id(), status);
        }

        private FillData data(Fill fill) {
            return new FillData(
                    portfolio(),
                    new OrderId(change.portfolio().id(), fill.orderId()).toString(),
                    fill.position().strategy(),
                    fill.position().symbol(),
                    fill.side().key(),
                    fill.quantity(),
                    fill.price(),
                    fill.costs(),
                    fill.date().toString(),
                    fill.assumed());
        }

        /// Those whose quantity is another.
        private void positions() {
            Set<PositionKey> keys = new TreeSet<>();
            keys.addAll(keys(change.before()));
            keys.addAll(keys(change.after()));
            for (PositionKey key : keys) {
                BigDecimal before = quantity(change.before(), key);
                BigDecimal after = quantity(change.after(), key);
                if (before.compareTo(after) != 0) {
                    publish(
                            POSITION,
                            new PositionData(portfolio(), key.strategy(), key.symbol(), after));
                }
            }
        }

        private static Set<PositionKey> keys(AccountState state) {
            return state.positions().stream().map(Position::key).collect(Collectors.toSet());
        }

        private static BigDecimal quantity(AccountState state, PositionKey key) {
            return state.positions().stream()
                    .filter(position -> position.key().equals(key))
                    .map(Position::quantity)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
        }
    }
}
