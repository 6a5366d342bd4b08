package bellwether.technical.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// The mean of long blocks of sessions, each one observation: t with blocks − 1 degrees (Ibragimov
/// and Müller 2010). A last block of under half the length belongs to the one before.
///
/// Blocks weigh alike, or by how many dates they have: then their mean is that over dates, and its
/// error √(Σ(w(m − θ))² · G/(G − 1)) ÷ Σw, with t of G − 1 degrees, G = (Σw)² ÷ Σw² (of equal
/// blocks how many there are; Carter, Schnepel and Steigerwald 2017). Where one block has nearly
/// all dates G is near 1, and the interval as wide as it must be.
final class BlockMeans {
    static final StatisticMethod METHOD =
            new StatisticMethod("t of blocks", "Ibragimov and Müller 2010");

    /// Under so many blocks an interval would be as wide as anything.
    static final int FEWEST = 4;

    /// Under so many blocks of equal size there is hardly a second one.
    private static final double FEWEST_EFFECTIVE = 2;

    private final double[] means;
    private final double[] weights;
    private final String unit;

    private BlockMeans(double[] means, double[] weights, String unit) {
        this.means = means;
        this.weights = weights;
        this.unit = unit;
    }

    /// The same of another unit of time.
    ///
    /// @param counted what blocks are so many of, such as days
    BlockMeans counting(String counted) {
        return new BlockMeans(means, weights, unit.replace("sessions", counted));
    }

    /// Of figures of sessions, which ascend; blocks weigh alike.
    static BlockMeans of(int[] sessions, double[] values, int length) {
        BlockMeans byDates = byDates(sessions, values, length);
        double[] alike = new double[byDates.weights.length];
        Arrays.fill(alike, 1);
        return new BlockMeans(byDates.means, alike, byDates.unit);
    }

    /// The same; each block weighs as many dates as it has.
    static BlockMeans byDates(int[] sessions, double[] values, int length) {
        List<Double> means = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        int from = 0;
        while (from < sessions.length) {
            int to = end(sessions, from, length);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[i];
            }
            means.add(sum / (to - from));
            sizes.add((double) (to - from));
            from = to;
        }
        return new BlockMeans(
                means.stream().mapToDouble(mean -> mean).toArray(),
                sizes.stream().mapToDouble(size -> size).toArray(),
                "blocks of %d sessions".formatted(length));
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
        int n = means.length;
        if (n == 0) {
            return Estimate.none(0, unit, METHOD, UndefinedFigure.tooFew(0, FEWEST, unit));
        }
        double theta = mean();
        Estimate mean =
                new Estimate(
                        Optional.of(theta),
                        n,
                        Optional.of(effective()),
                        unit,
                        Optional.empty(),
                        METHOD,
                        Optional.empty());
        return untestable()
                .map(mean::lacking)
                .orElseGet(() -> {
                    double t =
                            TDistribution.of(effective() - 1)
                                    .inverseSurvivalProbability((1 - level) / 2);
                    return mean.within(ConfidenceInterval.around(theta, t * error(), level));
                });
    }

    /// Why there is neither an interval nor a test.
    private Optional<UndefinedFigure> untestable() {
        if (means.length < FEWEST) {
            return Optional.of(UndefinedFigure.tooFew(means.length, FEWEST, unit));
        }
        if (new Autocovariance(means).isFlat()) {
            return Optional.of(UndefinedFigure.noVariance());
        }
        return effective() < FEWEST_EFFECTIVE
                ? Optional.of(
                        UndefinedFigure.tooFew(
                                effective(), (int) FEWEST_EFFECTIVE, "effective " + unit))
                : Optional.empty();
    }

    private double mean() {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            sum += weights[i] * means[i];
        }
        return sum / Arrays.stream(weights).sum();
    }

    /// To how many blocks of equal weight they come.
    private double effective() {
        double sum = Arrays.stream(weights).sum();
        return sum * sum / Arrays.stream(weights).map(weight -> weight * weight).sum();
    }

    private double error() {
        double theta = mean();
        double squares = 0;
        for (int i = 0; i < means.length; i++) {
            double share = weights[i] * (means[i] - theta);
            squares += share * share;
        }
        double effective = effective();
        return Math.sqrt(squares * effective / (effective - 1)) / Arrays.stream(weights).sum();
    }

    /// Whether the mean of the blocks differs from 0, two-sided.
    HypothesisTest test() {
        int n = means.length;
        return untestable()
                .map(why -> none(n, unit, why))
                .orElseGet(() -> MeanTest.of(mean() / error(), effective() - 1, n, unit, METHOD));
    }

    private static HypothesisTest none(int n, String unit, UndefinedFigure why) {
        return HypothesisTest.none(n, unit, Alternative.TWO_SIDED, METHOD, why);
    }
}
