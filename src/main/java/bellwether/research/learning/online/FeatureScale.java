package bellwether.research.learning.online;

import org.jspecify.annotations.Nullable;

/// Mean and spread of an input over the rows so far (Welford 1962).
///
/// @param count rows that had it
/// @param squares sum of squared distances from the mean
public record FeatureScale(long count, double mean, double squares) {
    /// Of no row.
    public static final FeatureScale NONE = new FeatureScale(0, 0, 0);

    /// Further out says nothing more.
    private static final double WIDEST = 4;

    /// In standard deviations from the mean of earlier rows, within ±4; 0, the mean, for an absent
    /// value and where earlier rows do not differ.
    public double standardised(@Nullable Double value) {
        double deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        return value == null || deviation == 0
                ? 0
                : Math.clamp((value - mean) / deviation, -WIDEST, WIDEST);
    }

    /// With one row more.
    public FeatureScale with(@Nullable Double value) {
        if (value == null) {
            return this;
        }
        double distance = value - mean;
        double next = mean + distance / (count + 1);
        return new FeatureScale(count + 1, next, squares + distance * (value - next));
    }
}
