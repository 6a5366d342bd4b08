package bellwether.technical.statistics;

/// A p among others.
///
/// @param p by itself
/// @param adjusted for the others; below a share q it belongs to a selection whose expected share
///   of false ones is at most q
/// @param m how many were tested
public record AdjustedP(double p, double adjusted, int m, StatisticMethod method) {
    public AdjustedP {
        StatisticsInput.probability("p", p);
        StatisticsInput.probability("adjusted p", adjusted);
        StatisticsInput.atLeast("m", m, 1);
    }

    /// One line: `p 0.012, adjusted 0.24 (m 20, Benjamini-Hochberg)`.
    public String words() {
        return "p %s, adjusted %s (m %d, %s)"
                .formatted(FigureText.plain(p), FigureText.plain(adjusted), m, method.name());
    }
}
