package bellwether.technical.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// The mean of long blocks of sessions, each one observation: t with blocks − 1 degrees (Ibragimov
/// and Müller 2010). A last block of under half the length belongs to the one before.
final class BlockMeans {
    static final StatisticMethod METHOD =
            new StatisticMethod("t of blocks", "Ibragimov and Müller 2010");

    /// Under so many blocks an interval would be as wide as anything.
    static final int FEWEST = 4;

    private final double[] means;
    private final int length;

    private BlockMeans(double[] means, int length) {
        this.means = means;
        this.length = length;
    }

    /// Of figures of sessions, which ascend.
    static BlockMeans of(int[] sessions, double[] values, int length) {
        List<Double> means = new ArrayList<>();
        int from = 0;
        while (from < sessions.length) {
            int to = end(sessions, from, length);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[i];
            }
            means.add(sum / (to - from));
            from = to;
        }
        return new BlockMeans(means.stream().mapToDouble(mean -> mean).toArray(), length);
    }

    /// Behind the last date of the block that holds this one.
    private static int end(int[] sessions, int from, int length) {
        int first = sessions[0];
        int last = sessions[sessions.length - 1];
        int block = (sessions[from] - first) / length;
        int stop = first + (block + 1) * length;
        if (2 * (last - stop + 1) < length) {
            return sessions.length;
        }
        int to = from;
        while (to < sessions.length && sessions[to] < stop) {
            to++;
        }
        return to;
    }

    Estimate estimate(double level) {
        StatisticsInput.level(level);
        String unit = "blocks of %d sessions".formatted(length);
        int n = means.length;
        if (n == 0) {
            return Estimate.none(0, unit, METHOD, UndefinedFigure.tooFew(0, FEWEST, unit));
        }
        Autocovariance moments = new Autocovariance(means);
        Estimate mean =
                new Estimate(
                        Optional.of(moments.mean()),
                        n,
                        Optional.of((double) n),
                        unit,
                        Optional.empty(),
                        METHOD,
                        Optional.empty());
        if (n < FEWEST) {
            return mean.lacking(UndefinedFigure.tooFew(n, FEWEST, unit));
        }
        if (moments.isFlat()) {
            return mean.lacking(UndefinedFigure.noVariance());
        }
        double error = Math.sqrt(moments.at(0) / (n - 1));
        double t = TDistribution.of(n - 1).inverseSurvivalProbability((1 - level) / 2);
        return mean.within(ConfidenceInterval.around(moments.mean(), t * error, level));
    }

    /// Whether the mean of the blocks differs from 0, two-sided.
    HypothesisTest test() {
        String unit = "blocks of %d sessions".formatted(length);
        int n = means.length;
        if (n < FEWEST) {
            return none(n, unit, UndefinedFigure.tooFew(n, FEWEST, unit));
        }
        Autocovariance moments = new Autocovariance(means);
        if (moments.isFlat()) {
            return none(n, unit, UndefinedFigure.noVariance());
        }
        double error = Math.sqrt(moments.at(0) / (n - 1));
        return MeanTest.of(moments.mean() / error, n - 1, n, unit, METHOD);
    }

    private static HypothesisTest none(int n, String unit, UndefinedFigure why) {
        return HypothesisTest.none(n, unit, Alternative.TWO_SIDED, METHOD, why);
    }
}
