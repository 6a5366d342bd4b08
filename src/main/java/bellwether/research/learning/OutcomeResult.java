package bellwether.research.learning;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an outcome has brought, in percent of the entry's value.
///
/// @param costs of both sides; null where they are not known
/// @param net after costs, or before them where they are not known
/// @param r net in units of what the stop put at risk; null without a stop
/// @param mae how far the price went against it; null where the bars do not say
/// @param mfe how far it went for it
/// @param pnl in money; null for labels, which trade no money
/// @param statedPnl what its owner said it was
public record OutcomeResult(
        @Nullable Double costs,
        @Nullable Double net,
        @Nullable Double r,
        @Nullable Double mae,
        @Nullable Double mfe,
        @Nullable BigDecimal pnl,
        @Nullable BigDecimal statedPnl) {
    public static final OutcomeResult NONE =
            new OutcomeResult(null, null, null, null, null, null, null);
}
