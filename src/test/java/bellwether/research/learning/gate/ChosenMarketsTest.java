package bellwether.research.learning.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.ModelSettings;
import bellwether.research.learning.model.ModelSpec;
import bellwether.research.learning.model.ModelTraining;
import bellwether.research.learning.model.PlantedMarket;
import bellwether.research.learning.model.SettingChoice;
import bellwether.research.learning.model.TrainedModel;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The gate over trainings whose settings were chosen before the last fifth, on markets whose truth
/// is known.
@Tag("long")
final class ChosenMarketsTest {
    private static final double LEAST_AUC = 0.515;
    private static final double KNOWLEDGE = 0.12;
    private static final int SYMBOLS = 150;

    /// A last fifth of 300.
    private static final int SESSIONS = 1_500;

    private static final ModelSettings LOGISTIC = ModelSettings.of(ModelKind.LOGISTIC);
    private static final ModelSettings TREES = ModelSettings.of(ModelKind.TREES);

    @Test
    void aMarketOfNoiseDoesNotPass() throws Exception {
        for (int seed = 0; seed < 2; seed++) {
            GateReport report = judge(seed, 0, logistic());
            assertFalse(report.passed(), report::toString);
        }
        GateReport report = judge(2, 0, trees());
        assertFalse(report.passed(), report::toString);
    }

    @Test
    void aMarketWithSomethingToLearnDoes() throws Exception {
        for (int seed = 0; seed < 2; seed++) {
            GateReport report = judge(seed, KNOWLEDGE, logistic());
            assertTrue(report.passed(), report::toString);
        }
        GateReport report = judge(2, KNOWLEDGE, trees());
        assertTrue(report.passed(), report::toString);
    }

    private static List<ModelSettings> logistic() {
        return List.of(LOGISTIC, LOGISTIC.withRidge(1), LOGISTIC.withRidge(1e4));
    }

    private static List<ModelSettings> trees() {
        return List.of(TREES.withDepth(1), TREES.withDepth(2));
    }

    private static GateReport judge(int seed, double knowledge, List<ModelSettings> settings)
            throws InterruptedException {
        PlantedMarket market = new PlantedMarket(seed, SYMBOLS, SESSIONS, knowledge);
        ModelSpec spec =
                new ModelSpec(settings.getFirst(), PlantedMarket.HORIZON, "momentum", seed);
        List<SampleFold.Purged> splits =
                SampleSplits.combinatorial(
                        SampleSplits.judgedFrom(SESSIONS),
                        (_, last) -> last + PlantedMarket.HORIZON);
        SettingChoice choice = new SettingChoice(spec, settings, splits, SelectedRows::training);
        for (SampleFold.Purged split : splits) {
            choice.tryIn(market.of(split), split, TrainingProgress.QUIET);
        }
        TrainedModel model =
                new ModelTraining(spec.with(choice.chosen()), 1, TrainingProgress.QUIET)
                        .train(market, market.folds());
        int judged = SampleSplits.judgedFrom(SESSIONS);
        GateEvidence evidence =
                GateEvidence.of(model.evaluation(judged), PlantedMarket.HORIZON, List.of());
        assertEquals(judged, evidence.days().getFirst().date());
        return new PromotionGate(LEAST_AUC).judge(evidence.afterTries(settings.size() + 1));
    }
}
