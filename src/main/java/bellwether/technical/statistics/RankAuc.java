package bellwether.technical.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// How often a score ranks a positive row above a negative one, ties ½ (Mann and Whitney 1947).
/// Within one date; over dates the daily values are averaged, never pooled.
public final class RankAuc {
    private RankAuc() {}

    /// Of one date's rows; empty where they are of one class or none.
    public static Optional<Double> of(double[] scores, boolean[] positive) {
        StatisticsInput.series("scores", scores);
        StatisticsInput.sameLength("positive", positive.length, scores.length);
        double[] ranks = midranks(scores);
        double sum = 0;
        double positives = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += positive[i] ? ranks[i] : 0;
            positives += positive[i] ? 1 : 0;
        }
        double negatives = scores.length - positives;
        return positives == 0 || negatives == 0
                ? Optional.empty()
                : Optional.of((sum - positives * (positives + 1) / 2) / (positives * negatives));
    }

    /// Ranks from 1; equal values share the mean of theirs.
    static double[] midranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0 + 1;
            }
            from = to + 1;
        }
        return ranks;
    }
}
