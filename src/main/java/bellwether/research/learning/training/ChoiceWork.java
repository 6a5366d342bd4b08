package bellwether.research.learning.training;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.model.ModelSettings;
import bellwether.research.learning.model.SettingChoice;
import bellwether.research.learning.model.SettingValues;
import bellwether.research.learning.sample.EarlierSample;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleSource;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.List;

/// Chooses the settings of a training from the bars before the last fifth of the sessions; the bars
/// behind are not given to it.
final class ChoiceWork {
    private final TrainingSpec spec;
    private final TrainingSeams seams;
    private final TrainingProgress progress;

    ChoiceWork(TrainingSpec spec, TrainingSeams seams, TrainingProgress progress) {
        this.spec = spec;
        this.seams = seams;
        this.progress = progress;
    }

    /// @param main the sessions that are counted: the last fifth of them judges
    ChoiceReport choose(SampleSource bars, CalendarSessions main) throws InterruptedException {
        long[] sessions = bars.sessions();
        int judgedSession = SampleSplits.judgedFrom(main.size());
        int judged = main.date(judgedSession);
        EarlierSample earlier = EarlierSample.before(bars, judged);
        SampleSurvey survey = SampleSurvey.of(earlier, spec.sample());
        List<SampleFold.Purged> folds = SampleSplits.combinatorial(judged, survey);
        SettingChoice choice =
                new SettingChoice(
                        spec.usualModel(),
                        spec.cv().stream().map(one -> one.settings(spec.kind())).toList(),
                        folds,
                        seams.rows());
        SampleFeatures features = new SampleFeatures(survey);
        for (SampleFold.Purged fold : folds) {
            TrainingTable table = seams.table().of(features, fold);
            requireRows(table, fold);
            choice.tryIn(table, fold, progress);
        }
        return new ChoiceReport(
                tried(choice),
                folds.size(),
                SampleSplits.paths(folds).size(),
                FinalWork.day(sessions[0]),
                FinalWork.day(sessions[judged - 1]),
                judgedSession,
                choice.dates(),
                FinalWork.day(sessions[judged]),
                FinalWork.day(sessions[sessions.length - 1]));
    }

    private static List<ChoiceReport.TriedSetting> tried(SettingChoice choice) {
        ModelSettings chosen = choice.chosen();
        return choice.tried().stream()
                .map(trial ->
                        new ChoiceReport.TriedSetting(
                                SettingValues.of(trial.settings()),
                                trial.settings().equals(chosen),
                                trial.loss(),
                                trial.spread(),
                                trial.paths()))
                .toList();
    }

    /// Each group of a split must test some row, and what trains must hold both classes.
    private static void requireRows(TrainingTable table, SampleFold.Purged fold) {
        TrainingTable train = SelectedRows.training(table, fold);
        int positive = 0;
        for (int row = 0; row < train.rows(); row++) {
            positive += train.label(row) > 0.5 ? 1 : 0;
        }
        int[] tested = new int[SampleSplits.GROUPS];
        TrainingTable test = SelectedRows.testing(table, fold);
        for (int row = 0; row < test.rows(); row++) {
            tested[SampleSplits.group(test.date(row), fold.end())]++;
        }
        for (int group : fold.groups()) {
            if (train.rows() == 0 || tested[group] == 0) {
                throw refusal(
                        "too_few",
                        "Split %d of the choice of settings trains from %d rows and tests %d of group %d of 6: each must be at least 1. Take a larger universe or a longer history, or train without cv."
                                .formatted(
                                        fold.number() + 1, train.rows(), tested[group], group + 1));
            }
        }
        if (positive == 0 || positive == train.rows()) {
            throw refusal(
                    "one_class",
                    "Split %d of the choice of settings trains from %d rows, %d of them positive: a model needs rows of both classes. Take a larger universe, a longer history or another label."
                            .formatted(fold.number() + 1, train.rows(), positive));
        }
    }

    private static Refusal refusal(String code, String detail) {
        return Refusal.of(RefusalKind.INVALID, code, detail);
    }
}
