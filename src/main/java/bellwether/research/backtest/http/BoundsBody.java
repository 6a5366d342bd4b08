package bellwether.research.backtest.http;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// The body of bounds.
///
/// @param run that is tested; of a sweep the best unless it is given, else the first
record BoundsBody(@Nullable @Min(value = 0, message = "must be 0 or more") Integer run) {
    static final BoundsBody USUAL = new BoundsBody(null);
}
