package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static bellwether.platform.jobs.engine.EngineTables.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileDaoTest {
    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    /// total, done, failed, cancelled; then items left, results done, results failed.
    @ParameterizedTest
    @CsvSource({
        "10, 3, 1, 0, 6, 3, 1, 0, true",
        "10, 3, 1, 2, 4, 3, 1, 0, true",
        "10, 2, 1, 0, 6, 3, 1, 0, false",
        "10, 3, 2, 0, 6, 3, 1, 0, false",
        "10, 3, 1, 0, 4, 3, 1, 2, false",
        "10, 3, 1, 0, 8, 3, 1, -2, false",
        "10, 9, 1, 0, 0, 9, 1, 0, false"
    })
    void aRecountIsRightWhenAllIsAccountedForAndSomethingIsLeftToDo(
            int total,
            int done,
            int failed,
            int cancelled,
            int left,
            int ends,
            int bad,
            int missing,
            boolean right) {
        ReconcileDao.Recount recount =
                new ReconcileDao.Recount(
                        JobState.PROCESSING, total, done, failed, cancelled, left, ends, bad);
        assertEquals(missing, recount.missing());
        assertEquals(right, recount.right());
    }

    private static void result(JobId job, int seq, String outcome) {
        TABLES.execute(
                """
                insert into item_result (job_id, seq, key, outcome, code, attempt, lease, worker_id, claimed_at)
                values ('%s', %d, 'R%d', '%s', %s, 1, 1, '%s', now())
                """
                        .formatted(
                                job,
                                seq,
                                seq,
                                outcome,
                                outcome.equals("failed") ? "'gone'" : "null",
                                ANN));
    }

    @Test
    void aRecountReadsTheTablesAndNotTheCounters() {
        JobId job = TABLES.job(6);
        TABLES.execute("delete from work_item where seq < 4");
        result(job, 0, "done");
        result(job, 1, "failed");
        result(job, 2, "done");
        TABLES.execute("update job set done = 5");
        assertEquals(
                Optional.of(new ReconcileDao.Recount(JobState.QUEUED, 6, 5, 0, 0, 2, 2, 1)),
                TABLES.in(h -> ReconcileDao.recount(h, job)));
        TABLES.in(h -> {
            ReconcileDao.set(h, job);
            return true;
        });
        assertEquals("2 1 0", TABLES.job(job, "done, failed, cancelled"));
    }

    /// As [ReconcileDao.Recount#right()] judges each.
    @Test
    void theJobsThatDifferAreFoundByOneLook() {
        JobId right = TABLES.job(4);
        JobId running = TABLES.job(2);
        JobId many = TABLES.job(5);
        JobId lost = TABLES.job(3);
        JobId empty = TABLES.job(2);
        JobId over = TABLES.job(1);
        result(right, 0, "done");
        result(right, 1, "failed");
        TABLES.execute("delete from work_item where job_id = '%s' and seq < 2".formatted(right));
        TABLES.execute("update job set done = 1, failed = 1 where id = '%s'".formatted(right));
        TABLES.execute(
                "update work_item set state = 'running', lease = 1, worker_id = '%s' where job_id = '%s'"
                        .formatted(ANN, running));
        TABLES.execute("update job set done = 3 where id = '%s'".formatted(many));
        TABLES.execute("delete from work_item where job_id = '%s' and seq = 1".formatted(lost));
        TABLES.execute("delete from work_item where job_id = '%s'".formatted(empty));
        TABLES.execute(
                "update job set state = 'completed', finished_at = now() where id = '%s'"
                        .formatted(over));
        List<JobId> all = List.of(right, running, many, lost, empty, over);
        assertEquals(
                Set.of(many, lost, empty),
                Set.copyOf(TABLES.in(h -> ReconcileDao.suspects(h, all))));
        for (JobId job : List.of(right, running, many, lost, empty)) {
            assertEquals(
                    List.of(right, running).contains(job),
                    TABLES.in(h -> ReconcileDao.recount(h, job)).orElseThrow().right(),
                    job.toString());
        }
        assertEquals(List.of(), TABLES.in(h -> ReconcileDao.suspects(h, List.of())));
    }

    @Test
    void whatIsMissingFromACancelledJobWasCancelled() {
        JobId job = TABLES.job(6);
        TABLES.execute("delete from work_item where seq < 4");
        result(job, 0, "done");
        TABLES.execute("update job set state = 'cancelling'");
        TABLES.jdbi.useHandle(h -> ReconcileDao.set(h, job));
        assertEquals("1 0 3", TABLES.job(job, "done, failed, cancelled"));
    }

    @Test
    void anEndedJobIsNotCounted() {
        JobId job = TABLES.job(1);
        TABLES.execute("update job set state = 'completed', finished_at = now()");
        assertEquals(Optional.empty(), TABLES.in(h -> ReconcileDao.recount(h, job)));
    }

    @Test
    void eachItemThatIsNowhereFails() {
        JobId job = TABLES.job(5);
        TABLES.execute("delete from work_item where seq in (0, 1, 3)");
        result(job, 1, "done");
        TABLES.jdbi.useHandle(h -> ReconcileDao.failMissing(h, job, BOB));
        assertEquals(
                List.of("0 failed lost " + BOB, "1 done - " + ANN, "3 failed lost " + BOB),
                TABLES.rows("seq, outcome, code, worker_id", "from item_result order by seq"));
    }

    @Test
    void idleItemsWithoutALivingJobGo() {
        JobId living = TABLES.job(1);
        JobId ended = TABLES.job(3);
        JobId gone = TABLES.job(1);
        TABLES.execute(
                "update job set state = 'failed', finished_at = now() where id = '" + ended + "'");
        TABLES.execute("delete from job where id = '" + gone + "'");
        TABLES.execute(
                "update work_item set state = 'running', lease = 1, worker_id = '%s' where job_id = '%s' and seq = 1"
                        .formatted(ANN, ended));
        assertEquals(3, TABLES.number(ReconcileDao::removeOrphans));
        assertEquals(
                List.of(living + " 0 ready", ended + " 1 running"),
                TABLES.rows("job_id, seq, state", "from work_item order by job_id"),
                "what somebody works on goes when it comes back");
    }

    @Test
    void aProcessWithItemsAndNoRowIsLostFromNowOn() {
        TABLES.job(3);
        TABLES.claim(ANN, 2);
        assertEquals(1, TABLES.number(ReconcileDao::admitUnknown));
        assertEquals(
                List.of(ANN + " unknown -infinity true"),
                TABLES.rows("id, host, heartbeat_at, lost_at is not null", "from worker"));
        assertEquals(0, TABLES.number(ReconcileDao::admitUnknown));
    }

    @Test
    void aLostProcessIsForgottenAfterAnHourUnlessItHoldsSomething() {
        TABLES.job(1);
        TABLES.claim(ANN, 1);
        for (String worker : List.of(ANN.toString(), BOB.toString())) {
            TABLES.execute(
                    "insert into worker (id, host, version, lost_at) values ('%s', 'h', 'v', now() - interval '61 minutes')"
                            .formatted(worker));
        }
        TABLES.execute(
                "insert into worker (id, host, version, lost_at) values ('%s', 'h', 'v', now() - interval '59 minutes')"
                        .formatted(new java.util.UUID(3, 3)));
        TABLES.jdbi.useHandle(ReconcileDao::forgetLostProcesses);
        assertEquals(
                List.of(ANN.toString(), new java.util.UUID(3, 3).toString()),
                TABLES.rows("id", "from worker order by id"));
    }

    @Test
    void quietJobsAreThoseThatLiveAndHaveNotMoved() {
        JobId quiet = TABLES.job(1);
        JobId ended = TABLES.job(1);
        JobId moving = TABLES.job(1);
        TABLES.execute("update job set moved_at = now() - interval '2 minutes'");
        TABLES.execute("update job set moved_at = now() where id = '" + moving + "'");
        TABLES.execute(
                "update job set state = 'failed', finished_at = now() where id = '" + ended + "'");
        assertEquals(List.of(quiet), quiet(Duration.ofMinutes(1), ReconcileDao.Quiet.NONE));
        assertEquals(List.of(), quiet(Duration.ofMinutes(3), ReconcileDao.Quiet.NONE));
    }

    private static List<JobId> quiet(Duration length, ReconcileDao.Quiet after) {
        return TABLES.in(h -> ReconcileDao.quiet(h, length, after)).stream()
                .map(ReconcileDao.Quiet::job)
                .toList();
    }

    /// However many are right: the next look goes on behind them.
    @Test
    void aLookGoesOnBehindTheLastOne() {
        JobId first = TABLES.job(1);
        JobId second = TABLES.job(1);
        TABLES.execute("update job set moved_at = now() - interval '2 minutes'");
        Duration length = Duration.ofMinutes(1);
        ReconcileDao.Quiet seen =
                TABLES.in(h -> ReconcileDao.quiet(h, length, ReconcileDao.Quiet.NONE)).getFirst();
        assertEquals(first, seen.job());
        assertEquals(List.of(second), quiet(length, seen));
    }
}
