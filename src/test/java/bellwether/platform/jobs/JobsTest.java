package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static bellwether.platform.jobs.Fixture.keyed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void doesEveryItemOnce() throws Exception {
        Echo echo = new Echo();
        Jobs jobs = fixture.engine(echo);
        JobView view = ended(jobs, jobs.create(job("echo", 505)).id());
        assertEquals(JobState.COMPLETED, view.state());
        assertEquals(505, view.counts().done());
        assertEquals(100.0, view.counts().percent());
        assertTrue(view.ratePerSecond().isPresent() && view.times().finishedAt().isPresent());
        assertEquals(505, fixture.count("select count(distinct seq) from item_result"));
        assertEquals(0, fixture.count("select count(*) from work_item"));
        assertTrue(echo.tries.values().stream().allMatch(tries -> tries.get() == 1));
        assertTrue(view.newest().contains("payload"), view.newest());
    }

    @Test
    void tellsTheBatchItsParams() throws Exception {
        List<String> seen = Collections.synchronizedList(new java.util.ArrayList<>());
        Jobs jobs =
                fixture.engine(
                        new Echo() {
                            @Override
                            public List<ItemOutcome> work(Batch batch) throws Exception {
                                seen.add(batch.params());
                                return super.work(batch);
                            }
                        });
        ended(jobs, jobs.create(job("echo", 1)).id());
        assertEquals(List.of("{\"a\": 1}"), seen);
    }

    @Test
    void twentyIdenticalCreationsMakeOneJob() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS, new Echo());
        Callable<JobCreation> creation = () -> jobs.create(keyed("k", "h"));
        try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Future<JobCreation>> all = clients.invokeAll(Collections.nCopies(20, creation));
            long fresh = 0;
            for (Future<JobCreation> one : all) {
                assertEquals(all.getFirst().get().id(), one.get().id());
                fresh += one.get().replayed() ? 0 : 1;
            }
            assertEquals(1, fresh);
        }
        assertEquals(1, fixture.count("select count(*) from job"));
        assertEquals(1, fixture.count("select count(*) from work_item"));
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        Jobs jobs = fixture.idle(Fixture.SETTINGS, new Echo());
        jobs.create(keyed("k", "h"));
        Refusal refusal = assertThrows(Refusal.class, () -> jobs.create(keyed("k", "other")));
        assertEquals("idempotency_key_reused", refusal.code());
        assertEquals(RefusalKind.INVALID, refusal.kind());
    }

    @Test
    void forgetsAKeyAfterADay() {
        Jobs jobs = fixture.idle(Fixture.SETTINGS, new Echo());
        JobId first = jobs.create(keyed("k", "h")).id();
        fixture.execute("update job set created_at = now() - interval '25 hours'");
        JobCreation second = jobs.create(keyed("k", "other"));
        assertFalse(second.replayed());
        assertFalse(second.id().equals(first));
    }

    @Test
    void beginsWithinATenthOfASecond() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        JobSettings.of(2),
                        new Echo(item -> {
                            begun.countDown();
                            return Echo.done(item);
                        }));
        ended(jobs, jobs.create(job("echo", 1)).id());
        JobId id = jobs.create(job("echo", 1)).id();
        assertTrue(begun.await(1, java.util.concurrent.TimeUnit.SECONDS));
        JobView view = ended(jobs, id);
        Duration waited =
                Duration.between(view.times().createdAt(), view.times().startedAt().orElseThrow());
        assertTrue(waited.toMillis() < 100, waited.toString());
    }

    @Test
    void completesWithFailedItemsAndSaysWhy() throws Exception {
        Jobs jobs =
                fixture.engine(
                        new Echo(item ->
                                item.seq() < 4
                                        ? Echo.failed(item, "unknown_symbol", true)
                                        : Echo.done(item)));
        JobId id = jobs.create(job("echo", 10)).id();
        JobView view = ended(jobs, id);
        assertEquals(JobState.COMPLETED, view.state());
        assertEquals(List.of(6, 4), List.of(view.counts().done(), view.counts().failed()));
        FailureReason reason = jobs.reasons(id).getFirst();
        assertEquals("unknown_symbol", reason.code());
        assertEquals(4, reason.count());
        assertEquals(
                List.of("K0", "K1", "K2"),
                reason.examples().stream().map(FailureReason.Example::key).toList());
        assertEquals(
                List.of(new FailedItem(2, "K2", "unknown_symbol", "no K2", 1)),
                jobs.failures(id, 1, 1));
    }

    @Test
    void failsWhenNothingSucceeded() throws Exception {
        Jobs jobs = fixture.engine(new Echo(item -> Echo.failed(item, "no_data", true)));
        JobView view = ended(jobs, jobs.create(job("echo", 3)).id());
        assertEquals(JobState.FAILED, view.state());
    }

    /// Its owner sees why it failed, and may not see statements and their values.
    @Test
    void aFaultOfTheDatabaseShowsNoStatement() throws Exception {
        Echo echo =
                new Echo(_ -> {
                    throw new IllegalStateException(
                            "[statement:\"insert into t values (7)\"]",
                            new SQLException("Key (7) exists", "23505"));
                });
        Jobs jobs = fixture.engine(echo);
        JobId id = jobs.create(job("echo", 1)).id();
        ended(jobs, id);
        assertEquals(
                "the database rejected a statement (23505); the log has the reason",
                jobs.failures(id, -1, 10).getFirst().message());
    }

    @Test
    void triesAgainWithBackOffAndThenGivesUp() throws Exception {
        Echo echo =
                new Echo(item -> {
                    if (item.seq() == 0 || item.attempt() == 1) {
                        throw new IllegalStateException("try " + item.attempt());
                    }
                    return Echo.done(item);
                });
        Jobs jobs = fixture.engine(echo);
        JobId id = jobs.create(job("echo", 3)).id();
        JobView view = ended(jobs, id);
        assertEquals(List.of(2, 1), List.of(view.counts().done(), view.counts().failed()));
        assertEquals(
                List.of(new FailedItem(0, "K0", "failed", "try 3", 3)), jobs.failures(id, -1, 10));
        assertEquals(1, fixture.count("select max(attempt) - 1 from item_result where seq > 0"));
    }

    @Test
    void cancelStopsWorkAndKeepsWhatIsDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(20);
        CountDownLatch go = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        new Echo(item -> {
                            begun.countDown();
                            if (begun.getCount() == 0) {
                                go.await();
                            }
                            return Echo.done(item);
                        }));
        JobId id = jobs.create(job("echo", 3000)).id();
        begun.await();
        JobView cancelling = jobs.of(Fixture.ANN).cancel(id);
        assertEquals(JobState.CANCELLING, cancelling.state());
        long asked = System.nanoTime();
        go.countDown();
        JobView view = ended(jobs, id);
        assertTrue(Duration.ofNanos(System.nanoTime() - asked).toMillis() < 1000);
        assertEquals(JobState.CANCELLED, view.state());
        assertEquals(3000, view.counts().done() + view.counts().cancelled());
        assertTrue(view.counts().done() >= 20 && view.counts().cancelled() > 2000, view.toString());
        assertEquals(view.counts().done(), fixture.count("select count(*) from item_result"));
        Refusal refusal = assertThrows(Refusal.class, () -> jobs.of(Fixture.ANN).cancel(id));
        assertEquals(RefusalKind.CONFLICT, refusal.kind());
        assertTrue(refusal.detail().contains("cancelled"), refusal.detail());
    }

    @Test
    void cancelOfAJobThatNobodyBeganEndsItAtOnce() {
        Jobs jobs = fixture.idle(Fixture.SETTINGS, new Echo());
        JobId id = jobs.create(job("echo", 2500)).id();
        assertEquals(JobState.CANCELLED, jobs.of(Fixture.ANN).cancel(id).state());
        assertEquals(0, fixture.count("select count(*) from work_item"));
    }

    @Test
    void twoProcessesShareTheItemsOfOneJob() throws Exception {
        Echo one = new Echo(JobsTest::slowly);
        Echo two = new Echo(JobsTest::slowly);
        Jobs jobs = fixture.engine(one);
        fixture.engine(two);
        eventually("both register", () -> fixture.count("select count(*) from worker") == 2);
        JobView view = ended(jobs, jobs.create(job("echo", 400)).id());
        assertEquals(400, view.counts().done());
        assertEquals(400, one.order.size() + two.order.size());
        assertTrue(one.order.size() > 50 && two.order.size() > 50, one.order.size() + " of 400");
    }

    private static ItemOutcome slowly(Item item) {
        java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        return Echo.done(item);
    }

    @Test
    void aRestartLosesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Jobs first =
                fixture.engine(
                        new Echo(item -> {
                            begun.countDown();
                            return slowly(item);
                        }));
        JobId id = first.create(job("echo", 500)).id();
        begun.await();
        first.close();
        assertEquals(0, fixture.count("select count(*) from work_item where state = 'running'"));
        assertEquals(0, fixture.count("select count(*) from worker"));
        assertTrue(first.find(id).orElseThrow().counts().remaining() > 0);
        assertEquals(
                RefusalKind.UNAVAILABLE,
                assertThrows(Refusal.class, () -> first.create(job("echo", 1))).kind());
        Echo echo = new Echo();
        Jobs second = fixture.engine(echo);
        assertEquals(500, ended(second, id).counts().done());
        assertEquals(1, fixture.count("select max(attempt) from item_result"));
    }

    @Test
    void anUnknownJobIs404() {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = JobId.at(java.time.Instant.now());
        assertEquals(
                RefusalKind.NOT_FOUND,
                assertThrows(Refusal.class, () -> jobs.of(Fixture.ANN).cancel(id)).kind());
        assertTrue(jobs.find(id).isEmpty());
    }
}
