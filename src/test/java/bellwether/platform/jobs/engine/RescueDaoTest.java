package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static bellwether.platform.jobs.engine.EngineTables.BOB;
import static bellwether.platform.jobs.engine.RescueDao.Sign.OVERDUE;
import static bellwether.platform.jobs.engine.RescueDao.Sign.SILENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.jobs.JobId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RescueDaoTest {
    private static final double SILENT_FOR = 30;

    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    private static void heard(UUID worker, int secondsAgo) {
        TABLES.execute(
                "insert into worker (id, host, version, heartbeat_at) values ('%s', 'h', 'v', now() - interval '%d s')"
                        .formatted(worker, secondsAgo));
    }

    private static List<OrphanedItem> heldBy(UUID worker) {
        return TABLES.in(h -> RescueDao.heldBy(h, List.of(worker)));
    }

    private static List<JobId> revive(List<OrphanedItem> items, RescueDao.Sign sign) {
        return TABLES.in(h -> RescueDao.revive(h, items, sign, SILENT_FOR));
    }

    private static List<String> items() {
        return TABLES.rows(
                "seq, state, priority, crash_count, last_error", "from work_item order by seq");
    }

    /// What waited for its turn is a suspect; what was begun alone when its process died is a prime
    /// one, and that death counts.
    @Test
    void onlyWhatWasBegunIsToBlame() {
        heard(ANN, 60);
        TABLES.job(3);
        List<ClaimedItem> held = TABLES.claim(ANN, 2);
        TABLES.items.begin(ANN, held.subList(1, 2));
        List<OrphanedItem> lost = heldBy(ANN);
        assertEquals(List.of(0, 1), lost.stream().map(OrphanedItem::crashes).toList());
        assertEquals(2, revive(lost, SILENCE).size());
        assertEquals(
                List.of(
                        "0 ready 4 0 its process stopped sending heartbeats",
                        "1 ready 5 1 its process stopped sending heartbeats",
                        "2 ready 1 0 -"),
                items());
    }

    @Test
    void aDeathCountsAgainstTheClaimOfWhichItWasBegun() {
        heard(ANN, 60);
        TABLES.job(1);
        TABLES.items.begin(ANN, TABLES.claim(ANN, 1));
        revive(heldBy(ANN), SILENCE);
        List<ClaimedItem> again =
                TABLES.items.claim(ANN, Lanes.PRIME_SUSPECTS, 0, 1, EngineTables.MINUTE);
        assertEquals(1, again.size());
        assertEquals(1, heldBy(ANN).getFirst().crashes(), "not begun under this claim yet");
        TABLES.items.begin(ANN, again);
        assertEquals(2, heldBy(ANN).getFirst().crashes());
        revive(heldBy(ANN), SILENCE);
        assertEquals(List.of("0 ready 5 2 its process stopped sending heartbeats"), items());
    }

    /// One that was begun and rescued before stays a prime suspect though this time it only waited.
    @Test
    void aPrimeSuspectStaysOne() {
        heard(ANN, 60);
        TABLES.job(1);
        TABLES.execute("update work_item set crash_count = 1");
        TABLES.claim(ANN, 1);
        revive(heldBy(ANN), SILENCE);
        assertEquals(List.of("0 ready 5 1 its process stopped sending heartbeats"), items());
    }

    @Test
    void aProcessThatWasHeardOfMeanwhileKeepsItsItems() {
        heard(ANN, 60);
        TABLES.job(1);
        TABLES.claim(ANN, 1);
        List<OrphanedItem> lost = heldBy(ANN);
        TABLES.execute("update worker set heartbeat_at = now()");
        assertEquals(List.of(), revive(lost, SILENCE));
        assertEquals(List.of("0 running 1 0 -"), items());
    }

    @Test
    void whatWasClaimedAnewMeanwhileIsLeftAlone() {
        heard(ANN, 60);
        heard(BOB, 60);
        TABLES.job(1);
        List<ClaimedItem> held = TABLES.claim(ANN, 1);
        List<OrphanedItem> lost = heldBy(ANN);
        TABLES.items.release(ANN, held, List.of(0L, 0L, 0L, 0L, 0L, 0L));
        TABLES.claim(BOB, 1);
        assertEquals(List.of(), revive(lost, SILENCE));
        assertEquals(List.of("0 running 1 0 -"), items());
    }

    @Test
    void onlyTheNamedProcessesAreLookedAt() {
        TABLES.job(2);
        TABLES.claim(ANN, 1);
        TABLES.claim(BOB, 1);
        assertEquals(List.of(BOB), heldBy(BOB).stream().map(OrphanedItem::worker).toList());
    }

    @Test
    void whatIsLongOverdueIsTakenFromALivingProcessToo() {
        heard(ANN, 0);
        TABLES.job(3);
        TABLES.claim(ANN, 3);
        TABLES.execute(
                "update work_item set deadline_at = now() - make_interval(secs => 20 * seq)");
        List<OrphanedItem> overdue = TABLES.in(h -> RescueDao.overdue(h, SILENT_FOR));
        assertEquals(List.of(2), overdue.stream().map(l -> l.claimed().item().seq()).toList());
        assertEquals(List.of(), revive(overdue, SILENCE), "it is no silence");
        assertEquals(1, revive(overdue, OVERDUE).size());
        assertEquals("2 ready 4 0 its deadline passed long ago", items().getLast());
    }

    @Test
    void anItemOfAPausedJobIsHeld() {
        heard(ANN, 60);
        JobId job = TABLES.job(1);
        TABLES.claim(ANN, 1);
        TABLES.execute("update job set state = 'paused'");
        assertEquals(List.of(job), revive(heldBy(ANN), SILENCE));
        assertEquals(List.of("0 held 4 0 its process stopped sending heartbeats"), items());
    }
}
