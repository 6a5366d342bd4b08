package bellwether.trading.strategy.mark;

import bellwether.trading.portfolio.StrategyId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a strategy is worth at a minute, in its portfolio's currency. Where a leg has no price all
/// amounts are null: a part of a sum is never shown.
///
/// @param profit realised profit and what closing all legs at their marks would bring
/// @param value of all legs, negative for shorts
/// @param legs that are held
/// @param priced how many of them have a price
/// @param oldest when the oldest price was traded; null without any
public record StrategyMark(
        StrategyId strategy,
        Instant minute,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal realised,
        @Nullable BigDecimal value,
        int legs,
        int priced,
        @Nullable Instant oldest,
        List<MissingLeg> missing) {
    public StrategyMark {
        missing = List.copyOf(missing);
        if (missing.isEmpty() == (profit == null)) {
            throw new IllegalArgumentException(
                    "amounts are there exactly where nothing is missing");
        }
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }

    /// A leg without a price, and why.
    public record MissingLeg(String symbol, MissingReason reason) {}
}
