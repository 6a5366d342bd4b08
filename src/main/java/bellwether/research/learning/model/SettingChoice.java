package bellwether.research.learning.model;

import bellwether.platform.base.Refusal;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.DatedRows;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.technical.statistics.Logit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Chooses among a few settings by folds that end before the dates which judge what was chosen: the
/// least mean log loss over the dates of each fold. Of equal ones the first.
public final class SettingChoice {
    /// The best of more would be the luckiest.
    public static final int MOST = 12;

    private final ModelSpec spec;
    private final List<ModelSettings> settings;
    private final double[] sums;
    private int dates;

    /// Of these settings, from 1 to 12 of them.
    public SettingChoice(ModelSpec spec, List<ModelSettings> settings) {
        if (settings.isEmpty() || settings.size() > MOST) {
            throw Refusal.invalid("/settings", "must be 1 to 12 of them, were " + settings.size());
        }
        this.spec = spec;
        this.settings = List.copyOf(settings);
        this.sums = new double[settings.size()];
    }

    /// What a setting lost in the folds that it was tried in.
    ///
    /// @param loss mean log loss of the model as it is, not calibrated
    public record SettingTrial(ModelSettings settings, double loss) {}

    /// Tries every setting in one more fold.
    ///
    /// @param table whose bins are by the rows of the fold that train
    public void tryIn(TrainingTable table, SampleFold fold, TrainingProgress progress)
            throws InterruptedException {
        int found = 0;
        for (int i = 0; i < sums.length; i++) {
            FoldScores scores =
                    new FoldTraining(table, spec.with(settings.get(i)), progress)
                            .fit(fold)
                            .scores();
            sums[i] += sumOfDates(scores);
            found = scores.labelled().dates();
        }
        dates += found;
    }

    private static double sumOfDates(FoldScores scores) {
        DatedRows rows = scores.labelled();
        double sum = 0;
        for (int place = 0; place < rows.dates(); place++) {
            int from = rows.firstOf(place);
            int to = rows.firstOf(place + 1);
            double ofDate = 0;
            for (int row = from; row < to; row++) {
                ofDate += Logit.loss(scores.margin(row), rows.positive(row) ? 1 : 0);
            }
            sum += ofDate / (to - from);
        }
        return sum;
    }

    /// All settings with what they lost, in their order; the losses are NaN before a fold with
    /// rows.
    public List<SettingTrial> tried() {
        List<SettingTrial> tried = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            tried.add(new SettingTrial(settings.get(i), dates == 0 ? Double.NaN : sums[i] / dates));
        }
        return tried;
    }

    /// The one that lost least.
    public ModelSettings chosen() {
        return tried().stream()
                .min(Comparator.comparingDouble(SettingTrial::loss))
                .orElseThrow()
                .settings();
    }
}
