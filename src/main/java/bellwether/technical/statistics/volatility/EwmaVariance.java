package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.StatisticsInput;
import java.util.Optional;

/// The variance of the next return, each day's square weighing less by a constant factor
/// (RiskMetrics 1996): v₂₀ = the mean of the first 20 squares, then v = λ v + (1 − λ) r². Before 20
/// returns there is none.
public final class EwmaVariance {
    /// The factor of RiskMetrics for days.
    public static final double DAILY_DECAY = 0.94;

    /// How many returns it starts with.
    public static final int START = 20;

    private final double[] variances;

    private EwmaVariance(double[] variances) {
        this.variances = variances;
    }

    /// With the decay of days.
    public static EwmaVariance of(double[] returns) {
        return of(returns, DAILY_DECAY);
    }

    /// With another decay.
    public static EwmaVariance of(double[] returns, double decay) {
        StatisticsInput.series("returns", returns);
        StatisticsInput.level(decay);
        double[] variances = new double[Math.max(0, returns.length - START + 1)];
        if (variances.length == 0) {
            return new EwmaVariance(variances);
        }
        for (int i = 0; i < START; i++) {
            variances[0] += returns[i] * returns[i] / START;
        }
        for (int i = 1; i < variances.length; i++) {
            double last = returns[START + i - 1];
            variances[i] = decay * variances[i - 1] + (1 - decay) * last * last;
        }
        return new EwmaVariance(variances);
    }

    /// The variance of the return that follows so many.
    public Optional<Double> after(int returnsSeen) {
        int place = returnsSeen - START;
        return place >= 0 && place < variances.length
                ? Optional.of(variances[place])
                : Optional.empty();
    }
}
