package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static bellwether.platform.jobs.engine.EngineTables.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishDaoTest {
    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    private static FinishDao.End done(ClaimedItem item) {
        return new FinishDao.End(item, null, null, "{\"n\": 1}");
    }

    private static FinishDao.End failed(ClaimedItem item) {
        return new FinishDao.End(item, "gone", "it was gone", null);
    }

    @Test
    void endsBecomeResultsAndTheirItemsGo() {
        TABLES.job(3);
        List<ClaimedItem> mine = TABLES.claim(ANN, 2);
        Set<Long> settled =
                TABLES.in(h ->
                        FinishDao.settle(h, ANN, List.of(failed(mine.get(1)), done(mine.get(0)))));
        assertEquals(Set.of(mine.get(0).item().id(), mine.get(1).item().id()), settled);
        assertEquals(
                List.of(
                        "0 K0 done - - {\"n\": 1} 1 " + ANN,
                        "1 K1 failed gone it was gone - 1 " + ANN),
                TABLES.rows(
                        "seq, key, outcome, code, message, brief, attempt, worker_id",
                        "from item_result order by seq"));
        assertEquals(List.of("2"), TABLES.rows("seq", "from work_item"));
    }

    @Test
    void whoseLeaseIsLostSettlesNothing() {
        TABLES.job(3);
        List<ClaimedItem> mine = TABLES.claim(ANN, 3);
        Item lost = mine.get(1).item();
        TABLES.execute("update work_item set lease = lease + 1000 where id = " + lost.id());
        List<FinishDao.End> ends = mine.stream().map(FinishDaoTest::done).toList();
        assertEquals(Set.of(), TABLES.in(h -> FinishDao.settle(h, BOB, ends)), "another's");
        Set<Long> settled = TABLES.in(h -> FinishDao.settle(h, ANN, ends));
        assertEquals(2, settled.size());
        assertFalse(settled.contains(lost.id()));
        assertEquals(List.of("0", "2"), TABLES.rows("seq", "from item_result order by seq"));
        assertEquals(List.of("1"), TABLES.rows("seq", "from work_item"));
    }

    /// The answer to the first commit was lost, so the same is sent again.
    @Test
    void whatWasSettledBeforeIsKnownByItsLease() {
        TABLES.job(2);
        List<FinishDao.End> ends = TABLES.claim(ANN, 2).stream().map(FinishDaoTest::done).toList();
        TABLES.in(h -> FinishDao.settle(h, ANN, ends.subList(0, 1)));
        assertEquals(
                Set.of(ends.get(1).claimed().item().id()),
                TABLES.in(h -> FinishDao.settle(h, ANN, ends)));
        long lease = ends.get(0).claimed().item().lease();
        assertEquals(1, settledBefore(ends, lease));
        assertEquals(0, settledBefore(ends, lease + 1_000), "by another claim");
        assertEquals(
                List.of("2"), TABLES.rows("count(*)", "from item_result"), "nothing is doubled");
    }

    private static int settledBefore(List<FinishDao.End> ends, long lease) {
        return TABLES.in(h -> FinishDao.settledBefore(h, ends, List.of(lease)));
    }

    /// State, then done, failed and cancelled of ten before; a step of the same; state after.
    @ParameterizedTest
    @CsvSource({
        "queued, 0, 0, 0, 1, 0, 0, processing",
        "queued, 0, 0, 0, 0, 0, 10, failed",
        "processing, 3, 0, 0, 1, 1, 0, processing",
        "processing, 9, 0, 0, 1, 0, 0, completed",
        "processing, 0, 9, 0, 1, 0, 0, completed",
        "processing, 1, 8, 0, 0, 1, 0, completed",
        "processing, 0, 9, 0, 0, 1, 0, failed",
        "processing, 0, 0, 9, 0, 1, 0, failed",
        "paused, 3, 0, 0, 1, 0, 0, paused",
        "paused, 9, 0, 0, 1, 0, 0, completed",
        "cancelling, 3, 0, 0, 0, 0, 5, cancelling",
        "cancelling, 3, 0, 0, 0, 0, 7, cancelled",
        "cancelling, 9, 0, 0, 1, 0, 0, cancelled",
        "processing, 10, 0, 0, 0, 0, 0, completed"
    })
    void aJobEndsWhenAllItsItemsAreAccountedFor(
            String before,
            int done,
            int failed,
            int cancelled,
            int moreDone,
            int moreFailed,
            int moreCancelled,
            String after) {
        JobId job = TABLES.job(10);
        TABLES.execute(
                "update job set state = '%s', done = %d, failed = %d, cancelled = %d"
                        .formatted(before, done, failed, cancelled));
        FinishDao.Step step = new FinishDao.Step(job, moreDone, moreFailed, moreCancelled, "[]");
        List<JobEvent.Ended> ended = TABLES.in(h -> FinishDao.advance(h, List.of(step)));
        assertEquals(
                "%s %d %d %d 2"
                        .formatted(
                                after,
                                done + moreDone,
                                failed + moreFailed,
                                cancelled + moreCancelled),
                TABLES.job(job, "state, done, failed, cancelled, version"));
        boolean terminal = JobState.of(after).terminal();
        assertEquals(terminal ? 1 : 0, ended.size());
        assertEquals(
                "true " + terminal,
                TABLES.job(job, "started_at is not null, finished_at is not null"));
        if (terminal) {
            assertEquals(job, ended.getFirst().job());
            assertEquals(JobState.of(after), ended.getFirst().state());
            assertEquals(done + moreDone, ended.getFirst().done());
            assertEquals(10, ended.getFirst().total());
        }
    }

    @Test
    void severalJobsMoveAtOnceAndOnlyThoseThatEndedAreTold() {
        JobId first = TABLES.job(1);
        JobId second = TABLES.job(2);
        List<JobEvent.Ended> ended =
                TABLES.in(h ->
                        FinishDao.advance(
                                h,
                                List.of(
                                        new FinishDao.Step(second, 1, 0, 0, "[{\"seq\": 0}]"),
                                        new FinishDao.Step(first, 0, 1, 0, "[]"))));
        assertEquals(List.of(first), ended.stream().map(JobEvent.Ended::job).toList());
        assertEquals("failed []", TABLES.job(first, "state, newest"));
        assertEquals("processing [{\"seq\": 0}]", TABLES.job(second, "state, newest"));
    }

    @Test
    void aStepWithoutNewsKeepsTheOldOnes() {
        JobId job = TABLES.job(3);
        advance(job, "[{\"seq\": 0}]");
        advance(job, "[]");
        assertEquals("[{\"seq\": 0}]", TABLES.job(job, "newest"));
        advance(job, "[{\"seq\": 2}]");
        assertEquals("[{\"seq\": 2}]", TABLES.job(job, "newest"));
    }

    private static void advance(JobId job, String newest) {
        TABLES.in(h -> FinishDao.advance(h, List.of(new FinishDao.Step(job, 1, 0, 0, newest))));
    }

    /// It would be counted past its total, so it is a bug, and nothing of the step stays.
    @Test
    void aJobThatHadEndedMovesNoMoreAndTakesTheWholeStepBack() {
        JobId ended = TABLES.job(1);
        JobId other = TABLES.job(5);
        advance(ended, "[]");
        IllegalStateException fault =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                TABLES.in(h ->
                                        FinishDao.advance(
                                                h,
                                                List.of(
                                                        new FinishDao.Step(other, 1, 0, 0, "[]"),
                                                        new FinishDao.Step(
                                                                ended, 1, 0, 0, "[]")))));
        assertTrue(
                String.valueOf(fault.getMessage()).startsWith("2 jobs should move, 1 did"),
                fault.getMessage());
        assertEquals("queued 0", TABLES.job(other, "state, done"));
        assertEquals("completed 1", TABLES.job(ended, "state, done"));
    }
}
