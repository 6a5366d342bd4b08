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
        return ends(distinct, pools);
    }

    /// The first and the last score of each pool, between which nothing changes.
    private static IsotonicFit ends(double[] distinct, List<Pool> pools) {
        double[] scores = new double[2 * pools.size()];
        double[] values = new double[2 * pools.size()];
        int count = 0;
        int at = 0;
        for (Pool pool : pools) {
            for (int place : new int[] {at, at + pool.points() - 1}) {
                if (count == 0 || scores[count - 1] != distinct[place]) {
                    scores[count] = distinct[place];
                    values[count] = pool.mean();
                    count++;
                }
            }
            at += pool.points();
        }
        return new IsotonicFit(Arrays.copyOf(scores, count), Arrays.copyOf(values, count));
    }

    /// Steps that are known.
    ///
    /// @param scores ascending, no two equal, at least one
    /// @param values of the scores, none lower than that before it
    public static IsotonicFit ofSteps(double[] scores, double[] values) {
        StatisticsInput.series("scores", scores);
        StatisticsInput.series("values", values);
        StatisticsInput.atLeast("scores", scores.length, 1);
        StatisticsInput.sameLength("values", values.length, scores.length);
        for (int i = 1; i < scores.length; i++) {
            if (!(scores[i - 1] < scores[i] && values[i - 1] <= values[i])) {
                throw new IllegalArgumentException("scores and values must rise, did not at " + i);
            }
        }
        return new IsotonicFit(scores.clone(), values.clone());
    }

    /// How many scores it keeps: the first and the last of each step.
    public int size() {
        return scores.length;
    }

    /// A score that is kept.
    public double score(int index) {
        return scores[index];
    }

    /// The value of a score that is kept.
    public double value(int index) {
        return values[index];
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
