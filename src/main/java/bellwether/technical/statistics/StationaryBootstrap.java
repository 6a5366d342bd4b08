package bellwether.technical.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Resamples a series of dates in blocks whose length is random, so that what hangs together stays
/// together: from an index goes on to the next, circularly, and with probability 1 ÷ mean block to
/// a random one (Politis and Romano 1994). Intervals are percentiles of the draws. Same seed, same
/// bits.
///
/// @param meanBlock in dates
public record StationaryBootstrap(double meanBlock, int draws, long seed) {
    /// Draws where none are named.
    public static final int USUAL_DRAWS = 2_000;

    /// So many mean blocks must fit in, for an interval.
    static final int FEWEST_BLOCKS = 10;

    static final StatisticMethod METHOD =
            new StatisticMethod("stationary bootstrap", "Politis and Romano 1994");
    private static final String UNIT = "dates";

    public StationaryBootstrap {
        StatisticsInput.atLeast("mean block", meanBlock, 1);
        StatisticsInput.atLeast("draws", draws, 1);
    }

    /// Mean block max(5, 2h), 2,000 draws.
    public static StationaryBootstrap forHorizon(int horizon, long seed) {
        StatisticsInput.atLeast("horizon", horizon, 1);
        return new StationaryBootstrap(Math.max(5, 2 * horizon), USUAL_DRAWS, seed);
    }

    /// The resample that draws lead to.
    ///
    /// @param indices is filled
    public static void follow(BlockDraws draws, int[] indices) {
        int n = indices.length;
        int at = 0;
        for (int t = 0; t < n; t++) {
            boolean jumps = draws.jumps(t);
            int next = at + 1 == n ? 0 : at + 1;
            at = t == 0 || jumps ? draws.start(t) : next;
            indices[t] = at;
        }
    }

    /// A statistic of each draw, in their order.
    ///
    /// @param n size of the series
    /// @param statistic of the indices of a resample, which are overwritten by the next
    public double[] replicates(int n, ToDoubleFunction<int[]> statistic) {
        int[] indices = new int[n];
        RandomBlocks blocks = new RandomBlocks(new SplitMix64(seed), n, meanBlock);
        double[] found = new double[draws];
        for (int i = 0; i < draws; i++) {
            follow(blocks, indices);
            found[i] = statistic.applyAsDouble(indices);
        }
        return found;
    }

    /// A mean over dates, with the effective size that its draws show.
    public Estimate mean(double[] series, double level) {
        StatisticsInput.series("series", series);
        StatisticsInput.level(level);
        if (series.length == 0) {
            return Estimate.none(0, UNIT, METHOD, UndefinedFigure.tooFew(0, fewest(), UNIT));
        }
        Autocovariance covariance = new Autocovariance(series);
        Estimate mean = Estimate.plain(covariance.mean(), series.length, UNIT, METHOD);
        if (covariance.isFlat()) {
            return mean.lacking(UndefinedFigure.noVariance());
        }
        return series.length < fewest()
                ? mean.lacking(UndefinedFigure.tooFew(series.length, fewest(), UNIT))
                : bounded(mean, covariance.at(0), means(series), level);
    }

    private static Estimate bounded(Estimate mean, double variance, double[] means, double level) {
        double error = new Autocovariance(means).at(0);
        Estimate sized = error > 0 ? mean.worth(Math.min(mean.n(), variance / error)) : mean;
        return sized.within(percentiles(means, level));
    }

    /// The mean of each draw.
    public double[] means(double[] series) {
        return replicates(series.length, indices -> mean(series, indices));
    }

    private static double mean(double[] series, int[] indices) {
        double sum = 0;
        for (int index : indices) {
            sum += series[index];
        }
        return sum / indices.length;
    }

    /// Any statistic of dates, such as a Sharpe ratio or a median.
    ///
    /// @param n how many dates
    /// @param statistic of the indices of a resample; NaN where it is not defined
    public Estimate of(int n, ToDoubleFunction<int[]> statistic, double level) {
        StatisticsInput.level(level);
        StatisticsInput.notNegative("n", n);
        double value = n == 0 ? Double.NaN : statistic.applyAsDouble(inOrder(n));
        if (!Double.isFinite(value)) {
            return Estimate.none(n, UNIT, METHOD, reason(n, "on these dates"));
        }
        Estimate plain = Estimate.plain(value, n, UNIT, METHOD);
        if (n < fewest()) {
            return plain.lacking(UndefinedFigure.tooFew(n, fewest(), UNIT));
        }
        double[] found = replicates(n, statistic);
        return Arrays.stream(found).allMatch(Double::isFinite)
                ? plain.within(percentiles(found, level))
                : plain.lacking(reason(n, "on every resample"));
    }

    private UndefinedFigure reason(int n, String where) {
        return n == 0
                ? UndefinedFigure.tooFew(0, fewest(), UNIT)
                : UndefinedFigure.of("not_defined", "not defined " + where);
    }

    private static int[] inOrder(int n) {
        int[] indices = new int[n];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private int fewest() {
        return (int) Math.ceil(FEWEST_BLOCKS * meanBlock);
    }

    private static ConfidenceInterval percentiles(double[] found, double level) {
        double[] sorted = found.clone();
        Arrays.sort(sorted);
        double tail = (1 - level) / 2;
        return new ConfidenceInterval(
                level, Percentile.ofSorted(sorted, tail), Percentile.ofSorted(sorted, 1 - tail));
    }

    /// The error of the mean that the draws show; empty for an empty series.
    public Optional<Double> errorOfMean(double[] series) {
        StatisticsInput.series("series", series);
        if (series.length == 0 || draws < 2) {
            return Optional.empty();
        }
        double variance = new Autocovariance(means(series)).at(0);
        return Optional.of(Math.sqrt(variance * draws / (draws - 1.0)));
    }
}
