package bellwether.technical.statistics;

import java.util.Arrays;
import java.util.Optional;

/// Whether the best of several models beats a benchmark, given how many there were (Hansen 2005):
/// the studentised maximum of mean loss differences, at least 0, against stationary resamples. p =
/// (1 + larger draws) ÷ (1 + draws).
public final class SuperiorAbility {
    static final StatisticMethod METHOD =
            new StatisticMethod("superior predictive ability", "Hansen 2005");
    private static final int FEWEST_BLOCKS = StationaryBootstrap.FEWEST_BLOCKS;
    private static final String UNIT = "dates";
    private static final double NEGLIGIBLE = 1e-17;

    /// What the test gives.
    ///
    /// @param statistic of the best model
    /// @param best its index
    /// @param lower p when the worse models count for nothing
    /// @param consistent p when clearly worse ones count for nothing: Hansen's
    /// @param upper p when all models count as equals of the benchmark: White's
    public record Result(
            double statistic, int best, double lower, double consistent, double upper, int n) {}

    private final double[][] differences;
    private final double[] means;
    private final double[] variances;

    private SuperiorAbility(double[][] differences, double meanBlock) {
        this.differences = differences;
        this.means = Arrays.stream(differences).mapToDouble(Autocovariance::mean).toArray();
        this.variances =
                Arrays.stream(differences).mapToDouble(d -> variance(d, meanBlock)).toArray();
    }

    /// All three p-values.
    ///
    /// @param benchmark its loss at each date
    /// @param models loss of each model at the same dates
    /// @return empty where dates are too few, or a difference does not vary
    public static Optional<Result> of(
            double[] benchmark, double[][] models, StationaryBootstrap bootstrap) {
        StatisticsInput.series("benchmark", benchmark);
        StatisticsInput.atLeast("models", models.length, 1);
        double[][] differences = new double[models.length][];
        for (int k = 0; k < models.length; k++) {
            differences[k] = difference("model " + k, benchmark, models[k]);
        }
        if (benchmark.length < fewest(bootstrap) || anyFlat(differences)) {
            return Optional.empty();
        }
        SuperiorAbility test = new SuperiorAbility(differences, bootstrap.meanBlock());
        return Arrays.stream(test.variances).allMatch(variance -> variance > 0)
                ? Optional.of(test.result(bootstrap))
                : Optional.empty();
    }

    /// Hansen's p as a result that says why there is none.
    public static HypothesisTest test(
            double[] benchmark, double[][] models, StationaryBootstrap bootstrap) {
        int n = benchmark.length;
        StatisticMethod method = METHOD.with("m " + models.length);
        return of(benchmark, models, bootstrap)
                .map(found ->
                        new HypothesisTest(
                                Optional.of(found.statistic()),
                                Optional.of(found.consistent()),
                                n,
                                UNIT,
                                Alternative.GREATER,
                                method,
                                Optional.empty()))
                .orElseGet(() ->
                        HypothesisTest.none(
                                n, UNIT, Alternative.GREATER, method, why(n, bootstrap)));
    }

    private static UndefinedFigure why(int n, StationaryBootstrap bootstrap) {
        return n < fewest(bootstrap)
                ? UndefinedFigure.tooFew(n, fewest(bootstrap), UNIT)
                : UndefinedFigure.of("no_variance", "a model's loss differs by a constant");
    }

    private static int fewest(StationaryBootstrap bootstrap) {
        return (int) Math.ceil(FEWEST_BLOCKS * bootstrap.meanBlock());
    }

    private static boolean anyFlat(double[][] differences) {
        return Arrays.stream(differences).anyMatch(d -> new Autocovariance(d).isFlat());
    }

    /// Above 0 where the model loses less.
    private static double[] difference(String name, double[] benchmark, double[] model) {
        StatisticsInput.series(name, model);
        StatisticsInput.sameLength(name, model.length, benchmark.length);
        double[] difference = new double[model.length];
        Arrays.setAll(difference, t -> benchmark[t] - model[t]);
        return difference;
    }

    /// Of √n times the mean, as the bootstrap has it: γ_k weighted by (1−k/n)(1−q)^k +
    /// (k/n)(1−q)^{n−k}, q = 1 ÷ mean block.
    private static double variance(double[] difference, double meanBlock) {
        Autocovariance covariance = new Autocovariance(difference);
        int n = difference.length;
        double stay = 1 - 1 / meanBlock;
        double variance = covariance.at(0);
        for (int k = 1; k < n; k++) {
            double share = (double) k / n;
            double weight =
                    (1 - share) * Math.pow(stay, k) + share * Math.pow(stay, n - (double) k);
            variance += weight > NEGLIGIBLE ? 2 * weight * covariance.at(k) : 0;
        }
        return variance;
    }

    private Result result(StationaryBootstrap bootstrap) {
        int n = differences[0].length;
        int best = 0;
        for (int k = 1; k < means.length; k++) {
            best = studentised(means[k], k) > studentised(means[best], best) ? k : best;
        }
        double statistic = Math.max(0, studentised(means[best], best));
        int[] hits = new int[3];
        double[][] centres = centres(n);
        double[] drawn = new double[means.length];
        bootstrap.replicates(
                n,
                indices -> {
                    resample(indices, drawn);
                    for (int i = 0; i < hits.length; i++) {
                        hits[i] += largest(drawn, centres[i]) > statistic ? 1 : 0;
                    }
                    return 0;
                });
        double all = bootstrap.draws() + 1.0;
        return new Result(
                statistic * Math.sqrt(n),
                best,
                (1 + hits[0]) / all,
                (1 + hits[1]) / all,
                (1 + hits[2]) / all,
                n);
    }

    private double studentised(double mean, int model) {
        return mean / Math.sqrt(variances[model]);
    }

    /// What is taken from a draw's means: for the lower p means above 0 only, for the consistent
    /// one also those that are not clearly below, for the upper one all.
    private double[][] centres(int n) {
        double[][] centres = new double[3][means.length];
        double logs = 2 * Math.log(Math.log(n));
        for (int k = 0; k < means.length; k++) {
            centres[0][k] = Math.max(0, means[k]);
            centres[1][k] = means[k] >= -Math.sqrt(variances[k] / n * logs) ? means[k] : 0;
            centres[2][k] = means[k];
        }
        return centres;
    }

    private void resample(int[] indices, double[] drawn) {
        for (int k = 0; k < drawn.length; k++) {
            double[] difference = differences[k];
            double sum = 0;
            for (int index : indices) {
                sum += difference[index];
            }
            drawn[k] = sum / indices.length;
        }
    }

    private double largest(double[] drawn, double[] centre) {
        double largest = 0;
        for (int k = 0; k < drawn.length; k++) {
            largest = Math.max(largest, studentised(drawn[k] - centre[k], k));
        }
        return largest;
    }
}
