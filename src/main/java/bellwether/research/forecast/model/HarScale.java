package bellwether.research.forecast.model;

import bellwether.technical.statistics.LeastSquares;
import bellwether.technical.statistics.volatility.HarDays;
import bellwether.technical.statistics.volatility.HarRegression;
import java.util.Optional;

/// HAR on log Garman–Klass as it was fitted on a bar, rescaled: what it expects times a factor, so
/// that over the bars it was fitted to it comes to their mean squared return. The range leaves out
/// gaps, and a logarithm's mean is not that of its value.
final class HarScale {
    private final HarDays days;
    private final LeastSquares.Vector coefficients;
    private final double factor;

    private HarScale(HarDays days, LeastSquares.Vector coefficients, double factor) {
        this.days = days;
        this.coefficients = coefficients;
        this.factor = factor;
    }

    /// Knows the bars up to a place alone.
    ///
    /// @param days of all bars of the columns
    static Optional<HarScale> fitted(DailyColumns columns, HarDays days, int last) {
        return days.coefficients(last + 1).flatMap(found -> rescaled(columns, days, found, last));
    }

    private static Optional<HarScale> rescaled(
            DailyColumns columns, HarDays days, LeastSquares.Vector found, int last) {
        HarScale plain = new HarScale(days, found, 1);
        int horizon = days.horizon();
        double squares = 0;
        double expected = 0;
        for (int t = HarRegression.MONTH - 1; t <= last - horizon; t++) {
            if (columns.isWhole(t, horizon)) {
                double outcome = columns.outcome(t, horizon);
                squares += outcome * outcome;
                expected += plain.variance(t);
            }
        }
        double factor = squares / expected;
        return factor > 0 && Double.isFinite(factor)
                ? Optional.of(new HarScale(days, found, factor))
                : Optional.empty();
    }

    /// Of the return over its horizon, after a bar.
    double variance(int bar) {
        return days.expected(coefficients, bar) * days.horizon() * factor;
    }
}
