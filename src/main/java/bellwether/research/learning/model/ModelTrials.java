package bellwether.research.learning.model;

import bellwether.platform.base.Sha256;
import bellwether.research.learning.leak.TrialModel;
import bellwether.research.learning.leak.TrialTrainer;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Trains as folds are trained, for the search for leaks.
public final class ModelTrials implements TrialTrainer {
    private final ModelSpec spec;
    private final TrainingRows rows;
    private final TrainingProgress progress;

    public ModelTrials(ModelSpec spec, TrainingProgress progress) {
        this(spec, SelectedRows::training, progress);
    }

    /// @param rows takes those that train
    public ModelTrials(ModelSpec spec, TrainingRows rows, TrainingProgress progress) {
        this.spec = spec;
        this.rows = rows;
        this.progress = progress;
    }

    /// Cancelled where the training is ended; the thread is interrupted then.
    @Override
    public TrialModel train(TrainingTable all, SampleFold fold) {
        try {
            TrainingTable training = rows.of(all, fold);
            ModelInputs inputs = ModelInputs.of(training);
            Model model = new ModelFitting(inputs, spec, progress).fit(ModelRows.of(training));
            return new Trial(inputs, model);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(e.getMessage());
        }
    }

    /// Scores whole tables, as it is asked for one row after the other.
    private static final class Trial implements TrialModel {
        private final ModelInputs inputs;
        private final Model model;
        private @Nullable TrainingTable scored;
        private double[] margins = new double[0];

        Trial(ModelInputs inputs, Model model) {
            this.inputs = inputs;
            this.model = model;
        }

        @Override
        public double score(TrainingTable table, int row) {
            if (!Objects.equals(table, scored)) {
                byte[][] columns = new byte[table.columns()][table.rows()];
                for (int column = 0; column < columns.length; column++) {
                    for (int i = 0; i < table.rows(); i++) {
                        columns[column][i] = table.bin(i, column);
                    }
                }
                margins = model.margins(BinnedRows.ofColumns(columns));
                scored = table;
            }
            return margins[row];
        }

        @Override
        public String fingerprint() {
            ServedModel plain =
                    new ServedModel(
                            1, inputs, model, new MarginScale(0, 1), new Calibration.NoSkill(0.5));
            return HexFormat.of().formatHex(Sha256.of(ModelBlob.write(plain)));
        }
    }
}
