package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.OrderSize;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a caller wants a size by, beside the methods that are always computed.
///
/// @param riskPercent of the equity that may be lost; null: the portfolio's limit, else 1
/// @param amount cash or a percentage of the equity to be spent; null without one
public record SizeWish(@Nullable BigDecimal riskPercent, @Nullable OrderSize amount) {
    public static final SizeWish USUAL = new SizeWish(null, null);
}
