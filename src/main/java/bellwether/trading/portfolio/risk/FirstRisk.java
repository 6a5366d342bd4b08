package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Position;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the open shares of a position were to lose, from what they were opened at down to the stops
/// that their orders brought along, and its profit in multiples of that.
///
/// @param firstRisk in the symbol's currency, without costs; null where some share has no such stop
/// @param r what the same lots stand at, after their costs, ÷ first risk; null where either is not
///   known
/// @param rReason why `r` is null
public record FirstRisk(
        @Nullable BigDecimal firstRisk, @Nullable BigDecimal r, @Nullable String rReason) {
    private static final FirstRisk FLAT = unknown("the position is flat");

    private static FirstRisk unknown(String reason) {
        return new FirstRisk(null, null, reason);
    }

    /// Of a position as it stands.
    ///
    /// @param priceUnit one unit of the symbol's prices in its currency
    /// @param value of the open shares at the mark, in the symbol's currency; null before the first
    public static FirstRisk of(
            AccountState state,
            Position position,
            BigDecimal priceUnit,
            @Nullable BigDecimal value) {
        if (position.quantity().signum() == 0) {
            return FLAT;
        }
        Map<String, BigDecimal> stops = stops(state, position);
        BigDecimal risk = BigDecimal.ZERO;
        for (Lot lot : position.lots()) {
            BigDecimal stop = stops.get(lot.orderId());
            if (stop == null) {
                return unknown(unstopped(state, lot));
            }
            risk = risk.add(toLose(lot, stop.multiply(priceUnit)));
        }
        if (risk.signum() <= 0) {
            return unknown("its first stop lies beyond its entry");
        }
        return value == null
                ? new FirstRisk(shown(risk), null, "no mark yet")
                : new FirstRisk(
                        shown(risk),
                        shown(gain(position, value).divide(risk, MathContext.DECIMAL32)),
                        null);
    }

    /// A fixed stop keeps the price that it was given, but for splits; a trail is another order.
    private static Map<String, BigDecimal> stops(AccountState state, Position position) {
        Map<String, BigDecimal> stops = new HashMap<>();
        for (OrderStatus order : state.orders()) {
            if (order.role() == OrderRole.STOP
                    && order.parent() != null
                    && order.order().position().equals(position.key())
                    && order.order().type() instanceof OrderType.Stop(BigDecimal stop)) {
                stops.put(order.parent(), stop);
            }
        }
        return stops;
    }

    /// Of the lots that the risk is of; an average would be of shares that are gone too.
    private static BigDecimal gain(Position position, BigDecimal value) {
        BigDecimal gain = value;
        for (Lot lot : position.lots()) {
            BigDecimal paid = lot.quantity().signum() > 0 ? lot.value() : lot.value().negate();
            gain = gain.subtract(paid).subtract(lot.costs());
        }
        return gain;
    }

    private static BigDecimal toLose(Lot lot, BigDecimal stop) {
        BigDecimal atStop = stop.multiply(lot.quantity().abs());
        return lot.quantity().signum() > 0
                ? lot.value().subtract(atStop)
                : atStop.subtract(lot.value());
    }

    private static String unstopped(AccountState state, Lot lot) {
        if (lot.isStated()) {
            return "shares of it are stated, so they had no stop here";
        }
        Optional<OrderStatus> trail =
                state.orders().stream()
                        .filter(order ->
                                order.role() == OrderRole.TRAIL
                                        && lot.orderId().equals(order.parent()))
                        .findAny();
        return trail.isPresent()
                ? "shares of it have a trail and no fixed stop"
                : "shares of it have no stop of their order that still waits";
    }

    private static BigDecimal shown(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
