package bellwether.technical.statistics;

import java.util.function.Function;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How sure a Sharpe ratio is, given its length, its skew, its tails and how many were tried.
/// Undefined for under four returns and for such as do not vary.
public final class SharpeConfidence {
    static final StatisticMethod PROBABILISTIC =
            new StatisticMethod("probabilistic Sharpe ratio", "Bailey and López de Prado 2012");
    static final StatisticMethod DEFLATED =
            new StatisticMethod("deflated Sharpe ratio", "Bailey and López de Prado 2014");
    static final StatisticMethod SHORTEST =
            new StatisticMethod("minimum track record", "Bailey and López de Prado 2012");
    private static final String UNIT = "sessions";
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private SharpeConfidence() {}

    /// PSR: how probable it is that the true ratio is above a reference, Φ((SR − x)·√(T−1) ÷ √(1 −
    /// g₃SR + (g₄−1)/4·SR²)).
    public static Estimate probabilistic(double[] returns, double reference) {
        return of(returns, PROBABILISTIC, sample -> probabilistic(sample, reference));
    }

    /// The same of known moments.
    public static Estimate probabilistic(SharpeSample sample, double reference) {
        return above(sample, reference, PROBABILISTIC);
    }

    private static Estimate above(SharpeSample sample, double reference, StatisticMethod method) {
        StatisticsInput.finite("reference", reference);
        if (!(sample.spread() > 0)) {
            return Estimate.none(sample.n(), UNIT, method, impossible());
        }
        double z =
                (sample.sharpe() - reference)
                        * Math.sqrt(sample.n() - 1.0)
                        / Math.sqrt(sample.spread());
        return Estimate.plain(NORMAL.cumulativeProbability(z), sample.n(), UNIT, method);
    }

    /// DSR: PSR at what the best of all trials is expected to reach without skill.
    public static Estimate deflated(double[] returns, SharpeTrials trials) {
        return of(returns, DEFLATED, sample -> deflated(sample, trials));
    }

    /// The same of known moments.
    public static Estimate deflated(SharpeSample sample, SharpeTrials trials) {
        return above(sample, trials.expectedMaximum(), DEFLATED.with("N " + trials.count()));
    }

    /// MinTRL: how many returns it takes until a ratio is above a reference at this level, 1 + (1 −
    /// g₃SR + (g₄−1)/4·SR²)(z ÷ (SR − SR₀))². Undefined for a ratio that is not above it: no length
    /// would do.
    public static Estimate shortestRecord(SharpeSample sample, double reference, double level) {
        StatisticsInput.finite("reference", reference);
        StatisticsInput.level(level);
        double margin = sample.sharpe() - reference;
        if (!(margin > 0)) {
            return Estimate.none(
                    sample.n(),
                    UNIT,
                    SHORTEST,
                    UndefinedFigure.of(
                            "not_above_reference",
                            "the ratio is not above the reference: no length would do"));
        }
        double ratio = NORMAL.inverseCumulativeProbability(level) / margin;
        double length = 1 + sample.spread() * ratio * ratio;
        return sample.spread() > 0 && Double.isFinite(length)
                ? Estimate.plain(length, sample.n(), UNIT, SHORTEST)
                : Estimate.none(sample.n(), UNIT, SHORTEST, impossible());
    }

    private static UndefinedFigure impossible() {
        return UndefinedFigure.of("no_such_sample", "no sample has this skew and kurtosis");
    }

    private static Estimate of(
            double[] returns, StatisticMethod method, Function<SharpeSample, Estimate> figure) {
        int n = returns.length;
        return SharpeSample.of(returns)
                .map(figure)
                .orElseGet(() ->
                        Estimate.none(
                                n,
                                UNIT,
                                method,
                                n < SharpeSample.FEWEST
                                        ? UndefinedFigure.tooFew(n, SharpeSample.FEWEST, UNIT)
                                        : UndefinedFigure.noVariance()));
    }
}
