package bellwether.research.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.leak.LeakCode;
import bellwether.research.learning.leak.LeakFinding;
import bellwether.research.learning.leak.LeakReport;
import bellwether.research.learning.leak.LeakSearch;
import bellwether.research.learning.leak.LeakSettings;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The search for leaks over our own models.
final class ModelTrialsTest {
    private static LeakSearch search(double knowledge) {
        PlantedMarket market = new PlantedMarket(12, 60, 504 + 2 * 126, knowledge);
        SampleFold fold = market.folds().getFirst();
        return new LeakSearch(market.of(fold), fold, new LeakSettings(PlantedMarket.HORIZON, 3));
    }

    private static ModelTrials trials(ModelKind kind) {
        return new ModelTrials(
                new ModelSpec(ModelSettings.of(kind), PlantedMarket.HORIZON, "momentum", 4),
                TrainingProgress.QUIET);
    }

    /// Rows that test, and the order of rows, change no bit; scrambled labels teach nothing.
    @ParameterizedTest
    @EnumSource(
            value = ModelKind.class,
            names = {"LOGISTIC", "TREES", "FOREST"})
    void oursLeakNothing(ModelKind kind) {
        LeakReport report = search(0.1).all(trials(kind));
        assertEquals(List.of(), report.findings());
    }

    @Test
    void aFeatureThatKnowsTooMuchMakesTheModelSuspect() {
        LeakReport report = search(0.6).model(trials(ModelKind.LOGISTIC));
        assertEquals(
                List.of(LeakCode.SUSPECT_MODEL),
                report.findings().stream().map(LeakFinding::code).toList());
    }

    @Test
    void anInterruptCancels() {
        LeakSearch search = search(0.1);
        ModelTrials trials = trials(ModelKind.LOGISTIC);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> search.model(trials));
        assertTrue(Thread.interrupted(), "still interrupted");
    }
}
