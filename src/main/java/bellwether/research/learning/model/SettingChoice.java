package bellwether.research.learning.model;

import bellwether.platform.base.Refusal;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.DatedRows;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.technical.statistics.Logit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Chooses among a few settings by folds that end before the dates which judge what was chosen: the
/// least log loss, averaged over the dates of each path through time and then over the paths. Of
/// equal ones the first.
public final class SettingChoice {
    /// The best of more would be the luckiest.
    public static final int MOST = 12;

    private final ModelSpec spec;
    private final List<ModelSettings> settings;
    private final List<SampleFold.Purged> folds;
    private final TrainingRows rows;
    private final List<SettingLosses> losses;

    /// Of these settings, from 1 to 12 of them.
    ///
    /// @param folds all that they are tried in
    /// @param rows takes those that train
    public SettingChoice(
            ModelSpec spec,
            List<ModelSettings> settings,
            List<SampleFold.Purged> folds,
            TrainingRows rows) {
        if (settings.isEmpty() || settings.size() > MOST) {
            throw Refusal.invalid("/settings", "must be 1 to 12 of them, were " + settings.size());
        }
        this.spec = spec;
        this.settings = List.copyOf(settings);
        this.folds = List.copyOf(folds);
        this.rows = rows;
        losses = settings.stream().map(_ -> new SettingLosses(folds.size())).toList();
    }

    /// What a setting lost.
    ///
    /// @param paths mean log loss over the dates of each path, of the model as it is, not
    ///   calibrated; NaN before all folds were tried
    public record SettingTrial(ModelSettings settings, List<Double> paths) {
        public SettingTrial {
            paths = List.copyOf(paths);
        }

        /// The mean over the paths.
        public double loss() {
            return paths.stream().mapToDouble(path -> path).average().orElse(Double.NaN);
        }

        /// The standard deviation over the paths, which share their dates: how much it matters
        /// which rows train, not how sure the mean is.
        public double spread() {
            double mean = loss();
            double squares = 0;
            for (double path : paths) {
                squares += (path - mean) * (path - mean);
            }
            return Math.sqrt(squares / (paths.size() - 1));
        }
    }

    /// Tries every setting in one more fold.
    ///
    /// @param table whose bins are by the rows of the fold that train
    public void tryIn(TrainingTable table, SampleFold.Purged fold, TrainingProgress progress)
            throws InterruptedException {
        for (int i = 0; i < settings.size(); i++) {
            FoldScores scores =
                    new FoldTraining(table, spec.with(settings.get(i)), rows, progress)
                            .fit(fold)
                            .scores();
            add(losses.get(i), scores, fold);
        }
    }

    private static void add(SettingLosses into, FoldScores scores, SampleFold.Purged fold) {
        DatedRows rows = scores.labelled();
        for (int place = 0; place < rows.dates(); place++) {
            int from = rows.firstOf(place);
            int to = rows.firstOf(place + 1);
            double ofDate = 0;
            for (int row = from; row < to; row++) {
                ofDate += Logit.loss(scores.margin(row), rows.positive(row) ? 1 : 0);
            }
            into.add(
                    fold.number(),
                    SampleSplits.group(rows.date(from), fold.end()),
                    ofDate / (to - from));
        }
    }

    /// On how many dates each path tests.
    public int dates() {
        return paths().stream().findFirst().map(losses.getFirst()::dates).orElse(0);
    }

    private List<List<Integer>> paths() {
        return folds.isEmpty() ? List.of() : SampleSplits.paths(folds);
    }

    /// All settings with what they lost, in their order.
    public List<SettingTrial> tried() {
        List<List<Integer>> paths = paths();
        List<SettingTrial> tried = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            SettingLosses of = losses.get(i);
            tried.add(new SettingTrial(settings.get(i), paths.stream().map(of::mean).toList()));
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
