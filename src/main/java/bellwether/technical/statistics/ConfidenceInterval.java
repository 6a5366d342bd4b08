package bellwether.technical.statistics;

/// Between these two a value lies, at this level of confidence.
///
/// @param level such as 0.9
public record ConfidenceInterval(double level, double low, double high) {
    /// The level of intervals for which none is named.
    public static final double USUAL_LEVEL = 0.9;

    public ConfidenceInterval {
        StatisticsInput.level(level);
        StatisticsInput.finite("low", low);
        StatisticsInput.finite("high", high);
        if (low > high) {
            throw new IllegalArgumentException(
                    "low must not be above high, was %s and %s".formatted(low, high));
        }
    }

    /// As far to both sides.
    static ConfidenceInterval around(double centre, double half, double level) {
        return new ConfidenceInterval(level, centre - half, centre + half);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public double width() {
        return high - low;
    }
}
