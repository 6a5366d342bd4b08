package bellwether.technical.statistics;

import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// A rate: so many hits of so many tries. Where tries overlap, they count as fewer: the intervals
/// are those of the effective size, around the rate of all.
///
/// @param effective to how many independent tries they come, at most n
public record HitRate(int hits, int n, double effective) {
    static final StatisticMethod WILSON = new StatisticMethod("Wilson", "Wilson 1927");
    static final StatisticMethod JEFFREYS =
            new StatisticMethod("Jeffreys", "Brown, Cai and DasGupta 2001");
    static final StatisticMethod CLOPPER_PEARSON =
            new StatisticMethod("Clopper-Pearson", "Clopper and Pearson 1934");
    private static final String UNIT = "rows";
    private static final UndefinedFigure NO_ROWS = UndefinedFigure.tooFew(0, 1, UNIT);

    public HitRate {
        StatisticsInput.notNegative("k", hits);
        StatisticsInput.notNegative("n", n);
        StatisticsInput.notNegative("effective n", effective);
        if (hits > n) {
            throw new IllegalArgumentException(
                    "k must not be above n, was %d of %d".formatted(hits, n));
        }
        if (effective > n) {
            throw new IllegalArgumentException(
                    "effective n must not be above n, was %s of %d".formatted(effective, n));
        }
        if (n > 0 && effective == 0) {
            throw new IllegalArgumentException(
                    "effective n of %d rows must be above 0".formatted(n));
        }
    }

    /// Of independent tries.
    public static HitRate of(int hits, int n) {
        return new HitRate(hits, n, n);
    }

    /// (p̂ + z²/2n ± z√(p̂(1−p̂)/n + z²/4n²)) ÷ (1 + z²/n). Without tries: too few.
    public Estimate wilson(double level) {
        return estimate(WILSON, level, _ -> wilsonBounds(level));
    }

    private ConfidenceInterval wilsonBounds(double level) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double zz = z * z;
        double p = (double) hits / n;
        double centre = p + zz / (2 * effective);
        double half = z * Math.sqrt(p * (1 - p) / effective + zz / (4 * effective * effective));
        double scale = 1 + zz / effective;
        return new ConfidenceInterval(
                level,
                hits == 0 ? 0 : (centre - half) / scale,
                hits == n ? 1 : (centre + half) / scale);
    }

    /// Quantiles of Beta(k + ½, n − k + ½), 0 where there was no hit, 1 where there was no miss.
    public Estimate jeffreys(double level) {
        return estimate(
                JEFFREYS,
                level,
                tail -> {
                    BetaDistribution posterior = posterior();
                    return new ConfidenceInterval(
                            level,
                            hits == 0 ? 0 : posterior.inverseCumulativeProbability(tail),
                            hits == n ? 1 : posterior.inverseSurvivalProbability(tail));
                });
    }

    /// The exact interval, which is too wide rather than too narrow: quantiles of Beta(k, n − k +
    /// 1) and Beta(k + 1, n − k).
    public Estimate clopperPearson(double level) {
        double k = effectiveHits();
        double misses = effective - k;
        return estimate(
                CLOPPER_PEARSON,
                level,
                tail ->
                        new ConfidenceInterval(
                                level,
                                hits == 0
                                        ? 0
                                        : BetaDistribution.of(k, misses + 1)
                                                .inverseCumulativeProbability(tail),
                                hits == n
                                        ? 1
                                        : BetaDistribution.of(k + 1, misses)
                                                .inverseSurvivalProbability(tail)));
    }

    /// How probable it is that the true rate is above a base rate, by Jeffreys' prior. Without
    /// tries there is none: the prior alone is no evidence.
    public Estimate probabilityAbove(double base) {
        StatisticsInput.probability("base", base);
        return n == 0
                ? Estimate.none(0, UNIT, JEFFREYS, NO_ROWS)
                : Estimate.plain(posterior().survivalProbability(base), n, UNIT, JEFFREYS)
                        .worth(effective);
    }

    private BetaDistribution posterior() {
        double k = effectiveHits();
        return BetaDistribution.of(k + 0.5, effective - k + 0.5);
    }

    private double effectiveHits() {
        return n == 0 ? 0 : hits == n ? effective : hits * (effective / n);
    }

    private Estimate estimate(
            StatisticMethod method, double level, Function<Double, ConfidenceInterval> bounds) {
        StatisticsInput.level(level);
        if (n == 0) {
            return Estimate.none(0, UNIT, method, NO_ROWS);
        }
        return new Estimate(
                Optional.of((double) hits / n),
                n,
                Optional.of(effective),
                UNIT,
                Optional.of(bounds.apply((1 - level) / 2)),
                method,
                Optional.empty());
    }
}
