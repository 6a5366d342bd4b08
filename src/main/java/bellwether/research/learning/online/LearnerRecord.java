package bellwether.research.learning.online;

import bellwether.research.learning.model.ModelDay;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// How a version's probabilities, stored before their labels, have fared: by day, beside the base
/// rate's.
public final class LearnerRecord {
    private static final double LEVEL = 0.9;

    /// A daily AUC above it is too good to be true.
    private static final double SUSPECT_AUC = 0.60;

    /// Days before a high AUC is suspect.
    private static final int FEWEST_SUSPECT_DAYS = 20;

    private final List<LearnerDay> scored;
    private final List<ModelDay> days;

    private LearnerRecord(List<LearnerDay> scored) {
        this.scored = scored;
        days = scored.stream().map(LearnerDay::figures).toList();
    }

    /// Of the days of one version, oldest first.
    public static LearnerRecord of(List<LearnerDay> days) {
        return new LearnerRecord(List.copyOf(days));
    }

    /// Of scores of one version, in any order.
    public static LearnerRecord ofScores(Collection<JudgedScore> scores) {
        TreeMap<Integer, List<JudgedScore>> byDay =
                scores.stream()
                        .collect(
                                Collectors.groupingBy(
                                        JudgedScore::day, TreeMap::new, Collectors.toList()));
        return of(
                byDay.entrySet().stream()
                        .map(one -> LearnerDay.of(one.getKey(), one.getValue()))
                        .toList());
    }

    /// What a look judges: all days, or of one that was silenced those from then on.
    public LearnerRecord judged(GateLooks looks) {
        Long silenced = looks.silenced();
        return silenced == null
                ? this
                : of(scored.stream().filter(day -> day.figures().date() >= silenced).toList());
    }

    /// Oldest first.
    public List<ModelDay> days() {
        return days;
    }

    public int rows() {
        return scored.stream().mapToInt(LearnerDay::rows).sum();
    }

    /// Days that a label takes: of ten labels nine came no later.
    public int horizon() {
        TreeMap<Integer, Integer> waits = new TreeMap<>();
        scored.forEach(day -> day.waits().forEach((days, n) -> waits.merge(days, n, Integer::sum)));
        int needed = (int) Math.ceil(0.9 * rows());
        int seen = 0;
        for (Map.Entry<Integer, Integer> one : waits.entrySet()) {
            seen += one.getValue();
            if (seen >= needed) {
                return Math.max(1, one.getKey());
            }
        }
        return 1;
    }

    /// Rows of the median day, at least 1: what stands for the number of symbols.
    public int width() {
        int[] rows = scored.stream().mapToInt(LearnerDay::rows).sorted().toArray();
        return rows.length == 0 ? 1 : Math.max(1, rows[(rows.length - 1) / 2]);
    }

    /// Mean log loss over days.
    public Estimate logLoss() {
        return overDays(ModelDay::loss);
    }

    /// The same of the base rate.
    public Estimate baseLogLoss() {
        return overDays(ModelDay::baseLoss);
    }

    /// What the base rate loses more.
    public Estimate skill() {
        return overDays(day -> day.baseLoss() - day.loss());
    }

    /// Mean over the days with labels of both classes.
    public Estimate auc() {
        return overDays(ranked(), day -> day.auc().orElseThrow());
    }

    /// Whether enough days have an AUC for its bounds: of one row a day none has.
    public boolean isRanked() {
        return auc().interval().isPresent();
    }

    private List<ModelDay> ranked() {
        return days.stream().filter(day -> day.auc().isPresent()).toList();
    }

    private Estimate overDays(ToDoubleFunction<ModelDay> figure) {
        return overDays(days, figure);
    }

    private Estimate overDays(List<ModelDay> of, ToDoubleFunction<ModelDay> figure) {
        return DatedFigures.of(
                        of.stream().mapToInt(ModelDay::date).toArray(),
                        of.stream().mapToDouble(figure).toArray())
                .byDays()
                .mean(width(), horizon(), LEVEL);
    }

    /// What is too good to be true, in words.
    List<String> leaks() {
        List<ModelDay> ranked = ranked();
        double mean =
                ranked.stream().mapToDouble(day -> day.auc().orElseThrow()).average().orElse(0.5);
        return ranked.size() >= FEWEST_SUSPECT_DAYS && mean > SUSPECT_AUC
                ? List.of(
                        String.format(
                                Locale.ROOT,
                                "suspect_leak: the daily AUC is %.4f, above %.2f; check that no"
                                        + " feature knows the label",
                                mean,
                                SUSPECT_AUC))
                : List.of();
    }
}
