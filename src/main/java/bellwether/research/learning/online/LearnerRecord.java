package bellwether.research.learning.online;

import bellwether.research.learning.gate.GateEvidence;
import bellwether.research.learning.gate.GateReport;
import bellwether.research.learning.gate.GateRule;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.model.ModelEvaluation;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.ForecastScores;
import bellwether.technical.statistics.RankAuc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private final List<JudgedScore> scores;
    private final List<ModelDay> days;

    private LearnerRecord(List<JudgedScore> scores, List<ModelDay> days) {
        this.scores = scores;
        this.days = days;
    }

    /// Of scores of one version, in any order.
    public static LearnerRecord of(Collection<JudgedScore> scores) {
        TreeMap<Integer, List<JudgedScore>> byDay =
                scores.stream()
                        .collect(
                                Collectors.groupingBy(
                                        JudgedScore::day, TreeMap::new, Collectors.toList()));
        List<ModelDay> days = new ArrayList<>();
        byDay.forEach((day, rows) -> days.add(day(day, rows)));
        return new LearnerRecord(List.copyOf(scores), List.copyOf(days));
    }

    /// No momentum rule is known of rows that clients state: the base rate is the only rival.
    private static ModelDay day(int day, List<JudgedScore> rows) {
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

    /// Oldest first.
    public List<ModelDay> days() {
        return days;
    }

    public int rows() {
        return scores.size();
    }

    /// Days that a label takes: of ten labels nine came no later.
    public int horizon() {
        List<Integer> waits = scores.stream().map(JudgedScore::waited).sorted().toList();
        return waits.isEmpty()
                ? 1
                : Math.max(1, waits.get((int) Math.ceil(0.9 * waits.size()) - 1));
    }

    /// Rows of a day on average, at least 1: what stands for the number of symbols.
    public int width() {
        return days.isEmpty() ? 1 : Math.max(1, scores.size() / days.size());
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
                .mean(width(), horizon(), LEVEL);
    }

    /// Whether the version may speak, by the rules of every model but that of momentum.
    public GateReport judged(PromotionGate gate) {
        Optional<Double> off =
                ForecastScores.calibrationError(
                        probabilities(scores), labels(scores), ModelEvaluation.BINS);
        GateEvidence evidence =
                new GateEvidence(horizon(), width(), days, off, Optional.empty(), leaks());
        return new GateReport(
                gate.judge(evidence).checks().stream()
                        .filter(check -> check.rule() != GateRule.MOMENTUM_LOSS)
                        .toList());
    }

    private List<String> leaks() {
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
