package bellwether.research.learning;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// At what prices it began and ended, in the shares of the signal's bar.
///
/// @param enteredAt the begin of the entry's bar, or when it was opened
public record OutcomePrices(
        @Nullable BigDecimal entry,
        @Nullable BigDecimal stop,
        @Nullable BigDecimal target,
        @Nullable BigDecimal exit,
        @Nullable BigDecimal quantity,
        @Nullable Instant enteredAt,
        @Nullable Instant exitedAt) {
    public static final OutcomePrices NONE =
            new OutcomePrices(null, null, null, null, null, null, null);
}
