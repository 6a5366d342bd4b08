package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.StatisticsInput;

/// GARCH(1,1) of returns without a mean (Bollerslev 1986): h_t = ω + α x²_{t−1} + β h_{t−1}, from
/// h₀ = ω + (α+β)·mean x².
public record GarchModel(double omega, double alpha, double beta) {
    private static final double LN_TWO_PI = StrictMath.log(2 * Math.PI);

    public GarchModel {
        StatisticsInput.notNegative("alpha", alpha);
        StatisticsInput.notNegative("beta", beta);
        StatisticsInput.finite("omega", omega);
        if (!(omega > 0)) {
            throw new IllegalArgumentException("omega must be above 0, was " + omega);
        }
        if (!(alpha + beta < 1)) {
            throw new IllegalArgumentException(
                    "alpha + beta must be below 1, were %s and %s".formatted(alpha, beta));
        }
    }

    /// How much of a shock is left a day later.
    public double persistence() {
        return alpha + beta;
    }

    /// ω ÷ (1 − α − β).
    public double longRunVariance() {
        return omega / (1 - alpha - beta);
    }

    static double meanSquare(double[] returns) {
        double sum = 0;
        for (double value : returns) {
            sum += value * value;
        }
        return sum / returns.length;
    }

    /// One of each return; none of none.
    public double[] variances(double[] returns) {
        StatisticsInput.series("returns", returns);
        double[] variances = new double[returns.length];
        if (returns.length == 0) {
            return variances;
        }
        variances[0] = omega + (alpha + beta) * meanSquare(returns);
        for (int t = 1; t < returns.length; t++) {
            variances[t] =
                    omega + alpha * returns[t - 1] * returns[t - 1] + beta * variances[t - 1];
        }
        return variances;
    }

    /// −½ Σ (ln 2π + ln h + x²/h).
    public double logLikelihood(double[] returns) {
        double[] variances = variances(returns);
        double sum = 0;
        for (int t = 0; t < returns.length; t++) {
            sum +=
                    LN_TWO_PI
                            + StrictMath.log(variances[t])
                            + returns[t] * returns[t] / variances[t];
        }
        return -0.5 * sum;
    }

    /// The variance of a day to come.
    ///
    /// @param next that of the next day
    /// @param ahead 1 for the next day
    public double ahead(double next, int ahead) {
        StatisticsInput.atLeast("ahead", ahead, 1);
        double far = longRunVariance();
        return far + StrictMath.pow(persistence(), ahead - 1.0) * (next - far);
    }

    /// The variance of the day behind the last of these returns.
    public double next(double[] returns) {
        StatisticsInput.atLeast("returns", returns.length, 1);
        double last = returns[returns.length - 1];
        double[] variances = variances(returns);
        return omega + alpha * last * last + beta * variances[variances.length - 1];
    }

    /// The variance of the sum of the next days' returns.
    public double sum(double next, int days) {
        double sum = 0;
        for (int k = 1; k <= days; k++) {
            sum += ahead(next, k);
        }
        return sum;
    }
}
