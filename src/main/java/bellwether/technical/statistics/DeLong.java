package bellwether.technical.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// The error of an AUC and of the difference of two on the same rows (DeLong, DeLong and
/// Clarke-Pearson 1988), for rows that are independent of each other only: over dates use the daily
/// AUC. Needs two rows of each class.
public final class DeLong {
    static final StatisticMethod METHOD =
            new StatisticMethod("DeLong, rows taken as independent", "DeLong and others 1988");
    private static final String UNIT = "rows";
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int FEWEST = 2;

    /// The share of the other class that each positive, and each negative, is on the right side of.
    private final double[] ofPositives;

    private final double[] ofNegatives;

    private DeLong(double[] scores, boolean[] positive) {
        double[] all = RankAuc.midranks(scores);
        double[] ones = RankAuc.midranks(chosen(scores, positive, true));
        double[] zeros = RankAuc.midranks(chosen(scores, positive, false));
        this.ofPositives = new double[ones.length];
        this.ofNegatives = new double[zeros.length];
        int one = 0;
        int zero = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i]) {
                ofPositives[one] = (all[i] - ones[one]) / zeros.length;
                one++;
            } else {
                ofNegatives[zero] = 1 - (all[i] - zeros[zero]) / ones.length;
                zero++;
            }
        }
    }

    private static double[] chosen(double[] scores, boolean[] positive, boolean which) {
        double[] chosen = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i] == which) {
                chosen[count++] = scores[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private static Optional<DeLong> parts(double[] scores, boolean[] positive) {
        StatisticsInput.series("scores", scores);
        StatisticsInput.sameLength("positive", positive.length, scores.length);
        DeLong parts = new DeLong(scores, positive);
        return Math.min(parts.ofPositives.length, parts.ofNegatives.length) < FEWEST
                ? Optional.empty()
                : Optional.of(parts);
    }

    private double auc() {
        return Autocovariance.mean(ofPositives);
    }

    private double covariance(DeLong other) {
        return covariance(ofPositives, other.ofPositives) / ofPositives.length
                + covariance(ofNegatives, other.ofNegatives) / ofNegatives.length;
    }

    private static double covariance(double[] left, double[] right) {
        double leftMean = Autocovariance.mean(left);
        double rightMean = Autocovariance.mean(right);
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (left[i] - leftMean) * (right[i] - rightMean);
        }
        return sum / (left.length - 1);
    }

    /// The AUC with its interval, kept within 0 and 1.
    public static Estimate auc(double[] scores, boolean[] positive, double level) {
        StatisticsInput.level(level);
        int n = scores.length;
        Optional<DeLong> found = parts(scores, positive);
        if (found.isEmpty()) {
            return Estimate.none(n, UNIT, METHOD, tooFew(positive));
        }
        double auc = found.get().auc();
        double error = Math.sqrt(found.get().covariance(found.get()));
        double half = NORMAL.inverseSurvivalProbability((1 - level) / 2) * error;
        Estimate plain = Estimate.plain(auc, n, UNIT, METHOD);
        return error > 0
                ? plain.within(
                        new ConfidenceInterval(
                                level, Math.max(0, auc - half), Math.min(1, auc + half)))
                : plain.lacking(withoutError(auc));
    }

    /// Scores that separate the classes fully, or not at all, have no error by this method.
    private static UndefinedFigure withoutError(double auc) {
        return auc == 0 || auc == 1
                ? UndefinedFigure.of(
                        "separated",
                        "the scores separate the classes fully, so the method finds no error")
                : UndefinedFigure.noVariance();
    }

    private static UndefinedFigure tooFew(boolean[] positive) {
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        return UndefinedFigure.tooFew(
                Math.min(positives, positive.length - positives), FEWEST, "rows of each class");
    }

    /// Variances of both AUCs and their covariance; empty under two rows of a class.
    public static Optional<Covariances> covariances(
            double[] first, double[] second, boolean[] positive) {
        return parts(first, positive)
                .flatMap(one ->
                        parts(second, positive)
                                .map(other ->
                                        new Covariances(
                                                one.auc() - other.auc(),
                                                one.covariance(one),
                                                other.covariance(other),
                                                one.covariance(other))));
    }

    /// Of two scores on the same rows.
    ///
    /// @param difference of their AUCs
    public record Covariances(double difference, double first, double second, double both) {
        /// Empty where the difference does not vary.
        public Optional<Double> z() {
            double variance = first + second - 2 * both;
            return variance > 0 ? Optional.of(difference / Math.sqrt(variance)) : Optional.empty();
        }
    }

    /// Whether two scores of the same rows differ in their AUC, two-sided.
    public static HypothesisTest difference(double[] first, double[] second, boolean[] positive) {
        int n = first.length;
        Optional<Covariances> found = covariances(first, second, positive);
        Optional<Double> z = found.flatMap(Covariances::z);
        if (z.isEmpty()) {
            UndefinedFigure why =
                    found.isEmpty()
                            ? tooFew(positive)
                            : UndefinedFigure.of(
                                    "no_variance", "the difference of the two does not vary");
            return HypothesisTest.none(n, UNIT, Alternative.TWO_SIDED, METHOD, why);
        }
        double p = Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z.get())));
        return new HypothesisTest(
                z, Optional.of(p), n, UNIT, Alternative.TWO_SIDED, METHOD, Optional.empty());
    }
}
