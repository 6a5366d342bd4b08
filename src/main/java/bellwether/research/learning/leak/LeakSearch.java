package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Searches one fold of a training. The search of features and rows trains nothing; that of the
/// model trains it five times, and once more for each seed. What cannot be searched for is a doubt.
public final class LeakSearch {
    /// What no honest feature reaches.
    static final double SUSPECT_AUC = 0.60;

    private static final double MOST_Z = 3;

    private final TrainingTable table;
    private final SampleFold fold;
    private final LeakSettings settings;
    private final Runnable progress;

    public LeakSearch(TrainingTable table, SampleFold fold, LeakSettings settings) {
        this(table, fold, settings, () -> {});
    }

    /// @param progress hears of each step: a search of many rows takes minutes
    public LeakSearch(
            TrainingTable table, SampleFold fold, LeakSettings settings, Runnable progress) {
        this.table = table;
        this.fold = fold;
        this.settings = settings;
        this.progress = progress;
    }

    /// Everything.
    public LeakReport all(TrialTrainer trainer) {
        return features()
                .plus(rows())
                .plus(model(trainer))
                .plus(bits(trainer))
                .plus(labels(trainer));
    }

    /// Each feature alone, over the rows that train. One that none of them has cannot leak.
    public LeakReport features() {
        ColumnSkill skills = new ColumnSkill(SelectedRows.training(table, fold));
        List<LeakFinding> findings = new ArrayList<>();
        List<LeakDoubt> doubts = new ArrayList<>();
        int searched = 0;
        for (int column = 0; column < table.columns(); column++) {
            DailySkill skill = skills.of(column, settings.horizon());
            searched += skill.isKnown() ? 1 : 0;
            progress.run();
            if (isSuspect(skill)) {
                findings.add(
                        new LeakFinding(
                                LeakCode.SUSPECT_LEAK, table.name(column), skill.numbers()));
            } else if (!skill.isKnown() && skills.isPresent(column)) {
                doubts.add(doubt(LeakCode.SUSPECT_LEAK, skill).about(table.name(column)));
            }
        }
        return searched == 0
                ? LeakReport.of(doubt(LeakCode.SUSPECT_LEAK, DailySkill.of(new double[0], 0)))
                : new LeakReport(findings, doubts);
    }

    /// Either way round, and more than chance.
    private static boolean isSuspect(DailySkill skill) {
        return skill.isKnown()
                && Math.max(skill.auc(), 1 - skill.auc()) > SUSPECT_AUC
                && Math.abs(skill.z()) > MOST_Z;
    }

    /// Rows on both sides.
    public LeakReport rows() {
        RowDigests digests = RowDigests.of(table, fold);
        progress.run();
        int least = Math.min(digests.training(), digests.testing());
        if (least == 0) {
            return LeakReport.of(
                    LeakDoubt.of(
                            LeakCode.DUPLICATE_ROWS,
                            0,
                            1,
                            "%%d rows of %d known features on one side of the split, needs %%d"
                                    .formatted(RowDigests.FEWEST_KNOWN)));
        }
        return digests.shared() == 0
                ? LeakReport.CLEAN
                : found(LeakCode.DUPLICATE_ROWS, Map.of("rows", (double) digests.shared()));
    }

    /// The model on rows that test.
    public LeakReport model(TrialTrainer trainer) {
        Optional<LeakDoubt> untrained = untrained(LeakCode.SUSPECT_MODEL);
        if (untrained.isPresent()) {
            return LeakReport.of(untrained.get());
        }
        DailySkill skill = skill(trainer, table, settings.horizon());
        if (!skill.isKnown()) {
            return LeakReport.of(doubt(LeakCode.SUSPECT_MODEL, skill));
        }
        return isSuspect(skill) ? found(LeakCode.SUSPECT_MODEL, skill.numbers()) : LeakReport.CLEAN;
    }

    /// Of one class nothing is learnt, whatever is read.
    private Optional<LeakDoubt> untrained(LeakCode code) {
        SelectedRows train = SelectedRows.training(table, fold);
        long classes =
                IntStream.range(0, train.rows()).mapToDouble(train::label).distinct().count();
        return classes == 2
                ? Optional.empty()
                : Optional.of(
                        LeakDoubt.of(code, (int) classes, 2, "rows of %d classes train, needs %d"));
    }

