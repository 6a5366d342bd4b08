package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.research.learning.leak.FeatureReading;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.sample.TrainingTable;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Trainings of which a part has failed.
final class TrainingRetryTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");

    private final TrainingFixture fixture = new TrainingFixture();
    private final AtomicInteger tables = new AtomicInteger();
    private final AtomicBoolean fails = new AtomicBoolean(true);

    @BeforeEach
    void store() {
        for (int i = 0; i < 3; i++) {
            fixture.store("S0" + i, i, TrainingFixture.SESSIONS, 1);
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /// Fails with the second table while it is to.
    private TrainingTable failing(TrainingTable table) {
        if (tables.incrementAndGet() == 2 && fails.get()) {
            throw Refusal.conflict("out_of_luck", "This fold fails.");
        }
        return table;
    }

    private static TrainingSeams tables(UnaryOperator<TrainingTable> given) {
        return new TrainingSeams(
                FeatureReading::own,
                TrainingSeams.USUAL.universe(),
                (features, fold) -> given.apply(features.table(fold)),
                TrainingSeams.USUAL.rows());
    }

    private static JobId job(StoredModel model) {
        return JobId.parse(String.valueOf(model.job())).orElseThrow();
    }

    @Test
    void aNewTryOfAFailedFoldKeepsTheOthers() {
        fixture.work(1, tables(this::failing));
        ModelBook.TrainingStart begun =
                fixture.book.train(ANN, TrainingFixture.DIRECTION, Optional.of("once"));
        StoredModel failed = fixture.ended(begun.model().id());
        assertEquals(ModelState.FAILED, failed.state());
        assertTrue(fixture.reasons(failed).contains("out_of_luck"));
        assertEquals(1, fixture.count("select count(*) from model_fold"));
        fails.set(false);
        int before = tables.get();
        JobView again = fixture.jobs(ANN).retryOrRepeat(job(failed));
        StoredModel model = fixture.ended(failed.id());
        assertNotNull(model.card(), model::why);
        assertEquals(again.id().toString(), model.job());
        assertEquals(2, tables.get() - before, "the fold that had failed, and the model");
        assertEquals(1, model.card().attempts());
        assertEquals(
                model.id(),
                fixture.book
                        .train(ANN, TrainingFixture.DIRECTION, Optional.of("once"))
                        .model()
                        .id(),
                "the key that began it");
    }

    @Test
    void aFailedTrainingDoesNotGoOnBesideAnother() {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean waits = new AtomicBoolean();
        fixture.work(1, tables(table -> waits.get() ? waiting(table, asked) : failing(table)));
        StoredModel failed = fixture.trained(ANN);
        assertEquals(ModelState.FAILED, failed.state());
        waits.set(true);
        StoredModel second = fixture.begin(ANN).model();
        Refusal refused =
                assertThrows(Refusal.class, () -> fixture.jobs(ANN).retryOrRepeat(job(failed)));
        asked.countDown();
        assertEquals("training_running", refused.code());
        assertTrue(refused.detail().contains(second.name()), refused::detail);
        assertEquals(2, fixture.count("select count(*) from job"));
        assertNotNull(fixture.ended(second.id()).card());
    }

    private static TrainingTable waiting(TrainingTable table, CountDownLatch asked) {
        try {
            asked.await();
        } catch (InterruptedException e) {
            throw new CancellationException(e.getMessage());
        }
        return table;
    }

    @Test
    void barsThatChangeWhileTheyAreReadAreSaidAndTriedAgain() {
        AtomicInteger read = new AtomicInteger();
        fixture.work(
                1,
                new TrainingSeams(
                        () -> {
                            // between the two readings of the item that finishes
                            if (read.incrementAndGet() == 1) {
                                fixture.store("S00", 99, TrainingFixture.SESSIONS, 1.5);
                            }
                            return FeatureReading.own();
                        },
                        TrainingSeams.USUAL.universe(),
                        TrainingSeams.USUAL.table(),
                        TrainingSeams.USUAL.rows()));
        StoredModel failed = fixture.trained(ANN);
        assertEquals(List.of("data_changed"), fixture.reasons(failed));
        assertEquals(1, fixture.retried());
    }

    @Test
    void eachReadingIsHeldAgainstTheFirst() {
        List<SampleSymbol> symbols =
                fixture.jdbi.withHandle(h -> new SampleDao().symbols(h, List.of("S00", "S01")));
        StoredSample bars =
                new StoredSample(fixture.market, symbols, Long.MAX_VALUE - 1, Map.of(), () -> {});
        BitSet all = new BitSet();
        all.set(0, 2);
        AtomicInteger given = new AtomicInteger();
        bars.read(all, (_, _) -> given.incrementAndGet());
        assertEquals(2, given.get());
        fixture.store("S01", 99, TrainingFixture.SESSIONS, 1.5);
        ChangedBarsFault changed =
                assertThrows(
                        ChangedBarsFault.class,
                        () -> bars.read(all, (_, _) -> given.incrementAndGet()));
        assertTrue(
                String.valueOf(changed.getMessage()).startsWith("Stored bars of S01 were changed"));
        assertEquals(3, given.get());
        all.clear(1);
        bars.read(all, (_, _) -> given.incrementAndGet());
        assertFalse(given.get() == 3);
    }

    @Test
    void itemsAreCountedBeforeSessionsAreKnown() {
        assertEquals(List.of(1), TrainingStep.numbers(1, 3, 3));
        assertEquals(List.of(2), TrainingStep.numbers(2, 3, 3));
        assertEquals(List.of(2, 3), TrainingStep.numbers(2, 3, 4), "sessions of several exchanges");
        assertEquals(List.of(), TrainingStep.numbers(3, 4, 3), "bars of today");
        assertEquals(List.of(4), TrainingStep.numbers(4, 0, 6), "a job of an older program");
    }
}
