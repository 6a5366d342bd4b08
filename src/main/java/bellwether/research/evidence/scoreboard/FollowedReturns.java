package bellwether.research.evidence.scoreboard;

import bellwether.technical.ta.Series;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What the price did after an analysis, whatever it said: percent from the open of the first bar
/// after it to the close of the 5th, 10th and 20th. Null until that bar is stored, and where prices
/// between cannot be compared.
public record FollowedReturns(
        @JsonProperty("after_5") @Nullable Double after5,
        @JsonProperty("after_10") @Nullable Double after10,
        @JsonProperty("after_20") @Nullable Double after20) {
    public static final FollowedReturns UNKNOWN = new FollowedReturns(null, null, null);

    /// @param first the first bar after the analysis was made
    static FollowedReturns of(MarkedSymbol symbol, int first) {
        return new FollowedReturns(
                after(symbol, first, 5), after(symbol, first, 10), after(symbol, first, 20));
    }

    private static @Nullable Double after(MarkedSymbol symbol, int first, int bars) {
        Series forward = symbol.history().series();
        int last = first + bars - 1;
        return last >= forward.size() || !symbol.isSound(first, last)
                ? null
                : Double.valueOf(100 * (forward.close()[last] / forward.open()[first] - 1));
    }

    /// Whether one that was known before is another one now, or none.
    boolean isCorrected(FollowedReturns before) {
        return MarkComparison.isCorrected(before.after5, after5)
                || MarkComparison.isCorrected(before.after10, after10)
                || MarkComparison.isCorrected(before.after20, after20);
    }

    /// Whether one is known now that was not.
    boolean isMore(FollowedReturns before) {
        return (before.after5 == null && after5 != null)
                || (before.after10 == null && after10 != null)
                || (before.after20 == null && after20 != null);
    }
}
