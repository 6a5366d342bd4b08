package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.db.LookLoop;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Trainings that begin by themselves, with no process that works on them.
final class RetrainRoundsTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");
    private static final long DAY = 86_400;

    private final TrainingFixture fixture = new TrainingFixture();
    private final RetrainRounds rounds =
            new RetrainRounds(fixture.jdbi, fixture.market, fixture.book);

    @BeforeEach
    void store() {
        fixture.store("S00", 1, TrainingFixture.SESSIONS, 1);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /// A training that has ended, of bars up to so many days before the last.
    private long trained(boolean retrain, Universe universe, int days) {
        TrainingRequest request =
                new TrainingRequest(SampleLabel.DIRECTION, 5, ModelKind.BASE, universe, 7, retrain);
        long id = fixture.book.train(ANN, request, Optional.empty()).model().id();
        end(id, "rejected", days);
        return id;
    }

    private void end(long model, String state, int days) {
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update model set state = ?, spec = jsonb_set(cast(spec as jsonb), '{cut}',"
                                + " to_jsonb((spec ->> 'cut')::bigint - ?)), changed_at ="
                                + " timestamptz '2026-02-28 11:00:00Z' where id = ?",
                        state,
                        days * DAY,
                        model));
    }

    private ModelLook looked() {
        rounds.look();
        List<ModelLook> looks = fixture.book.looks("", 9);
        assertEquals(1, looks.size());
        return looks.getFirst();
    }

    private StoredModel newest() {
        return fixture.book.list(Optional.empty(), Long.MAX_VALUE, 1).getFirst();
    }

    @Test
    void whatNoOneWantsIsNotTrainedAgain() {
        trained(false, new Universe.Everything(), 30);
        rounds.look();
        assertEquals(List.of(), fixture.book.looks("", 9));
        assertEquals(1, fixture.count("select count(*) from model"));
    }

    @Test
    void underOneHorizonOfNewSessionsNothingBegins() {
        trained(true, new Universe.Everything(), 4);
        ModelLook look = looked();
        assertEquals(LookResult.UNCHANGED, look.result());
        assertEquals(4, look.newSessions());
        assertEquals(5, look.needed());
        assertEquals(
                "4 of 5 new sessions came since 2026-02-23; the next training begins with the last"
                        + " of them.",
                look.message());
        assertEquals(1, fixture.count("select count(*) from model"));
    }

    @Test
    void aHorizonOfNewSessionsBeginsTheSameTrainingOnce() {
        trained(true, new Universe.Everything(), 7);
        ModelLook look = looked();
        assertEquals(LookResult.BEGAN, look.result());
        assertEquals(5, look.newSessions());
        StoredModel begun = newest();
        assertEquals(begun.name(), look.model());
        assertEquals(ModelState.TRAINING, begun.state());
        assertEquals(7, begun.spec().seed());
        assertEquals("all", begun.spec().universe());
        assertTrue(begun.life().retrain());
        assertEquals(
                1,
                fixture.count(
                        "select count(*) from job where owner = 'system:trainings' and kind ="
                                + " 'train'"));
        assertEquals(LookResult.RUNNING, looked().result());
        end(begun.id(), "rejected", 0);
        assertEquals(LookResult.UNCHANGED, looked().result());
        assertEquals(2, fixture.count("select count(*) from model"));
    }

    @Test
    void afterAFailureADayPasses() {
        trained(true, new Universe.Everything(), 7);
        rounds.look();
        end(newest().id(), "failed", 0);
        assertEquals(LookResult.PAUSED, looked().result());
        fixture.jdbi.useHandle(
                h -> h.execute("update model set changed_at = changed_at - interval '2 days'"));
        assertEquals(LookResult.BEGAN, looked().result());
    }

    @Test
    void theActiveModelIsTrainedAgainFromItsOwnSymbols() {
        fixture.store("S01", 2, TrainingFixture.SESSIONS, 1);
        long id = trained(false, new Universe.Named(List.of("S01")), 7);
        fixture.jdbi.useHandle(h -> {
            h.execute("update model set state = 'active' where id = ?", id);
            h.execute("insert into active_model values ('direction/5/1d', ?, 1, now())", id);
        });
        assertEquals(LookResult.BEGAN, looked().result());
        StoredModel begun = newest();
        assertFalse(begun.life().retrain());
        assertEquals("a private list of 1 symbol", begun.spec().universe());
        assertEquals(
                1,
                fixture.count(
                        "select count(*) from model where id = %d and universe::text like '%%S01%%'"
                                .formatted(begun.id())));
    }

    @Test
    void aSymbolOfAListThatIsGoneIsLeftOutAndNotNamed() {
        trained(true, new Universe.Named(List.of("S00")), 7);
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update model set universe = jsonb_insert(cast(universe as jsonb), '{0}',"
                                + " '{\"id\": 99, \"ticker\": \"GONE\"}')"));
        ModelLook look = looked();
        assertEquals(LookResult.BEGAN, look.result(), look::message);
        assertFalse(look.message().contains("GONE"), look::message);
        assertTrue(look.message().endsWith("any more: 1 of 2."), look::message);
        assertEquals("a private list of 1 symbol", newest().spec().universe());
    }

    @Test
    void whatTheTrainingRefusesIsSaidWithoutNamingASymbol() {
        fixture.store("S01", 2, 100, 1);
        trained(true, new Universe.Named(List.of("S00")), 7);
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update model set universe = '[{\"id\": 99, \"ticker\": \"GONE\"}, {\"id\":"
                                + " 2, \"ticker\": \"S01\"}]'"));
        ModelLook look = looked();
        assertEquals(LookResult.REFUSED, look.result(), look::message);
        assertTrue(look.message().startsWith("too_few: "), look::message);
        assertTrue(look.message().endsWith("any more: 1 of 2"), look::message);
        assertFalse(look.message().contains("GONE"), look::message);
        assertFalse(look.message().contains("S01"), look::message);
    }

    @Test
    void aTrainingThatIsRefusedLeavesNothingBehind() {
        trained(true, new Universe.Everything(), 7);
        fixture.shutDown();
        ModelLook look = looked();
        assertEquals(LookResult.REFUSED, look.result(), look::message);
        assertTrue(look.message().startsWith("shutting_down: "), look::message);
        assertEquals(1, fixture.count("select count(*) from model"));
    }

    @Test
    void oneProcessLooksAtATime() {
        trained(true, new Universe.Everything(), 7);
        fixture.jdbi.useTransaction(h -> {
            assertTrue(new RetrainLookDao().hold(h, "direction/5/1d"));
            Thread other = Thread.ofVirtual().start(rounds::look);
            TrainingFixture.await(() -> !other.isAlive());
        });
        assertEquals(List.of(), fixture.book.looks("", 9));
        assertEquals(LookResult.BEGAN, looked().result());
    }

    @Test
    void theLoopLooksOnAfterALookThatFailed() {
        trained(true, new Universe.Everything(), 7);
        fixture.jdbi.useHandle(h -> h.execute("alter table model_look rename to away"));
        try (LookLoop loop =
                new LookLoop(
                        "trainings",
                        () -> {
                            rounds.look();
                            return Duration.ofMillis(20);
                        })) {
            loop.start();
            TrainingFixture.await(() -> loop.view().faults() > 0);
            assertEquals(1, fixture.count("select count(*) from model"), "all or nothing");
            fixture.jdbi.useHandle(h -> h.execute("alter table away rename to model_look"));
            TrainingFixture.await(
                    () -> fixture.count("select count(*) from model where state = 'training'") > 0);
            TrainingFixture.await(() -> looks(LookResult.RUNNING));
        }
        assertEquals(2, fixture.count("select count(*) from model"));
    }

    private boolean looks(LookResult result) {
        return fixture.book.looks("", 9).stream().anyMatch(look -> look.result() == result);
    }
}
