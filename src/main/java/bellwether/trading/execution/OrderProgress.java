package bellwether.trading.execution;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an order has filled so far, on which its charges are computed.
///
/// @param filled shares, each as it was at its fill
/// @param value sum of the fills' values, in the currency of the symbol
/// @param charges what each charge has come to by its name
/// @param reserved cash kept for it
/// @param reservePrice what one share of it is reserved at
/// @param entryPrice of its first fill; null before
/// @param trailDistance of a trailing order, once it is fixed, or where a trail begins
public record OrderProgress(
        BigDecimal filled,
        BigDecimal value,
        Map<String, BigDecimal> charges,
        BigDecimal reserved,
        @Nullable BigDecimal reservePrice,
        @Nullable BigDecimal entryPrice,
        @Nullable BigDecimal trailDistance,
        @Nullable BigDecimal trailBegins) {
    public static final OrderProgress NONE =
            new OrderProgress(
                    BigDecimal.ZERO, BigDecimal.ZERO, Map.of(), BigDecimal.ZERO, null, null, null,
                    null);

    public OrderProgress {
        charges = Map.copyOf(charges);
    }
}
