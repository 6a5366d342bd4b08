package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.JobId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PauseDaoTest {
    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    private static List<String> items(JobId job) {
        return TABLES.rows(
                "seq, state", "from work_item where job_id = '" + job + "' order by seq");
    }

    private static void put(JobId job, String state) {
        boolean ended = List.of("completed", "failed", "cancelled").contains(state);
        TABLES.execute(
                "update job set state = '%s', finished_at = %s where id = '%s'"
                        .formatted(state, ended ? "now()" : "null", job));
    }

    @Test
    void aPauseHoldsWhatNobodyWorksOn() {
        JobId job = TABLES.job(4);
        JobId other = TABLES.job(1);
        TABLES.claim(ANN, 1);
        TABLES.execute("update work_item set state = 'waiting', run_at = now() where seq = 2");
        assertTrue(TABLES.is(h -> PauseDao.pause(h, job)));
        assertEquals(List.of("0 running", "1 held", "2 held", "3 held"), items(job));
        assertEquals("paused 2", TABLES.job(job, "state, version"));
        assertEquals(List.of("0 ready"), items(other));
    }

    @ParameterizedTest
    @CsvSource({
        "queued, true",
        "processing, true",
        "paused, false",
        "cancelling, false",
        "completed, false",
        "failed, false",
        "cancelled, false"
    })
    void onlyAJobThatGoesOnIsPaused(String state, boolean paused) {
        JobId job = TABLES.job(1);
        put(job, state);
        assertEquals(paused, TABLES.in(h -> PauseDao.pause(h, job)));
        assertEquals(paused ? "paused" : state, TABLES.job(job, "state"));
        assertEquals(List.of(paused ? "0 held" : "0 ready"), items(job));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResumedJobStandsWhereItStood(boolean begun) {
        JobId job = TABLES.job(1);
        if (begun) {
            TABLES.moves.begin(List.of(job));
        }
        TABLES.in(h -> PauseDao.pause(h, job));
        assertTrue(TABLES.is(h -> PauseDao.resume(h, job)));
        assertEquals(begun ? "processing" : "queued", TABLES.job(job, "state"));
        assertFalse(TABLES.is(h -> PauseDao.resume(h, job)), "it is not paused any more");
    }

    @Test
    void whatWaitedForItsNextTryStillWaitsForIt() {
        JobId job = TABLES.job(3);
        TABLES.in(h -> PauseDao.pause(h, job));
        TABLES.execute(
                "update work_item set run_at = now() + (seq - 1) * interval '1 hour' where seq <> 1");
        TABLES.in(h -> PauseDao.resume(h, job));
        assertEquals(
                List.of("0 ready true", "1 ready true", "2 waiting false"),
                TABLES.rows("seq, state, run_at is null", "from work_item order by seq"));
    }

    /// Jobs that went on meanwhile do not wait behind all that was held.
    @Test
    void resumedItemsAreInRoundsFromWhereTheirLaneStands() {
        JobId paused = TABLES.job(40);
        TABLES.in(h -> PauseDao.pause(h, paused));
        JobId other = TABLES.job(1);
        TABLES.in(h -> PauseDao.resume(h, paused));
        String base =
                TABLES.rows("rank", "from work_item where job_id = '" + other + "'").getFirst();
        assertEquals(
                List.of("0 16", "1 16", "2 8"),
                TABLES.rows(
                        "rank - " + base + ", count(*)",
                        "from work_item where job_id = '"
                                + paused
                                + "' group by rank order by rank"));
    }

    private static JobId withFailures(int failed) {
        JobId job = TABLES.job(failed + 2);
        TABLES.execute("delete from work_item where seq < " + failed);
        for (int seq = 0; seq < failed; seq++) {
            TABLES.execute(
                    """
                    insert into item_result (job_id, seq, key, outcome, code, attempt, lease, worker_id, claimed_at)
                    values ('%s', %d, 'F%d', 'failed', 'gone', 5, 1, '%s', now())
                    """
                            .formatted(job, seq, seq, ANN));
        }
        TABLES.execute("update job set failed = " + failed);
        return job;
    }

    @Test
    void failedItemsBecomeFreshOnes() {
        JobId job = withFailures(2);
        assertEquals(1, TABLES.number(h -> PauseDao.retry(h, job)));
        assertEquals("0 queued", TABLES.job(job, "failed, state"));
        assertEquals(List.of(), TABLES.rows("seq", "from item_result"));
        assertEquals(
                List.of("0 F0 ready 0 1", "1 F1 ready 0 1", "2 K2 ready 0 1", "3 K3 ready 0 1"),
                TABLES.rows("seq, key, state, attempt, priority", "from work_item order by seq"));
        assertEquals(0, TABLES.number(h -> PauseDao.retry(h, job)), "none is left");
    }

    @Test
    void inAPausedJobTheyAreHeld() {
        JobId job = withFailures(1);
        put(job, "paused");
        assertEquals(1, TABLES.number(h -> PauseDao.retry(h, job)));
        assertEquals("0 held", items(job).getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelling", "completed", "failed", "cancelled"})
    void aJobThatEndsOrHasEndedIsNotRetriedWithinItself(String state) {
        JobId job = withFailures(1);
        put(job, state);
        assertEquals(-1, TABLES.number(h -> PauseDao.retry(h, job)));
        assertEquals("1", TABLES.job(job, "failed"));
    }
}
