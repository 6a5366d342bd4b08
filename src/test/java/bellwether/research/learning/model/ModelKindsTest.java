package bellwether.research.learning.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.DatedRows;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.technical.statistics.Logit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ModelKindsTest {
    private static final PlantedMarket MARKET = new PlantedMarket(3, 60, 504 + 3 * 126, 0.25);
    private static final TrainingTable WHOLE = MARKET.whole();

    private static ModelSpec spec(ModelKind kind) {
        return new ModelSpec(ModelSettings.of(kind), PlantedMarket.HORIZON, "momentum", 8);
    }

    private static Model fit(ModelKind kind, TrainingTable table) throws InterruptedException {
        return new ModelFitting(ModelInputs.of(table), spec(kind), TrainingProgress.QUIET)
                .fit(ModelRows.of(table));
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void contributionsAddUpToTheMargin(ModelKind kind) throws Exception {
        Model model = fit(kind, WHOLE);
        assertEquals(kind, model.kind());
        BinnedRows rows = ModelRows.of(WHOLE).labelled().bins();
        double[] margins = model.margins(rows);
        for (int row = 0; row < rows.rows(); row += 61) {
            assertEquals(margins[row], model.margin(rows, row), "row " + row);
            double[] parts = model.contributions(rows, row);
            assertEquals(rows.features() + 1, parts.length);
            assertEquals(margins[row], Arrays.stream(parts).sum(), 1e-9, "row " + row);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ModelKind.class,
            names = {"LOGISTIC", "TREES", "FOREST"})
    void whatIsPlantedIsFound(ModelKind kind) throws Exception {
        Model model = fit(kind, WHOLE);
        BinnedRows rows = ModelRows.of(WHOLE).labelled().bins();
        double[] sums = new double[rows.features()];
        for (int row = 0; row < rows.rows(); row += 37) {
            double[] parts = model.contributions(rows, row);
            for (int j = 0; j < sums.length; j++) {
                sums[j] += Math.abs(parts[j]);
            }
        }
        int planted = PlantedMarket.FEATURES.indexOf("planted");
        for (int j = 0; j < sums.length; j++) {
            assertTrue(j == planted || sums[planted] > 2 * sums[j], Arrays.toString(sums));
        }
    }

    /// One fingerprint whatever the order of the rows and however many threads share the folds.
    @ParameterizedTest
    @EnumSource(
            value = ModelKind.class,
            names = {"LOGISTIC", "TREES", "FOREST"})
    void oneFingerprintForReorderedRowsAndFourWorkers(ModelKind kind) throws Exception {
        ModelTraining training = new ModelTraining(spec(kind), 1, TrainingProgress.QUIET);
        TrainedModel one = training.train(MARKET, MARKET.folds());
        List<Callable<FoldScores>> folds = new ArrayList<>();
        for (SampleFold fold : MARKET.folds().reversed()) {
            folds.add(() ->
                    new FoldTraining(MARKET.table(fold, true), spec(kind), TrainingProgress.QUIET)
                            .fit(fold)
                            .scores());
        }
        List<FoldScores> scores = new ArrayList<>();
        try (ExecutorService four = Executors.newFixedThreadPool(4)) {
            for (Future<FoldScores> done : four.invokeAll(folds)) {
                scores.add(done.get());
            }
        }
        SampleFold all = new SampleFold.Forward(0, MARKET.sessions(), MARKET.sessions());
        TrainedModel other = training.finish(MARKET.table(all, true), scores);
        assertEquals(one.fingerprint(), other.fingerprint());
        assertArrayEquals(ModelBlob.write(one.served()), ModelBlob.write(other.served()));
        assertNotEquals(
                one.fingerprint(),
                new ModelTraining(
                                spec(kind).with(ModelSettings.of(kind).withRidge(3)),
                                1,
                                TrainingProgress.QUIET)
                        .train(MARKET, MARKET.folds())
                        .fingerprint());
    }

    @Test
    void logisticIsAtItsOptimum() throws Exception {
        LogisticModel model = assertInstanceOf(LogisticModel.class, fit(ModelKind.LOGISTIC, WHOLE));
        ModelRows rows = ModelRows.of(WHOLE);
        BinnedRows bins = rows.labelled().bins();
        double ridge = ModelSettings.of(ModelKind.LOGISTIC).ridge() * rows.size();
        double ofIntercept = 0;
        double[] slopes = new double[bins.features()];
        for (int row = 0; row < rows.size(); row++) {
            double miss =
                    rows.labelled().weight(row)
                            * (Logit.probability(model.margin(bins, row))
                                    - (rows.labelled().positive(row) ? 1 : 0));
            ofIntercept += miss;
            for (int j = 0; j < slopes.length; j++) {
                slopes[j] += miss * model.standard().at(j, bins.bin(row, j));
            }
        }
        assertEquals(0, ofIntercept / rows.size(), 1e-9);
        for (int j = 0; j < slopes.length; j++) {
            assertEquals(
                    0, (slopes[j] + ridge * model.coefficient(j)) / rows.size(), 1e-9, "β " + j);
        }
    }

    @Test
    void absentAndConstantValuesAddNothingAndExtremesAreBounded() {
        ModelInputs inputs =
                new ModelInputs(
                        List.of("a", "constant"),
                        List.of(
                                BinEdges.of(new double[] {0, 10}, new double[] {-1, 1, 1e6}),
                                BinEdges.of(new double[0], new double[] {7})));
        byte[][] columns = {{1, 2, 2, 1, 2, 1, 0}, {1, 1, 1, 1, 1, 1, 1}};
        Standardisation standard =
                Standardisation.fit(
                        inputs,
                        DatedRows.of(
                                BinnedRows.ofColumns(columns),
                                new boolean[7],
                                new double[] {1, 1, 1, 1, 1, 1, 5},
                                new int[7]));
        assertEquals(0, standard.at(0, 0), "absent is the mean");
        assertEquals(-1, standard.at(0, 1), 1e-12);
        assertEquals(4, standard.at(0, 3), "within ±4");
        assertEquals(0, standard.at(1, 1), "constant");
    }

    @Test
    void oneClassGivesItsShare() throws Exception {
        ModelInputs inputs = ModelInputs.of(WHOLE);
        Model base = fit(ModelKind.BASE, WHOLE);
        assertEquals(0.5, assertInstanceOf(BaseModel.class, base).rate(), 0.02);
        assertThrows(IllegalArgumentException.class, () -> inputs.column("unknown"));
    }

    @Test
    void anInterruptEndsLogisticToo() {
        ModelFitting fitting =
                new ModelFitting(
                        ModelInputs.of(WHOLE), spec(ModelKind.LOGISTIC), TrainingProgress.QUIET);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> fitting.fit(ModelRows.of(WHOLE)));
    }

    @Test
    void importanceFindsWhatIsPlanted() throws Exception {
        SampleFold fold = MARKET.folds().getLast();
        FittedFold fitted =
                new FoldTraining(MARKET.of(fold), spec(ModelKind.LOGISTIC), TrainingProgress.QUIET)
                        .fit(fold);
        List<FeatureImportance> found = fitted.importance(1, TrainingProgress.QUIET);
        assertEquals(
                PlantedMarket.FEATURES, found.stream().map(FeatureImportance::feature).toList());
        double planted = found.get(1).fall();
        assertTrue(planted > 0.05, "planted " + planted);
        for (FeatureImportance one : found) {
            assertTrue(
                    one.feature().equals("planted") || Math.abs(one.fall()) < planted / 3,
                    one.toString());
        }
        assertEquals(found, fitted.importance(1, TrainingProgress.QUIET));
    }
}
