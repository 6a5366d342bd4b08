package bellwether.research.evidence.scoreboard;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.Estimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mean over dates with its interval at 90 %.
///
/// @param value null where there is none
/// @param n of how many trades
/// @param low null, as is `high`, where `message` says why
/// @param message why there is no interval; null where there is one
public record CellFigure(
        @Nullable Double value,
        int n,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String message) {
    public static final double LEVEL = 0.9;

    /// @param why there is no interval; null where there is one
    static CellFigure of(Optional<Estimate> mean, int n, @Nullable String why) {
        ConfidenceInterval interval =
                why == null ? mean.flatMap(Estimate::interval).orElse(null) : null;
        return new CellFigure(
                mean.flatMap(Estimate::estimate).orElse(null),
                n,
                interval == null ? null : Double.valueOf(interval.low()),
                interval == null ? null : Double.valueOf(interval.high()),
                why);
    }

    /// Bounds of a rate.
    CellFigure withinUnit() {
        return low == null || high == null
                ? this
                : new CellFigure(value, n, Math.max(0, low), Math.min(1, high), message);
    }
}
