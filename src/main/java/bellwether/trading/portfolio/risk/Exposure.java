package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a position, or an order that would open one, holds and may lose, in the account's currency.
///
/// @param order the id of the entry order; null for a position
/// @param value null where it is not known
/// @param loss to the stops; null where it is not known
/// @param unstopped shares without a stop, whose whole value counts as loss
/// @param sector empty where none is stated of the symbol
/// @param unknown why value and loss are not known; null where they are
public record Exposure(
        PositionKey key,
        @Nullable String order,
        BigDecimal quantity,
        @Nullable BigDecimal value,
        @Nullable BigDecimal loss,
        BigDecimal unstopped,
        Optional<String> sector,
        OpeningEstimate.@Nullable Unknown unknown) {

    /// What is left of a position once so many shares of it are closed.
    Exposure less(BigDecimal closing) {
        BigDecimal held = quantity.abs();
        if (closing.signum() <= 0 || held.signum() == 0) {
            return this;
        }
        BigDecimal part =
                held.subtract(closing).max(BigDecimal.ZERO).divide(held, MathContext.DECIMAL64);
        return new Exposure(
                key,
                order,
                quantity.multiply(part),
                value == null ? null : value.multiply(part),
                loss == null ? null : loss.multiply(part),
                unstopped.multiply(part),
                sector,
                unknown);
    }

    BigDecimal knownValue() {
        return value == null ? BigDecimal.ZERO : value;
    }

    BigDecimal knownLoss() {
        return loss == null ? BigDecimal.ZERO : loss;
    }
}
