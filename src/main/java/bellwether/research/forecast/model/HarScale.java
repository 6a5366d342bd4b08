package bellwether.research.forecast.model;

import bellwether.technical.statistics.volatility.HarRegression;
import java.util.Optional;

/// HAR on log Garman–Klass as it was fitted on a bar, rescaled: what it expects times a factor, so
/// that over the bars it was fitted to it comes to their mean squared return. The range leaves out
/// gaps, and a logarithm's mean is not that of its value.
final class HarScale {
    private final DailyColumns columns;
    private final HarRegression fit;
    private final double factor;

    private HarScale(DailyColumns columns, HarRegression fit, double factor) {
        this.columns = columns;
        this.fit = fit;
        this.factor = factor;
    }

    /// Knows the bars up to a place alone.
    static Optional<HarScale> fitted(DailyColumns columns, int last, int horizon) {
        return HarRegression.fit(columns.variances(last + 1), horizon, true)
                .flatMap(fit -> rescaled(columns, fit, last));
    }

    private static Optional<HarScale> rescaled(DailyColumns columns, HarRegression fit, int last) {
        HarScale plain = new HarScale(columns, fit, 1);
        double squares = 0;
        double expected = 0;
        for (int t = HarRegression.MONTH - 1; t <= last - fit.horizon(); t++) {
            if (columns.isWhole(t, fit.horizon())) {
                double outcome = columns.outcome(t, fit.horizon());
                squares += outcome * outcome;
                expected += plain.variance(t);
            }
        }
        double factor = squares / expected;
        return factor > 0 && Double.isFinite(factor)
                ? Optional.of(new HarScale(columns, fit, factor))
                : Optional.empty();
    }

    /// Of the return over its horizon, after a bar.
    double variance(int bar) {
        double sum =
                at(0)
                        + at(1) * StrictMath.log(columns.meanVariance(bar, 1))
                        + at(2) * StrictMath.log(columns.meanVariance(bar, 5))
                        + at(3) * StrictMath.log(columns.meanVariance(bar, HarRegression.MONTH));
        return StrictMath.exp(sum) * fit.horizon() * factor;
    }

    private double at(int place) {
        return fit.fit().coefficients().at(place);
    }
}
