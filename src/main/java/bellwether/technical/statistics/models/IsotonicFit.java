package bellwether.technical.statistics.models;

import bellwether.technical.statistics.StatisticsInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The rising steps that are nearest to labels by weighted squares (Ayer and others 1955):
/// neighbours that fall are pooled. Equal scores are one point; between points a straight line,
/// beyond them the last value.
public final class IsotonicFit {
    private record Pool(double sum, double weight, int points) {
        double mean() {
            return sum / weight;
        }

        Pool with(Pool other) {
            return new Pool(sum + other.sum, weight + other.weight, points + other.points);
        }
    }

    private final double[] scores;
    private final double[] values;

    private IsotonicFit(double[] scores, double[] values) {
        this.scores = scores;
        this.values = values;
    }

    /// Empty for no rows.
    ///
    /// @param weights each above 0
    public static Optional<IsotonicFit> of(double[] scores, double[] labels, double[] weights) {
        StatisticsInput.series("scores", scores);
        StatisticsInput.series("labels", labels);
        StatisticsInput.series("weights", weights);
        StatisticsInput.sameLength("labels", labels.length, scores.length);
        StatisticsInput.sameLength("weights", weights.length, scores.length);
        if (Arrays.stream(weights).anyMatch(weight -> weight <= 0)) {
            throw new IllegalArgumentException("weights must be above 0");
        }
        return scores.length == 0 ? Optional.empty() : Optional.of(fit(scores, labels, weights));
    }

    private static IsotonicFit fit(double[] scores, double[] labels, double[] weights) {
        double[] distinct = Arrays.stream(scores).sorted().distinct().toArray();
        List<Pool> pools = new ArrayList<>();
        for (Pool point : points(scores, labels, weights)) {
            Pool last = point;
            while (!pools.isEmpty() && pools.getLast().mean() >= last.mean()) {
                last = pools.removeLast().with(last);
            }
            pools.add(last);
        }
        double[] values = new double[distinct.length];
        int at = 0;
        for (Pool pool : pools) {
            Arrays.fill(values, at, at + pool.points(), pool.mean());
            at += pool.points();
        }
        return new IsotonicFit(distinct, values);
    }

    /// One of each score, ascending.
    private static List<Pool> points(double[] scores, double[] labels, double[] weights) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        List<Pool> points = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            Pool one = new Pool(weights[row] * labels[row], weights[row], 1);
            if (i > 0 && scores[order[i - 1]] == scores[row]) {
                Pool before = points.removeLast();
                points.add(new Pool(before.sum + one.sum, before.weight + one.weight, 1));
            } else {
                points.add(one);
            }
        }
        return points;
    }

    /// The value at a score.
    public double at(double score) {
        StatisticsInput.finite("score", score);
        int found = Arrays.binarySearch(scores, score);
        if (found >= 0) {
            return values[found];
        }
        int above = -found - 1;
        if (above == 0 || above == scores.length) {
            return values[Math.clamp(above, 0, scores.length - 1)];
        }
        double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return values[above - 1] + share * (values[above] - values[above - 1]);
    }
}
