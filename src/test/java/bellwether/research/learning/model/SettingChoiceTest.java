package bellwether.research.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.research.learning.sample.RowSpans;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SettingChoiceTest {
    private static final ModelSettings BASE = ModelSettings.of(ModelKind.LOGISTIC);
    private static final ModelSpec SPEC = new ModelSpec(BASE, PlantedMarket.HORIZON, "momentum", 1);

    /// So strong a penalty that nothing is learnt, and one that lets it learn.
    @Test
    void theSettingThatLosesLeastBeforeTheLastFifthIsChosen() throws Exception {
        PlantedMarket market = new PlantedMarket(1, 40, 600, 0.3);
        List<SampleFold.Purged> folds = folds(market);
        SettingChoice choice = choice(folds, BASE.withRidge(1e6), BASE.withRidge(0.01));
        assertEquals(15, folds.size());
        int latest = 0;
        for (SampleFold.Purged fold : folds) {
            TrainingTable table = market.of(fold);
            choice.tryIn(table, fold, TrainingProgress.QUIET);
            for (int row = 0; row < table.rows(); row++) {
                boolean used =
                        fold.tests(table.date(row), table.end(row))
                                || fold.trains(table.date(row), table.end(row));
                latest = used ? Math.max(latest, table.end(row)) : latest;
            }
        }
        assertTrue(latest <= SampleSplits.judgedFrom(market.sessions()), "used " + latest);
        List<SettingChoice.SettingTrial> tried = choice.tried();
        assertEquals(Math.log(2), tried.get(0).loss(), 1e-3);
        assertTrue(tried.get(1).loss() < 0.68, tried.toString());
        assertEquals(BASE.withRidge(0.01), choice.chosen());
    }

    private static List<SampleFold.Purged> folds(PlantedMarket market) {
        RowSpans spans = (_, last) -> last + PlantedMarket.HORIZON;
        return SampleSplits.combinatorial(SampleSplits.judgedFrom(market.sessions()), spans);
    }

    private static SettingChoice choice(List<SampleFold.Purged> folds, ModelSettings... settings) {
        return new SettingChoice(SPEC, List.of(settings), folds, SelectedRows::training);
    }

    /// Each path is a way through all six groups, and its loss that of its own dates.
    @Test
    void eachPathLosesWhatItsFoldsLoseOnTheirGroups() throws Exception {
        PlantedMarket market = new PlantedMarket(2, 20, 500, 0.3);
        List<SampleFold.Purged> folds = folds(market);
        SettingChoice choice = choice(folds, BASE, BASE.withRidge(1));
        List<FoldScores> scores = new ArrayList<>();
        for (SampleFold.Purged fold : folds) {
            TrainingTable table = market.of(fold);
            choice.tryIn(table, fold, TrainingProgress.QUIET);
            scores.add(new FoldTraining(table, SPEC, TrainingProgress.QUIET).fit(fold).scores());
        }
        List<Double> expected = new ArrayList<>();
        for (int path = 0; path < 5; path++) {
            // of 400 sessions the six groups begin at each 66 2/3
            Map<Integer, List<Double>> byDate = new TreeMap<>();
            for (int group = 0; group < 6; group++) {
                FoldScores tested = scores.get(SampleSplits.paths(folds).get(path).get(group));
                for (int row = 0; row < tested.size(); row++) {
                    int date = tested.labelled().date(row);
                    if (date >= group * 400 / 6 && date < (group + 1) * 400 / 6) {
                        double p = 1 / (1 + Math.exp(-tested.margin(row)));
                        double loss = -Math.log(tested.labelled().positive(row) ? p : 1 - p);
                        byDate.computeIfAbsent(date, _ -> new ArrayList<>()).add(loss);
                    }
                }
            }
            assertEquals(byDate.size(), choice.dates());
            expected.add(
                    byDate.values().stream().mapToDouble(of -> mean(of)).average().orElseThrow());
        }
        SettingChoice.SettingTrial trial = choice.tried().getFirst();
        assertEquals(5, trial.paths().size());
        for (int path = 0; path < 5; path++) {
            assertEquals(expected.get(path), trial.paths().get(path), 1e-12, "path " + path);
        }
        assertEquals(mean(expected), trial.loss(), 1e-12);
        double squares =
                expected.stream().mapToDouble(one -> Math.pow(one - mean(expected), 2)).sum();
        assertEquals(Math.sqrt(squares / 4), trial.spread(), 1e-12);
        assertTrue(trial.spread() > 0, "the paths differ");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    @Test
    void atMostTwelveAreTried() {
        assertThrows(Refusal.class, () -> choice(List.of()));
        ModelSettings[] thirteen = Collections.nCopies(13, BASE).toArray(ModelSettings[]::new);
        assertThrows(Refusal.class, () -> choice(List.of(), thirteen));
        ModelSettings[] twelve = Collections.nCopies(12, BASE).toArray(ModelSettings[]::new);
        assertEquals(BASE, choice(List.of(), twelve).chosen());
    }
}
