package bellwether.research.learning.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import bellwether.research.analysis.TestBars;
import bellwether.research.learning.model.ModelEvaluation;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.ModelSettings;
import bellwether.research.learning.model.ModelSpec;
import bellwether.research.learning.model.ModelTraining;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSpec;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.TestSource;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 505 real shares of five years: no model of any kind may be shown.
@Tag("long")
final class RealMarketGateTest {
    @ParameterizedTest
    @ValueSource(ints = {5, 20})
    void everyKindIsRefused(int horizon) throws Exception {
        TestSource source = new TestSource(TestBars.real(505));
        SampleSurvey survey = SampleSurvey.of(source, SampleSpec.of(SampleLabel.RANK, horizon));
        Tables tables = new Tables(new SampleFeatures(survey));
        List<SampleFold.Forward> folds = SampleSplits.walkForward(source.sessions().length);
        assertEquals(6, folds.size());
        for (ModelKind kind : ModelKind.values()) {
            ModelSpec spec = new ModelSpec(ModelSettings.of(kind), horizon, "momentum_252_21", 1);
            ModelEvaluation found =
                    new ModelTraining(spec, 1, TrainingProgress.QUIET)
                            .train(tables, folds)
                            .evaluation();
            GateReport report =
                    new PromotionGate(0.5).judge(GateEvidence.of(found, horizon, List.of()));
            System.out.printf(
                    "h %d %s: log loss %.5f, base rate's %.5f, momentum's %.5f; %s%n",
                    horizon,
                    kind.code(),
                    found.logLoss().orElseThrow(),
                    found.baseLogLoss().orElseThrow(),
                    found.momentumLogLoss().orElseThrow(),
                    report.checks().stream().map(GateCheck::words).toList());
            assertFalse(report.passed(), kind.code());
        }
    }

    /// Tables with the edges of each fold, which all kinds are trained from.
    private static final class Tables implements ModelTraining.FoldTables {
        private final SampleFeatures features;
        private final Map<SampleFold, TrainingTable> known = new HashMap<>();
        private final TrainingTable whole;

        Tables(SampleFeatures features) {
            this.features = features;
            this.whole = features.table(features.edges((_, _) -> true));
        }

        @Override
        public TrainingTable of(SampleFold fold) {
            return known.computeIfAbsent(fold, features::table);
        }

        @Override
        public TrainingTable whole() {
            return whole;
        }
    }
}
