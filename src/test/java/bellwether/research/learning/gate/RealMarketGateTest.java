package bellwether.research.learning.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.analysis.TestBars;
import bellwether.research.learning.model.ModelDay;
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
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// 505 real shares of five years: no model of any kind may be shown.
@Tag("long")
final class RealMarketGateTest {
    /// Prints the rows of the table in `guide/models.md`.
    @ParameterizedTest
    @ValueSource(ints = {5, 20})
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void everyKindIsRefusedWithItsNumbers(int horizon) throws Exception {
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
            print(kind, horizon, found, report);
            assertFalse(report.passed(), kind.code());
            assertTrue(
                    kind == ModelKind.BASE
                            || report.failed().stream().anyMatch(one -> one.have().isPresent()),
                    () -> "without its number: " + report);
        }
    }

    private static void print(
            ModelKind kind, int horizon, ModelEvaluation found, GateReport report) {
        List<ModelDay> ranked = found.days().stream().filter(day -> day.auc().isPresent()).toList();
        Estimate auc =
                DatedFigures.of(
                                ranked.stream().mapToInt(ModelDay::date).toArray(),
                                ranked.stream()
                                        .mapToDouble(day -> day.auc().orElseThrow())
                                        .toArray())
                        .mean(found.symbols(), horizon, ConfidenceInterval.USUAL_LEVEL);
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %d | %s | %.0f | %.4f (%.4f to %.4f) | %.5f | %.5f | %.5f | %.4f | %s"
                        + " |%n",
                kind.code(),
                horizon,
                String.format(Locale.ROOT, "%,d", found.rows()),
                auc.effectiveN().orElse(Double.NaN),
                auc.estimate().orElseThrow(),
                auc.interval().map(ConfidenceInterval::low).orElse(Double.NaN),
                auc.interval().map(ConfidenceInterval::high).orElse(Double.NaN),
                found.logLoss().orElseThrow(),
                found.baseLogLoss().orElseThrow(),
                found.momentumLogLoss().orElseThrow(),
                found.calibrationError().orElseThrow(),
                report.failed().stream()
                        .map(check -> "`" + check.rule().code() + "`")
                        .collect(Collectors.joining(", ")));
        report.failed().forEach(check -> System.out.println("  " + check.words()));
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
