package bellwether.technical.statistics;

import java.util.Optional;

/// What the certainty of a Sharpe ratio depends on.
///
/// @param n how many returns
/// @param sharpe mean ÷ deviation per session (n − 1), not annualised
/// @param skew of the returns, over n
/// @param kurtosis plain, over n: 3 for a normal distribution
public record SharpeSample(int n, double sharpe, double skew, double kurtosis) {
    /// Below, skew and kurtosis say nothing.
    static final int FEWEST = 4;

    public SharpeSample {
        StatisticsInput.atLeast("n", n, 2);
        StatisticsInput.finite("sharpe", sharpe);
        StatisticsInput.finite("skew", skew);
        StatisticsInput.finite("kurtosis", kurtosis);
    }

    /// Of returns; empty for under four or such as do not vary.
    public static Optional<SharpeSample> of(double[] returns) {
        StatisticsInput.series("returns", returns);
        int n = returns.length;
        if (n < FEWEST) {
            return Optional.empty();
        }
        Autocovariance moments = new Autocovariance(returns);
        if (moments.isFlat()) {
            return Optional.empty();
        }
        double second = moments.at(0);
        return Optional.of(
                new SharpeSample(
                        n,
                        moments.mean() / Math.sqrt(second * n / (n - 1.0)),
                        moment(moments, 3) / (second * Math.sqrt(second)),
                        moment(moments, 4) / (second * second)));
    }

    private static double moment(Autocovariance moments, int power) {
        double sum = 0;
        for (int i = 0; i < moments.size(); i++) {
            double square = moments.deviation(i) * moments.deviation(i);
            sum += power == 3 ? square * moments.deviation(i) : square * square;
        }
        return sum / moments.size();
    }

    /// 1 − g₃SR + (g₄−1)/4·SR²; above 0 for every real sample.
    double spread() {
        return 1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }
}
