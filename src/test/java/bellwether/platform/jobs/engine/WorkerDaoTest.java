package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static bellwether.platform.jobs.engine.EngineTables.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.WorkerView;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerDaoTest {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final JobSettings SETTINGS = JobSettings.of(2).withVersion("9.9");

    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    private static boolean beat(UUID worker, int holding, boolean draining) {
        return TABLES.in(h ->
                WorkerDao.beat(h, worker, "host", SETTINGS, new WorkerDao.Beat(holding, draining)));
    }

    private static List<UUID> silent() {
        return TABLES.in(h -> WorkerDao.silent(h, BOB, SILENCE));
    }

    private static void age(UUID worker, int seconds) {
        TABLES.execute(
                "update worker set heartbeat_at = now() - interval '%d s' where id = '%s'"
                        .formatted(seconds, worker));
    }

    @Test
    void aBeatTellsWhatTheProcessHolds() {
        assertFalse(beat(ANN, 0, false), "it is new");
        assertFalse(beat(ANN, 7, true), "nobody took it for dead");
        WorkerView view = TABLES.in(h -> WorkerDao.list(h, SILENCE)).getFirst();
        assertEquals(ANN.toString(), view.id());
        assertEquals("host", view.host());
        assertEquals("9.9", view.version());
        assertEquals(7, view.holding());
        assertTrue(view.draining());
        assertFalse(view.silent());
        assertTrue(view.heartbeatAgeSeconds() >= 0);
    }

    @Test
    void whoWasTakenForDeadIsToldOnce() {
        beat(ANN, 0, false);
        age(ANN, 31);
        assertEquals(List.of(ANN), silent());
        assertTrue(beat(ANN, 0, false));
        assertFalse(beat(ANN, 0, false));
        assertEquals(List.of(), silent(), "it lives again");
    }

    @Test
    void onlyOthersThatSaidNothingForLongEnoughAreSilent() {
        beat(ANN, 0, false);
        beat(BOB, 0, false);
        age(ANN, 29);
        age(BOB, 100);
        assertEquals(List.of(), silent(), "one is not silent yet, the other is who asks");
        age(ANN, 31);
        assertEquals(List.of(ANN), silent());
    }

    /// For ten minutes items that it claimed in its last moment may still appear.
    @Test
    void aLostProcessIsLookedAtForTenMinutes() {
        beat(ANN, 0, false);
        age(ANN, 900);
        TABLES.execute("update worker set lost_at = now() - interval '9 minutes'");
        assertEquals(List.of(ANN), silent());
        assertEquals(
                List.of("true"),
                TABLES.rows("lost_at < now() - interval '8 minutes'", "from worker"),
                "it stays lost since then");
        TABLES.execute("update worker set lost_at = now() - interval '11 minutes'");
        assertEquals(List.of(), silent());
    }

    @Test
    void aTakeOverSilencesAllOthersHoweverLatelyTheyWereHeardOf() {
        beat(ANN, 0, false);
        beat(BOB, 0, false);
        TABLES.execute(
                "update worker set lost_at = now() - interval '1 hour' where id = '" + ANN + "'");
        TABLES.jdbi.useHandle(h -> WorkerDao.silence(h, BOB));
        assertEquals(List.of(ANN), silent());
        assertEquals(
                List.of(BOB.toString()),
                TABLES.in(h -> WorkerDao.list(h, SILENCE)).stream().map(WorkerView::id).toList(),
                "who was declared dead is not shown");
    }

    @Test
    void whoLeavesIsGone() {
        beat(ANN, 0, false);
        beat(BOB, 0, false);
        age(ANN, 31);
        assertEquals(
                List.of(true, false),
                TABLES.in(h -> WorkerDao.list(h, SILENCE)).stream()
                        .map(WorkerView::silent)
                        .toList());
        TABLES.jdbi.useHandle(h -> WorkerDao.leave(h, ANN));
        assertEquals(List.of(BOB.toString()), TABLES.rows("id", "from worker"));
    }
}
