package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.KnownKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTransitionDaoTest {
    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @Test
    void aJobBeginsOnceAndEveryoneHearsWhatItIsAbout() {
        JobId job = TABLES.job(1);
        JobId gone = TABLES.id();
        Map<JobId, JobTransitionDao.Begun> first = TABLES.moves.begin(List.of(job, gone));
        assertEquals(
                Map.of(job, new JobTransitionDao.Begun("echo", "{\"a\": 1}", true)),
                first,
                "of a job that is gone nothing is said");
        assertEquals(
                "processing true 2", TABLES.job(job, "state, started_at is not null, version"));
        assertEquals(
                Map.of(job, new JobTransitionDao.Begun("echo", "{\"a\": 1}", false)),
                TABLES.moves.begin(List.of(job)));
        assertEquals("2", TABLES.job(job, "version"), "nothing changed");
    }

    @ParameterizedTest
    @CsvSource({
        "queued, true",
        "processing, true",
        "paused, true",
        "cancelling, false",
        "completed, false",
        "failed, false",
        "cancelled, false"
    })
    void onlyALivingJobIsCancelled(String state, boolean cancelled) {
        JobId job = TABLES.job(1);
        boolean ended = JobState.of(state).terminal();
        TABLES.execute(
                "update job set state = '%s', finished_at = %s"
                        .formatted(state, ended ? "now()" : "null"));
        assertEquals(cancelled, TABLES.in(h -> JobTransitionDao.cancel(h, job)));
        assertEquals(
                (cancelled ? "cancelling" : state) + " " + cancelled,
                TABLES.job(job, "state, cancel_requested_at is not null"));
    }

    @Test
    void whatIsWorkedOnIsNotCleared() {
        JobId job = TABLES.job(4);
        JobId other = TABLES.job(2);
        TABLES.claim(ANN, 1);
        TABLES.execute("update work_item set state = 'held' where seq = 3");
        assertEquals(3, TABLES.number(h -> JobTransitionDao.clear(h, job)));
        assertEquals(
                List.of(job + " 0 running", other + " 0 ready", other + " 1 ready"),
                TABLES.rows("job_id, seq, state", "from work_item order by job_id, seq"));
    }

    private static Canceller canceller(List<JobId> ended) {
        return new Canceller(
                TABLES.jdbi,
                new JobCompletion(KnownKinds.of(), List.of(), end -> ended.add(end.job())));
    }

    @Test
    void aClearedJobEndsAfterAllItsThousands() {
        JobId job = TABLES.job(2_050);
        TABLES.in(h -> JobTransitionDao.cancel(h, job));
        assertEquals(1_000, TABLES.number(h -> JobTransitionDao.clear(h, job)));
        TABLES.execute("update job set cancelled = 1000");
        List<JobId> ended = new ArrayList<>();
        canceller(ended).clear(job);
        assertEquals("cancelled 2050", TABLES.job(job, "state, cancelled"));
        assertEquals(List.of(job), ended);
        assertEquals(List.of("0"), TABLES.rows("count(*)", "from work_item"));
    }

    @Test
    void aCancelledJobWaitsForWhatIsWorkedOn() {
        JobId job = TABLES.job(3);
        TABLES.claim(ANN, 1);
        TABLES.in(h -> JobTransitionDao.cancel(h, job));
        List<JobId> ended = new ArrayList<>();
        canceller(ended).clear(job);
        assertEquals("cancelling 2", TABLES.job(job, "state, cancelled"));
        assertTrue(ended.isEmpty());
    }

    @Test
    void whoShallBeginNothingIsTold() {
        JobId paused = TABLES.job(1);
        JobId cancelling = TABLES.job(1);
        TABLES.job(1);
        TABLES.in(h -> PauseDao.pause(h, paused));
        TABLES.in(h -> JobTransitionDao.cancel(h, cancelling));
        assertEquals(
                Set.of(
                        new JobTransitionDao.Stopping(paused, JobState.PAUSED),
                        new JobTransitionDao.Stopping(cancelling, JobState.CANCELLING)),
                Set.copyOf(TABLES.moves.stopping()));
    }
}
