package bellwether.research.backtest.metric;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The shape of a run's daily returns.
///
/// @param skew third standardised moment, with n
/// @param excessKurtosis fourth standardised moment less 3, with n
/// @param var95 the smallest of the best 95 % of returns, so mostly negative: historical
/// @param cvar95 mean of the returns up to it
/// @param tailRatio size of the 95 % quantile divided by that of the 5 % quantile
/// @param ulcer root of the mean square of the drawdowns (Martin 1987)
public record RiskMetrics(
        @Nullable Double skew,
        @Nullable Double excessKurtosis,
        @Nullable @JsonProperty("var_95") Double var95,
        @Nullable @JsonProperty("cvar_95") Double cvar95,
        @Nullable Double tailRatio,
        double ulcer) {
    static RiskMetrics of(
            double[] returns, ReturnMoments moments, double ulcer, UndefinedMetrics undefined) {
        double variance = moments.populationVariance();
        Tails tails = Tails.of(returns, moments);
        String few = "no returns";
        return new RiskMetrics(
                undefined.ratio(
                        "skew", moments.third(), Math.pow(variance, 1.5), "returns do not vary"),
                variance > 0
                        ? Double.valueOf(moments.fourth() / (variance * variance) - 3)
                        : undefined.none("excess_kurtosis", "returns do not vary"),
                undefined.defined("var_95", tails.low(), few),
                undefined.defined("cvar_95", tails.meanBelow(), few),
                undefined.ratio(
                        "tail_ratio",
                        Math.abs(tails.high()),
                        Math.abs(tails.low()),
                        "the 5 % quantile of the returns is 0"),
                ulcer);
    }

    /// Quantiles by rank: the ⌈n·p⌉-th smallest.
    private record Tails(double low, double meanBelow, double high) {
        static Tails of(double[] returns, ReturnMoments moments) {
            int n = returns.length;
            if (n == 0) {
                return new Tails(Double.NaN, Double.NaN, Double.NaN);
            }
            int at = rank(n, 0.05);
            double[] lowest = lowest(returns, at + 1, 1, moments);
            double low = OrderStatistics.select(lowest, at);
            double sum = 0;
            for (int i = 0; i <= at; i++) {
                sum += lowest[i];
            }
            int fromTop = n - 1 - rank(n, 0.95);
            double high =
                    -OrderStatistics.select(lowest(returns, fromTop + 1, -1, moments), fromTop);
            return new Tails(low, sum / (at + 1), high);
        }

        /// At least so many of the lowest, with the sign turned of the highest: what lies beyond
        /// one standard deviation, or all where that is too few.
        private static double[] lowest(
                double[] returns, int least, int sign, ReturnMoments moments) {
            double bound = sign * moments.mean() - moments.deviation();
            double[] found = new double[returns.length];
            int count = 0;
            for (double value : returns) {
                if (sign * value < bound) {
                    found[count] = sign * value;
                    count++;
                }
            }
            if (count >= least) {
                return Arrays.copyOf(found, count);
            }
            Arrays.setAll(found, i -> sign * returns[i]);
            return found;
        }

        private static int rank(int n, double part) {
            return Math.max(0, (int) Math.ceil(n * part - 1e-9) - 1);
        }
    }
}
