package bellwether.research.backtest.spec;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// How combinations of parameters are chosen.
///
/// @param objective the metric by which they are ranked; `sharpe` unless given
/// @param sample so many combinations by chance instead of all
/// @param train sessions of a walk-forward's training; 756 unless given
/// @param test sessions of its test; 126 unless given
/// @param anchored whether training always begins at the first session
public record SearchChoice(
        @Nullable String objective,
        @Nullable
                @Min(value = 1, message = "must be 1 to 10,000")
                @Max(value = 10_000, message = "must be 1 to 10,000")
                Integer sample,
        @Nullable
                @Min(value = 60, message = "must be 60 to 10,000")
                @Max(value = 10_000, message = "must be 60 to 10,000")
                Integer train,
        @Nullable
                @Min(value = 5, message = "must be 5 to 2,520")
                @Max(value = 2520, message = "must be 5 to 2,520")
                Integer test,
        @Nullable Boolean anchored) {
    public static final SearchChoice USUAL = new SearchChoice(null, null, null, null, null);
}
