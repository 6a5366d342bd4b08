package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each end of a job reaches its listeners once, inside its transaction.
final class JobEndListenerTest {
    private final Fixture fixture = new Fixture();

    @BeforeEach
    void table() {
        fixture.execute("create table end_seen (id uuid, state text, done int, failed int)");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void note(Handle h, JobView job) {
        h.execute(
                "insert into end_seen values (?, ?, ?, ?)",
                job.id().value(),
                job.state().word(),
                job.counts().done(),
                job.counts().failed());
    }

    private Jobs listening(JobEndListener listener, Echo kind) {
        Jobs jobs = fixture.idle(Fixture.SETTINGS, kind);
        jobs.addEndListeners(List.of(listener));
        return jobs;
    }

    private void requireSeen(String... expected) {
        assertEquals(
                List.of(expected),
                fixture.database
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                "select state || ' ' || done || ' ' || failed from"
                                                        + " end_seen")
                                        .mapTo(String.class)
                                        .list()));
    }

    @Test
    void aCompletedJobIsSeenOnce() throws Exception {
        Jobs jobs = listening(JobEndListenerTest::note, new Echo());
        JobId id = jobs.create(job("echo", 120)).id();
        jobs.start();
        ended(jobs, id);
        requireSeen("completed 120 0");
    }

    /// Publishing holds a lock of all until the transaction ends, so it comes behind everything
    /// else.
    @Test
    void whatWasKeptIsPublishedBehindAllStoresAndEnds() throws Exception {
        List<String> steps = new CopyOnWriteArrayList<>();
        Echo kind =
                new Echo() {
                    @Override
                    public void store(Handle h, JobId job, List<ItemOutcome.Success> finished) {
                        steps.add("store");
                    }

                    @Override
                    public void published(Handle h, JobId job, List<ItemOutcome.Success> finished) {
                        steps.add("publish " + finished.size());
                    }
                };
        Jobs jobs =
                listening(
                        new JobEndListener() {
                            @Override
                            public void ended(Handle h, JobView job) {
                                steps.add("end");
                            }

                            @Override
                            public void published(Handle h, JobView job) {
                                steps.add("publish end");
                            }
                        },
                        kind);
        JobId id = jobs.create(job("echo", 1)).id();
        jobs.start();
        ended(jobs, id);
        assertEquals(List.of("store", "end", "publish 1", "publish end"), steps);
    }

    @Test
    void failuresAreSeenWithTheirCounts() throws Exception {
        Echo kind =
                new Echo(item ->
                        item.key().equals("K1")
                                ? Echo.failed(item, "gone", true)
                                : Echo.done(item));
        Jobs jobs = listening(JobEndListenerTest::note, kind);
        jobs.start();
        ended(jobs, jobs.create(job("echo", 3)).id());
        requireSeen("completed 2 1");
    }

    @Test
    void aFailedJobIsSeenOnce() throws Exception {
        Jobs jobs =
                listening(
                        JobEndListenerTest::note,
                        new Echo(item -> Echo.failed(item, "gone", true)));
        jobs.start();
        ended(jobs, jobs.create(job("echo", 2)).id());
        requireSeen("failed 0 2");
    }

    @Test
    void aCancelOfWhatNobodyWorksOnIsSeenOnce() {
        Jobs jobs = listening(JobEndListenerTest::note, new Echo());
        JobId id = jobs.create(job("echo", 2_500)).id();
        jobs.of(Fixture.ANN).cancel(id);
        requireSeen("cancelled 0 0");
    }

    @Test
    void aCancelOfWhatIsWorkedOnIsSeenOnceTheWorkIsOver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Echo kind =
                new Echo(item -> {
                    begun.countDown();
                    goOn.await();
                    return Echo.done(item);
                });
        Jobs jobs = listening(JobEndListenerTest::note, kind);
        JobId id = jobs.create(job("echo", 1)).id();
        jobs.start();
        begun.await();
        jobs.of(Fixture.ANN).cancel(id);
        requireSeen();
        goOn.countDown();
        ended(jobs, id);
        requireSeen("cancelled 1 0");
    }

    @Test
    void aJobThatKillsEveryProcessIsSeenOnce() throws Exception {
        Jobs jobs = listening(JobEndListenerTest::note, new Echo());
        JobId id = jobs.create(job("echo", 1)).id();
        fixture.execute(
                "insert into worker (id, host, version, heartbeat_at) values"
                        + " ('00000000-0000-0000-0000-000000000001', 'h', 'v', now() - interval '1"
                        + " hour')");
        fixture.execute(
                "update work_item set state = 'running', lease = nextval('work_lease'), crash_count"
                        + " = 99, claimed_at = now(), worker_id ="
                        + " '00000000-0000-0000-0000-000000000001'");
        jobs.start();
        ended(jobs, id);
        requireSeen("failed 0 1");
    }

    @Test
    void aJobThatARecountEndsIsSeenOnce() throws Exception {
        Jobs jobs = listening(JobEndListenerTest::note, new Echo());
        JobId id = jobs.create(job("echo", 2)).id();
        fixture.execute("delete from work_item");
        fixture.execute("update job set state = 'processing', started_at = now()");
        jobs.start();
        ended(jobs, id);
        requireSeen("failed 0 2");
    }

    @Test
    void aConnectionThatIsCutInTheMiddleOfAnEndDoublesNothing() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        JobEndListener cut =
                (h, job) -> {
                    note(h, job);
                    if (tries.getAndIncrement() == 0) {
                        int pid =
                                h.createQuery("select pg_backend_pid()").mapTo(Integer.class).one();
                        fixture.execute("select pg_terminate_backend(" + pid + ")");
                        h.execute("select 1");
                    }
                };
        Jobs jobs = listening(cut, new Echo());
        JobId id = jobs.create(job("echo", 3)).id();
        jobs.start();
        ended(jobs, id);
        requireSeen("completed 3 0");
        assertEquals(2, tries.get());
    }

    @Test
    void anEndWhoseListenerFailsIsTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        JobEndListener faulty =
                (h, job) -> {
                    note(h, job);
                    if (tries.getAndIncrement() < 2) {
                        throw new IllegalStateException("not yet");
                    }
                };
        Jobs jobs = listening(faulty, new Echo());
        JobId id = jobs.create(job("echo", 3)).id();
        jobs.start();
        JobView view = ended(jobs, id);
        assertEquals(3, view.counts().done());
        assertEquals(0, jobs.counts().of(EngineCounter.RETRIED));
        requireSeen("completed 3 0");
    }

    @Test
    void aCancelWhoseListenerFailsIsFollowedBySomebodyElse() {
        AtomicInteger tries = new AtomicInteger();
        JobEndListener faulty =
                (h, job) -> {
                    note(h, job);
                    if (tries.getAndIncrement() < 2) {
                        throw new IllegalStateException("not yet");
                    }
                };
        Jobs jobs = listening(faulty, new Echo(item -> Echo.failed(item, "late", false)));
        JobId id = jobs.create(job("echo", 3)).id();
        try {
            jobs.of(Fixture.ANN).cancel(id);
        } catch (JobEndFault e) {
            assertTrue(String.valueOf(e.getMessage()).endsWith("not yet"));
        }
        jobs.start();
        eventually("the cancel", () -> jobs.find(id).orElseThrow().state().terminal());
        requireSeen("cancelled 0 0");
    }

    /// The kind's own last step fails a few times: no item is blamed for it.
    @Test
    void aKindThatFailsAtTheEndFailsNoItemAndHoldsUpNoOtherJob() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch letPass = new CountDownLatch(1);
        AtomicReference<JobId> failing = new AtomicReference<>();
        Echo kind =
                new Echo() {
                    @Override
                    public void completed(Handle transaction, JobId job) {
                        if (job.equals(failing.get()) && letPass.getCount() > 0) {
                            failures.incrementAndGet();
                            throw new IllegalStateException("no end for this one");
                        }
                    }
                };
        Jobs jobs = listening(JobEndListenerTest::note, kind);
        JobId stuck = jobs.create(job("echo", 3)).id();
        failing.set(stuck);
        jobs.start();
        eventually("the end fails", () -> failures.get() > 0);
        JobId other = jobs.create(job("echo", 5)).id();
        ended(jobs, other);
        requireSeen("completed 5 0");
        letPass.countDown();
        ended(jobs, stuck);
        requireSeen("completed 5 0", "completed 3 0");
    }
}
