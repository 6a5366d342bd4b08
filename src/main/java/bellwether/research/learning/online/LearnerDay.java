package bellwether.research.learning.online;

import bellwether.research.learning.model.ModelDay;
import bellwether.technical.statistics.RankAuc;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// What the scores of one day came to whose labels are known.
///
/// @param waits how many labels took how many days
public record LearnerDay(ModelDay figures, SortedMap<Integer, Integer> waits) {
    public LearnerDay {
        waits = new TreeMap<>(waits);
    }

    /// Of a day's scores, of one version.
    ///
    /// @param scores at least one, in any order
    public static LearnerDay of(int day, List<JudgedScore> scores) {
        TreeMap<Integer, Integer> waits = new TreeMap<>();
        scores.forEach(score -> waits.merge(score.waited(), 1, Integer::sum));
        return new LearnerDay(figures(day, scores), waits);
    }

    /// No momentum rule is known of rows that clients state: the base rate is the only rival.
    private static ModelDay figures(int day, List<JudgedScore> rows) {
        int positives = (int) rows.stream().filter(JudgedScore::label).count();
        double base = mean(rows, JudgedScore::baseLoss);
        return new ModelDay(
                day,
                positives,
                rows.size() - positives,
                RankAuc.of(probabilities(rows), labels(rows)),
                mean(rows, JudgedScore::loss),
                base,
                base);
    }

    private static double mean(List<JudgedScore> rows, ToDoubleFunction<JudgedScore> figure) {
        return rows.stream().mapToDouble(figure).sum() / rows.size();
    }

    private static double[] probabilities(List<JudgedScore> rows) {
        return rows.stream().mapToDouble(JudgedScore::probability).toArray();
    }

    private static boolean[] labels(List<JudgedScore> rows) {
        boolean[] labels = new boolean[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i).label();
        }
        return labels;
    }

    /// How many scores.
    public int rows() {
        return figures.positives() + figures.negatives();
    }
}
