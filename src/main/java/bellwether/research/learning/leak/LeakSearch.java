package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import java.util.Map;
import java.util.stream.IntStream;

/// Searches one fold of a training. The search of features and rows trains nothing; that of the
/// model trains it four times, and once more for each seed.
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

    /// Each feature alone, over the rows that train.
    public LeakReport features() {
        ColumnSkill skills = new ColumnSkill(SelectedRows.training(table, fold));
        LeakReport report = LeakReport.CLEAN;
        for (int column = 0; column < table.columns(); column++) {
            DailySkill skill = skills.of(column, settings.horizon());
            progress.run();
            if (isSuspect(skill)) {
                report =
                        report.plus(
                                LeakReport.of(
                                        new LeakFinding(
                                                LeakCode.SUSPECT_LEAK,
                                                table.name(column),
                                                skill.numbers())));
            }
        }
        return report;
    }

    /// Either way round, and more than chance.
    private static boolean isSuspect(DailySkill skill) {
        return skill.isKnown()
                && Math.max(skill.auc(), 1 - skill.auc()) > SUSPECT_AUC
                && Math.abs(skill.z()) > MOST_Z;
    }

    /// Rows on both sides.
    public LeakReport rows() {
        int shared = RowDigests.shared(table, fold);
        progress.run();
        return shared == 0
                ? LeakReport.CLEAN
                : LeakReport.of(
                        new LeakFinding(
                                LeakCode.DUPLICATE_ROWS, null, Map.of("rows", (double) shared)));
    }

    /// The model on rows that test.
    public LeakReport model(TrialTrainer trainer) {
        DailySkill skill = skill(trainer, table, settings.horizon());
        if (!skill.isKnown()) {
            return doubt(LeakCode.SUSPECT_MODEL, skill);
        }
        return isSuspect(skill) ? found(LeakCode.SUSPECT_MODEL, skill.numbers()) : LeakReport.CLEAN;
    }

    /// Whether the model is the same to the bit with other rows that test, and with all rows in
    /// another order.
    public LeakReport bits(TrialTrainer trainer) {
        int[] order = IntStream.range(0, table.rows()).toArray();
        TrainingTable plain = SelectedRows.of(table, order);
        String expected = fingerprint(trainer, plain);
        return same(LeakCode.TEST_ROWS_MATTER, trainer, new AlteredRows(plain, fold), expected)
                .plus(
                        same(
                                LeakCode.ROW_ORDER_MATTERS,
                                trainer,
                                SelectedRows.of(table, turned(order)),
                                expected));
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
                : found(code, Map.of());
    }

    private String fingerprint(TrialTrainer trainer, TrainingTable rows) {
        progress.run();
        String fingerprint = trainer.train(rows, fold).fingerprint();
        progress.run();
        return fingerprint;
    }

    /// Labels that no feature can know.
    public LeakReport labels(TrialTrainer trainer) {
        LeakReport report = LeakReport.CLEAN;
        for (int seed = 0; seed < settings.seeds(); seed++) {
            long drawn = seed;
            report =
                    report.plus(
                            blind(
                                    LeakCode.SHUFFLED_SKILL,
                                    skill(trainer, ScrambledLabels.withinDates(table, drawn), 0)));
        }
        DailySkill shifted = skill(trainer, ScrambledLabels.shifted(table), settings.horizon());
        return report.plus(blind(LeakCode.SHIFTED_SKILL, shifted));
    }

    private static LeakReport blind(LeakCode code, DailySkill skill) {
        if (!skill.isKnown()) {
            return doubt(code, skill);
        }
        return Math.abs(skill.z()) > MOST_Z ? found(code, skill.numbers()) : LeakReport.CLEAN;
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

    private static LeakReport doubt(LeakCode code, DailySkill skill) {
        return LeakReport.of(new LeakDoubt(code, skill.dates(), DailySkill.FEWEST_DATES));
    }
}
