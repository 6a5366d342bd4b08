package bellwether.technical.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How good probabilities are beside what happened. Each is empty for no rows.
public final class ForecastScores {
    private ForecastScores() {}

    /// Mean of (p − outcome)² (Brier 1950).
    public static Optional<Double> brier(double[] probability, boolean[] positive) {
        check(probability, positive);
        double sum = 0;
        for (int i = 0; i < probability.length; i++) {
            double miss = probability[i] - (positive[i] ? 1 : 0);
            sum += miss * miss;
        }
        return average(sum, probability.length);
    }

    /// Mean of −ln of the probability of what happened (Good 1952); empty also where it was 0.
    public static Optional<Double> logLoss(double[] probability, boolean[] positive) {
        check(probability, positive);
        double sum = 0;
        for (int i = 0; i < probability.length; i++) {
            sum -= Math.log(positive[i] ? probability[i] : 1 - probability[i]);
        }
        return average(sum, probability.length).filter(Double::isFinite);
    }

    /// Expected calibration error: |mean probability − rate| of bins with equally many rows, ties
    /// in row order, weighted by their rows. The first bins have one row more where they do not
    /// divide.
    public static Optional<Double> calibrationError(
            double[] probability, boolean[] positive, int bins) {
        check(probability, positive);
        StatisticsInput.atLeast("bins", bins, 1);
        int n = probability.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> probability[i]));
        double sum = 0;
        int from = 0;
        for (int bin = 0; bin < bins; bin++) {
            int to = from + n / bins + (bin < n % bins ? 1 : 0);
            sum += gap(probability, positive, List.of(order).subList(from, to));
            from = to;
        }
        return average(sum, n);
    }

    /// The same of bins that are equally wide; for comparison with others, as most rows share few
    /// of them.
    public static Optional<Double> calibrationErrorOfWidths(
            double[] probability, boolean[] positive, int bins) {
        check(probability, positive);
        List<List<Integer>> rows = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < probability.length; i++) {
            rows.get(Math.min((int) (probability[i] * bins), bins - 1)).add(i);
        }
        double sum = rows.stream().mapToDouble(bin -> gap(probability, positive, bin)).sum();
        return average(sum, probability.length);
    }

    /// Rows times the gap of their averages.
    private static double gap(double[] probability, boolean[] positive, List<Integer> rows) {
        double sum = 0;
        double hits = 0;
        for (int row : rows) {
            sum += probability[row];
            hits += positive[row] ? 1 : 0;
        }
        return Math.abs(sum - hits);
    }

    private static Optional<Double> average(double sum, int n) {
        return n == 0 ? Optional.empty() : Optional.of(sum / n);
    }

    private static void check(double[] probability, boolean[] positive) {
        StatisticsInput.sameLength("positive", positive.length, probability.length);
        for (double value : probability) {
            StatisticsInput.probability("probability", value);
        }
    }
}
