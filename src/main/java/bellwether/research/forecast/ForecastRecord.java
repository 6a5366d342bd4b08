package bellwether.research.forecast;

import java.util.List;
import java.util.Optional;

/// What became of forecasts of a kind.
///
/// @param n realised forecasts with bounds
/// @param effectiveN how many independent ones that is worth
/// @param winkler loss of the 80 % interval beside that without a scale; smaller is better
/// @param pinball mean loss of the quantiles 2.5, 10, 50, 90 and 97.5 %
/// @param meanSquare of the outcomes: what no change, which is the centre, was off
/// @param difference whether the 80 % interval loses less by more than chance
/// @param why it is not shown; empty where it is
public record ForecastRecord(
        Kind kind,
        int n,
        Sample sample,
        double effectiveN,
        Coverage coverage,
        List<ThirdCoverage> thirds,
        Optional<Losses> winkler,
        Optional<Losses> pinball,
        double meanSquare,
        Optional<Difference> difference,
        Optional<String> why) {
    /// Fewer effective ones are not shown.
    public static final int ENOUGH = 30;

    /// A larger p is not shown.
    public static final double CERTAIN = 0.05;

    public ForecastRecord {
        thirds = List.copyOf(thirds);
    }

    /// Which forecasts.
    ///
    /// @param key the month or third; `all` where they are not split
    public record Kind(ForecastOrigin made, int horizon, ForecastModel model, String key) {}

    /// How large it is.
    ///
    /// @param symbols the most on one date
    /// @param compared how many had an unscaled interval to be compared with
    /// @param pooled whose bounds are taken from all symbols
    public record Sample(int dates, int symbols, int compared, int pooled) {}

    /// Shares of outcomes within the bounds, averaged over sessions.
    public record Coverage(double eighty, double ninetyFive) {}

    /// Of the 80 % interval, by how wild the symbol was.
    public record ThirdCoverage(VolatilityThird third, int n, double eighty) {}

    /// Mean losses.
    ///
    /// @param skill 1 − forecast ÷ unscaled; at most 0: none
    public record Losses(double forecast, double unscaled, double skill) {}

    /// By Diebold and Mariano over sessions, or from under 10 symbols on the median date by blocks
    /// of 63; one-sided.
    public record Difference(double statistic, double p) {}

    /// Whether what it says of its skill may be shown.
    public boolean isShown() {
        return why.isEmpty();
    }
}
