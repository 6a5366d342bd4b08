package bellwether.research.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.research.learning.sample.RowSpans;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SettingChoiceTest {
    private static final ModelSettings BASE = ModelSettings.of(ModelKind.LOGISTIC);
    private static final ModelSpec SPEC = new ModelSpec(BASE, PlantedMarket.HORIZON, "momentum", 1);

    /// So strong a penalty that nothing is learnt, and one that lets it learn.
    @Test
    void theSettingThatLosesLeastBeforeTheLastFifthIsChosen() throws Exception {
        PlantedMarket market = new PlantedMarket(1, 40, 600, 0.3);
        SettingChoice choice =
                new SettingChoice(SPEC, List.of(BASE.withRidge(1e6), BASE.withRidge(0.01)));
        RowSpans spans = (_, last) -> last + PlantedMarket.HORIZON;
        List<SampleFold.Purged> folds = SampleSplits.combinatorial(market.sessions(), spans);
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

    @Test
    void atMostTwelveAreTried() {
        assertThrows(Refusal.class, () -> new SettingChoice(SPEC, List.of()));
        List<ModelSettings> thirteen = Collections.nCopies(13, BASE);
        assertThrows(Refusal.class, () -> new SettingChoice(SPEC, thirteen));
        assertEquals(BASE, new SettingChoice(SPEC, Collections.nCopies(12, BASE)).chosen());
    }
}
