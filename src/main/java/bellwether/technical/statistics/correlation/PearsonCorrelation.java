package bellwether.technical.statistics.correlation;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.StatisticMethod;
import bellwether.technical.statistics.StatisticsInput;
import bellwether.technical.statistics.UndefinedFigure;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Pearson's correlation, its interval and p by Fisher's z (1915): atanh ρ has the error 1 ÷ √(n−3)
/// when pairs are independent of each other.
public final class PearsonCorrelation {
    static final StatisticMethod METHOD =
            new StatisticMethod("Pearson's correlation, Fisher's z", "Pearson 1895; Fisher 1915");
    private static final String UNIT = "dates";
    private static final int FEWEST = 4;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private PearsonCorrelation() {}

    /// Empty for under two pairs, and where one side does not vary.
    public static Optional<Double> of(double[] x, double[] y) {
        StatisticsInput.series("x", x);
        StatisticsInput.series("y", y);
        StatisticsInput.sameLength("y", y.length, x.length);
        int n = x.length;
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        boolean varies = xx > tiny(meanX, n) && yy > tiny(meanY, n);
        return n >= 2 && varies
                ? Optional.of(Math.clamp(xy / Math.sqrt(xx) / Math.sqrt(yy), -1.0, 1.0))
                : Optional.empty();
    }

    /// The squares that the rounding of a mean leaves of equal values.
    private static double tiny(double mean, int n) {
        return n * 1e-28 * mean * mean;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// With its interval; from four pairs on.
    public static Estimate estimate(double[] x, double[] y, double level) {
        StatisticsInput.level(level);
        int n = x.length;
        Optional<Double> found = of(x, y);
        if (found.isEmpty()) {
            UndefinedFigure why =
                    n < FEWEST
                            ? UndefinedFigure.tooFew(n, FEWEST, UNIT)
                            : UndefinedFigure.noVariance();
            return result(found, n, Optional.empty(), Optional.of(why));
        }
        if (n < FEWEST) {
            UndefinedFigure why = UndefinedFigure.tooFew(n, FEWEST, UNIT);
            return result(found, n, Optional.empty(), Optional.of(why));
        }
        return result(found, n, Optional.of(interval(found.get(), n, level)), Optional.empty());
    }

    private static ConfidenceInterval interval(double correlation, int n, double level) {
        double half = NORMAL.inverseSurvivalProbability((1 - level) / 2) / Math.sqrt(n - 3.0);
        if (Math.abs(correlation) == 1) {
            return new ConfidenceInterval(level, correlation, correlation);
        }
        double z = atanh(correlation);
        return new ConfidenceInterval(level, StrictMath.tanh(z - half), StrictMath.tanh(z + half));
    }

    private static Estimate result(
            Optional<Double> value,
            int n,
            Optional<ConfidenceInterval> interval,
            Optional<UndefinedFigure> why) {
        return new Estimate(value, n, Optional.empty(), UNIT, interval, METHOD, why);
    }

    /// How often unrelated pairs would be as far from 0; empty for under four.
    public static Optional<Double> p(double correlation, int n) {
        StatisticsInput.finite("correlation", correlation);
        if (n < FEWEST || Math.abs(correlation) > 1) {
            return Optional.empty();
        }
        double z = atanh(Math.abs(correlation)) * Math.sqrt(n - 3.0);
        return Optional.of(
                Double.isInfinite(z) ? 0.0 : Math.min(1, 2 * NORMAL.survivalProbability(z)));
    }

    private static double atanh(double value) {
        return 0.5 * (StrictMath.log1p(value) - StrictMath.log1p(-value));
    }
}
