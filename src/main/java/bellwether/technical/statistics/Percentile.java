package bellwether.technical.statistics;

/// Quantiles with linear interpolation between neighbours, as most tools have them (type 7 of
/// Hyndman and Fan 1996).
public final class Percentile {
    private Percentile() {}

    /// The value under which this share lies.
    ///
    /// @param sorted ascending, at least one value
    public static double ofSorted(double[] sorted, double probability) {
        StatisticsInput.probability("probability", probability);
        StatisticsInput.atLeast("size", sorted.length, 1);
        double place = probability * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        double share = place - below;
        double step = sorted[above] - sorted[below];
        // from the nearer side, so that no rounding passes a neighbour
        return share < 0.5 ? sorted[below] + share * step : sorted[above] - (1 - share) * step;
    }
}