    /// Whether the model is the same to the bit with other rows that test, and with all rows in
    /// another order.
    public LeakReport bits(TrialTrainer trainer) {
        Optional<LeakDoubt> untrained = untrained(LeakCode.TEST_ROWS_MATTER);
        if (untrained.isPresent()) {
            return LeakReport.of(untrained.get())
                    .plus(LeakReport.of(untrained(LeakCode.ROW_ORDER_MATTERS).orElseThrow()));
        }
        int[] order = IntStream.range(0, table.rows()).toArray();
        TrainingTable plain = SelectedRows.of(table, order);
        String expected = fingerprint(trainer, plain);
        return tests(trainer, plain, expected)
                .plus(
                        same(
                                LeakCode.ROW_ORDER_MATTERS,
                                trainer,
                                SelectedRows.of(table, turned(order)),
                                expected));
    }

    private LeakReport tests(TrialTrainer trainer, TrainingTable plain, String expected) {
        return SelectedRows.testing(table, fold).rows() == 0
                ? LeakReport.of(
                        LeakDoubt.of(LeakCode.TEST_ROWS_MATTER, 0, 1, "%d rows test, needs %d"))
                : same(LeakCode.TEST_ROWS_MATTER, trainer, new AlteredRows(plain, fold), expected);
    }

    /// From the last to the first, every other one before the rest.
    private static int[] turned(int[] order) {
        int size = order.length;
        return IntStream.concat(
                        IntStream.range(0, size).filter(row -> row % 2 == 0),
                        IntStream.range(0, size).filter(row -> row % 2 == 1))
                .map(row -> size - 1 - row)
                .toArray();
    }

    private LeakReport same(
            LeakCode code, TrialTrainer trainer, TrainingTable other, String expected) {
        return fingerprint(trainer, other).equals(expected)
                ? LeakReport.CLEAN
                : LeakReport.of(
                        new LeakFinding(
                                code,
                                code == LeakCode.TEST_ROWS_MATTER ? "model" : null,
                                Map.of()));
    }

    private String fingerprint(TrialTrainer trainer, TrainingTable rows) {
        progress.run();
        String fingerprint = trainer.train(rows, fold).fingerprint();
        progress.run();
        return fingerprint;
    }

    /// Labels that no feature can know.
    public LeakReport labels(TrialTrainer trainer) {
        Optional<LeakDoubt> untrained = untrained(LeakCode.SHUFFLED_SKILL);
        if (untrained.isPresent()) {
            return LeakReport.of(untrained.get())
                    .plus(LeakReport.of(untrained(LeakCode.SHIFTED_SKILL).orElseThrow()));
        }
        DailySkill shifted = skill(trainer, ScrambledLabels.shifted(table), settings.horizon());
        return shuffled(trainer).plus(shifted(shifted));
    }

    private LeakReport shuffled(TrialTrainer trainer) {
        TrainingTable rows = ShuffledSkill.thinned(table);
        List<DailySkill> skills = new ArrayList<>();
        for (int seed = 0; seed < settings.seeds(); seed++) {
            skills.add(skill(trainer, ScrambledLabels.withinDates(rows, seed), 0));
        }
        if (skills.isEmpty()) {
            return LeakReport.CLEAN;
        }
        DailySkill fewest =
                skills.stream().min(Comparator.comparingInt(DailySkill::dates)).orElseThrow();
        if (!fewest.isKnown()) {
            return LeakReport.of(doubt(LeakCode.SHUFFLED_SKILL, fewest));
        }
        return ShuffledSkill.together(skills);
    }

    private static LeakReport shifted(DailySkill skill) {
        if (!skill.isKnown()) {
            return LeakReport.of(doubt(LeakCode.SHIFTED_SKILL, skill));
        }
        return Math.abs(skill.z()) > MOST_Z
                ? found(LeakCode.SHIFTED_SKILL, skill.numbers())
                : LeakReport.CLEAN;
    }

    private DailySkill skill(TrialTrainer trainer, TrainingTable rows, int horizon) {
        progress.run();
        TrialModel model = trainer.train(rows, fold);
        progress.run();
        SelectedRows tests = SelectedRows.testing(rows, fold);
        int[] dates = new int[tests.rows()];
        double[] scores = new double[dates.length];
        boolean[] labels = new boolean[dates.length];
        for (int row = 0; row < dates.length; row++) {
            dates[row] = tests.date(row);
            scores[row] = model.score(tests, row);
            labels[row] = tests.label(row) > 0;
        }
        return DailySkill.of(dates, scores, labels, horizon);
    }

    private static LeakReport found(LeakCode code, Map<String, Double> numbers) {
        return LeakReport.of(new LeakFinding(code, null, numbers));
    }

    private static LeakDoubt doubt(LeakCode code, DailySkill skill) {
        return LeakDoubt.of(
                code,
                skill.dates(),
                DailySkill.FEWEST_DATES,
                "%d dates have rows of both classes, needs %d");
    }
}
