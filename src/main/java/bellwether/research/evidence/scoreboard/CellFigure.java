package bellwether.research.evidence.scoreboard;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/// A mean over dates with its interval at 90 %.
///
/// @param value null where there is none
/// @param low null, as is `high`, where there are too few plans or dates
public record CellFigure(@Nullable Double value, @Nullable Double low, @Nullable Double high) {
    public static final double LEVEL = 0.9;

    static final CellFigure NONE = new CellFigure(null, null, null);

    /// @param bounded whether an interval may be shown
    static CellFigure of(Estimate estimate, boolean bounded) {
        ConfidenceInterval interval = bounded ? estimate.interval().orElse(null) : null;
        return new CellFigure(
                estimate.estimate().orElse(null),
                interval == null ? null : Double.valueOf(interval.low()),
                interval == null ? null : Double.valueOf(interval.high()));
    }

    /// Bounds of a rate.
    CellFigure withinUnit() {
        return low == null || high == null
                ? this
                : new CellFigure(value, Math.max(0, low), Math.min(1, high));
    }
}
