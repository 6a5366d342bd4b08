package bellwether.research.learning.training;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.learning.leak.LeakReport;
import bellwether.research.learning.leak.LeakSearch;
import bellwether.research.learning.leak.LeakSettings;
import bellwether.research.learning.leak.TableSearch;
import bellwether.research.learning.model.FittedFold;
import bellwether.research.learning.model.FoldScores;
import bellwether.research.learning.model.FoldTraining;
import bellwether.research.learning.model.ModelSpec;
import bellwether.research.learning.model.ModelTrials;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Trains one fold, and searches it for leaks.
final class FoldWork {
    /// Trainings on shuffled labels.
    private static final int SEEDS = 20;

    private final TrainingSpec spec;
    private final ModelSpec model;
    private final TrainingSeams seams;
    private final TrainingProgress progress;

    /// @param model with the settings that were chosen
    FoldWork(TrainingSpec spec, ModelSpec model, TrainingSeams seams, TrainingProgress progress) {
        this.spec = spec;
        this.model = model;
        this.seams = seams;
        this.progress = progress;
    }

    FoldResult fold(StoredSample bars, int number) throws InterruptedException {
        SampleFold fold = bars.folds().get(number);
        SampleFeatures features = new SampleFeatures(SampleSurvey.of(bars, spec.sample()));
        TrainingTable table = seams.table().of(features, fold);
        TrainingTable train = SelectedRows.training(table, fold);
        if (train.rows() == 0 || SelectedRows.testing(table, fold).rows() == 0) {
            // it judges nothing; where it is the one that is trained again, nothing was searched
            return new FoldResult(
                    number,
                    FoldScores.none(),
                    FoldFindings.of(
                            List.of(),
                            number == spec.searched()
                                    ? leaks(features, table, fold)
                                    : LeakReport.CLEAN));
        }
        requireClasses(train, number);
        FittedFold fitted = new FoldTraining(table, model, seams.rows(), progress).fit(fold);
        return new FoldResult(
                number,
                fitted.scores(),
                FoldFindings.of(
                        fitted.importance(spec.seed(), progress),
                        number == spec.searched()
                                ? leaks(features, table, fold)
                                : search(table, fold).features().plus(search(table, fold).rows())));
    }

    private LeakSearch search(TrainingTable table, SampleFold fold) {
        return new LeakSearch(table, fold, new LeakSettings(spec.overlap(), SEEDS), this::moved);
    }

    private LeakReport leaks(SampleFeatures features, TrainingTable table, SampleFold fold) {
        return search(table, fold)
                .all(new ModelTrials(model, seams.rows(), progress))
                .plus(
                        TableSearch.search(
                                table, seams.table().of(features.altered(fold), fold), fold));
    }

    /// Ends the training as [ModelTrials] does.
    private void moved() {
        try {
            progress.step(0, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(e.getMessage());
        }
    }

    private static void requireClasses(TrainingTable rows, int number) {
        int positive = 0;
        for (int row = 0; row < rows.rows(); row++) {
            positive += rows.label(row) > 0.5 ? 1 : 0;
        }
        if (positive == 0 || positive == rows.rows()) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "one_class",
                    "Fold %d trains from %d rows, %d of them positive: a model needs rows of both classes. Take a larger universe, a longer history or another label."
                            .formatted(number, rows.rows(), positive));
        }
    }
}
