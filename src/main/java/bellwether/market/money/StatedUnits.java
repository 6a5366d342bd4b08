package bellwether.market.money;

import java.math.BigDecimal;
import java.util.Optional;

/// What is stated of a symbol's prices and quantities.
///
/// @param currency of the prices, such as `GBX`
/// @param tick the smallest step of a price, in the unit of the prices
/// @param lot the smallest quantity
public record StatedUnits(
        Optional<String> currency, Optional<BigDecimal> tick, Optional<BigDecimal> lot) {
    public static final StatedUnits NONE =
            new StatedUnits(Optional.empty(), Optional.empty(), Optional.empty());
}
