package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Trainings that are asked for, with no process that works on them.
final class ModelBookTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");

    private final TrainingFixture fixture = new TrainingFixture();

    @BeforeEach
    void store() {
        fixture.store("S00", 1, TrainingFixture.SESSIONS, 1);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static TrainingRequest of(int horizon, Universe universe) {
        return new TrainingRequest(SampleLabel.DIRECTION, horizon, ModelKind.BASE, universe, 1);
    }

    private ModelBook.TrainingStart ask(int horizon, Universe universe, String idempotencyKey) {
        return fixture.book.train(
                ANN,
                of(horizon, universe),
                Optional.of(idempotencyKey).filter(key -> !key.isEmpty()));
    }

    private static Refusal refused(Runnable call) {
        return assertThrows(Refusal.class, call::run);
    }

    private void deleteJob(StoredModel model) {
        assertEquals(
                1,
                (int)
                        fixture.jdbi.withHandle(h ->
                                h.execute(
                                        "delete from job where id = cast(? as uuid)",
                                        model.job())));
    }

    @Test
    void aTrainingWhoseJobWasDeletedFailsAndBlocksNothing() {
        StoredModel first = fixture.begin(ANN).model();
        assertEquals(List.of(), fixture.retention().tidy().notes());
        deleteJob(first);
        assertEquals(
                List.of(
                        "trainings set to failed, as their jobs were deleted: 1",
                        "failed trainings whose folds and symbols were removed: 1"),
                fixture.retention().tidy().notes());
        StoredModel failed = fixture.book.known(first.name());
        assertEquals(ModelState.FAILED, failed.state());
        assertEquals("Its job was deleted before it ended; train again.", failed.why());
        StoredModel second = fixture.begin(ANN).model();
        deleteJob(second);
        // without the chore
        StoredModel third = fixture.begin(ANN).model();
        assertEquals(ModelState.FAILED, fixture.book.known(second.name()).state());
        assertEquals(ModelState.TRAINING, fixture.book.known(third.name()).state());
    }

    @Test
    void aRunningTrainingIsNamedBeforeBarsAreRead() {
        fixture.store("SHORT", 2, 100, 1);
        StoredModel first = fixture.begin(ANN).model();
        Universe tooShort = new Universe.Named(List.of("SHORT"));
        Refusal refused = refused(() -> ask(5, tooShort, ""));
        assertEquals("training_running", refused.code());
        assertTrue(refused.detail().contains("is running: " + first.name()), refused.detail());
        assertEquals("too_few", refused(() -> ask(20, tooShort, "")).code());
    }

    /// Which sessions there are together is known only once the bars are read, which no caller
    /// waits for.
    @Test
    void whatIsFoundTooShortOnceBarsAreReadFailsInTheJob() {
        fixture.store("S01", 2, 400, 1);
        fixture.store("S02", 3, 400, 1);
        Universe both = new Universe.Named(List.of("S01", "S02"));
        StoredModel begun = ask(5, both, "").model();
        assertEquals(ModelState.TRAINING, begun.state());
        assertNull(begun.spec().dataHash(), "bars were read before the answer");
        fixture.work(1, TrainingSeams.USUAL);
        StoredModel failed = fixture.ended(begun.id());
        assertEquals(ModelState.FAILED, failed.state());
        assertTrue(fixture.reasons(failed).contains("too_few"), fixture.reasons(failed)::toString);
    }

    @Test
    void aRepeatedRequestIsAnsweredByTheTrainingThatItBegan() {
        Universe all = new Universe.Everything();
        ModelBook.TrainingStart first = ask(5, all, "k1");
        assertFalse(first.job().replayed());
        ModelBook.TrainingStart again = ask(5, all, "k1");
        assertTrue(again.job().replayed());
        assertEquals(first.job().id(), again.job().id());
        assertEquals(first.model().id(), again.model().id());
        assertEquals(1, fixture.count("select count(*) from model"));
        assertEquals("idempotency_key_reused", refused(() -> ask(20, all, "k1")).code());
        assertEquals("training_running", refused(() -> ask(5, all, "k2")).code());
        assertEquals(1, fixture.count("select count(*) from job"));
    }

    @Test
    void aUniverseOfAnOwnerIsNotShown() {
        assertEquals("all", ask(5, new Universe.Everything(), "").model().spec().universe());
        assertEquals(
                "a private list of 1 symbol",
                ask(20, new Universe.Named(List.of("S00")), "").model().spec().universe());
    }
}
