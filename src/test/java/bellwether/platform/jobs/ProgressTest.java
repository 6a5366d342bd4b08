package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Work whose deadline moves with its progress. Deadlines are measured by a clock that the test
/// sets.
class ProgressTest {
    private static final Duration DEADLINE = Duration.ofMillis(200); // of the test's own clock

    private final Fixture fixture = new Fixture();
    private final AtomicLong nanos = new AtomicLong();

    /// How often the deadline watch has read the clock.
    private final AtomicInteger looks = new AtomicInteger();

    private final JobSettings settings =
            Fixture.SETTINGS.withDeadline(DEADLINE).withNanoTime(this::nanoTime);

    private long nanoTime() {
        if (!Thread.currentThread().getName().startsWith("jobs-worker")) {
            looks.incrementAndGet();
        }
        return nanos.get();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private interface Each {
        void work(Batch batch, Item item) throws Exception;
    }

    private static final class LongWork implements JobKind {
        private final Each each;

        LongWork(Each each) {
            this.each = each;
        }

        @Override
        public String name() {
            return "long";
        }

        @Override
        public List<ItemOutcome> work(Batch batch) throws Exception {
            List<ItemOutcome> outcomes = new ArrayList<>();
            for (Item item : batch.items()) {
                each.work(batch, item);
                outcomes.add(new ItemOutcome.Success(item, item.key()));
            }
            return outcomes;
        }

        @Override
        public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {}
    }

    @Test
    void workThatMovesMayTakeManyDeadlines() throws Exception {
        Jobs jobs =
                fixture.engine(
                        settings,
                        new LongWork((batch, item) -> {
                            for (int step = 0; step < 10; step++) {
                                int seen = looks.get();
                                nanos.addAndGet(DEADLINE.toNanos() * 9 / 10);
                                eventually("the watch looks twice", () -> looks.get() > seen + 1);
                                batch.progress().moved();
                            }
                        }));
        JobId id = jobs.create(job("long", 1)).id();
        JobView view = ended(jobs, id);
        assertEquals(List.of(1, 0), List.of(view.counts().done(), view.counts().failed()));
        assertEquals(0, jobs.counts().of(EngineCounter.OVERDUE));
    }

    @Test
    void workThatDoesNotMoveIsGivenUpAndStopsAtItsNextSign() throws Exception {
        Semaphore go = new Semaphore(0);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        Jobs jobs =
                fixture.engine(
                        settings,
                        new LongWork((batch, item) -> {
                            if (tries.incrementAndGet() > 1) {
                                return;
                            }
                            begun.countDown();
                            go.acquireUninterruptibly();
                            try {
                                batch.progress().moved();
                            } catch (WorkStopped e) {
                                stopped.countDown();
                                throw e;
                            }
                        }));
        JobId id = jobs.create(job("long", 1)).id();
        begun.await();
        nanos.addAndGet(DEADLINE.toNanos() + 1);
        JobView view = ended(jobs, id);
        assertEquals(List.of(1, 0), List.of(view.counts().done(), view.counts().failed()));
        assertEquals(2, tries.get());
        go.release();
        assertTrue(stopped.await(20, TimeUnit.SECONDS));
    }

    @Test
    void whatAGivenUpTryStillKeepsIsRolledBack() throws Exception {
        fixture.execute("create table kept (words text)");
        Jdbi jdbi = fixture.requests();
        Semaphore go = new Semaphore(0);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        Jobs jobs =
                fixture.engine(
                        settings,
                        new LongWork((batch, item) -> {
                            int mine = tries.incrementAndGet();
                            if (mine == 1) {
                                begun.countDown();
                                go.acquireUninterruptibly();
                            }
                            try {
                                jdbi.useTransaction(h -> {
                                    h.execute("insert into kept values (?)", "try " + mine);
                                    batch.progress().kept(h, item);
                                });
                            } finally {
                                if (mine == 1) {
                                    ended.countDown();
                                }
                            }
                        }));
        JobId id = jobs.create(job("long", 1)).id();
        begun.await();
        nanos.addAndGet(DEADLINE.toNanos() + 1);
        assertEquals(1, ended(jobs, id).counts().done());
        go.release();
        assertTrue(ended.await(20, TimeUnit.SECONDS));
        assertEquals(
                List.of("try 2"),
                jdbi.withHandle(
                        h -> h.createQuery("select words from kept").mapTo(String.class).list()));
    }

    /// Three tries are allowed here; each of six keeps a part before it fails.
    @Test
    void triesAreForgivenWhileTheWorkGetsFurther() throws Exception {
        Jdbi jdbi = fixture.requests();
        AtomicInteger tries = new AtomicInteger();
        Jobs jobs =
                fixture.engine(
                        settings,
                        new LongWork((batch, item) -> {
                            if (tries.incrementAndGet() <= 6) {
                                jdbi.useTransaction(h -> batch.progress().kept(h, item));
                                throw new IllegalStateException("not this time");
                            }
                        }));
        assertEquals(1, ended(jobs, jobs.create(job("long", 1)).id()).counts().done());
        assertEquals(7, tries.get());
    }

    /// The last try that is allowed fails too, but it got further than those before.
    @Test
    void theTryThatGotFurtherIsNotTheLast() throws Exception {
        Jdbi jdbi = fixture.requests();
        AtomicInteger tries = new AtomicInteger();
        Jobs jobs =
                fixture.engine(
                        settings,
                        new LongWork((batch, item) -> {
                            int mine = tries.incrementAndGet();
                            if (mine == 3) {
                                jdbi.useTransaction(h -> batch.progress().kept(h, item));
                            }
                            if (mine <= 3) {
                                throw new IllegalStateException("not this time");
                            }
                        }));
        assertEquals(1, ended(jobs, jobs.create(job("long", 1)).id()).counts().done());
        assertEquals(4, tries.get());
    }

    /// Another process holds the item by now, and this one does not know.
    @Test
    void whatIsKeptAfterTheClaimWasLostIsRolledBack() throws Exception {
        fixture.execute("create table kept (words text)");
        Jdbi jdbi = fixture.requests();
        AtomicInteger stopped = new AtomicInteger();
        CountDownLatch tried = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        settings,
                        new LongWork((batch, item) -> {
                            fixture.execute("update work_item set lease = nextval('work_lease')");
                            try {
                                jdbi.useTransaction(h -> {
                                    h.execute("insert into kept values ('late')");
                                    batch.progress().kept(h, item);
                                });
                            } catch (WorkStopped e) {
                                stopped.incrementAndGet();
                                throw e;
                            } finally {
                                tried.countDown();
                            }
                        }));
        jobs.create(job("long", 1));
        assertTrue(tried.await(20, TimeUnit.SECONDS));
        assertEquals(1, stopped.get());
        assertEquals(0, fixture.count("select count(*) from kept"));
    }

    @Test
    void triesThatKeepNothingAreCounted() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Jobs jobs =
                fixture.engine(
                        settings,
                        new LongWork((batch, item) -> {
                            tries.incrementAndGet();
                            batch.progress().moved();
                            throw new IllegalStateException("never");
                        }));
        assertEquals(1, ended(jobs, jobs.create(job("long", 1)).id()).counts().failed());
        assertEquals(3, tries.get());
    }

    /// The claim in the database is renewed too, so that no other process takes the item over.
    @Test
    void theClaimOfMovingWorkIsRenewed() throws Exception {
        Semaphore go = new Semaphore(0);
        CountDownLatch begun = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        settings,
                        new LongWork((batch, item) -> {
                            begun.countDown();
                            while (!go.tryAcquire(1, TimeUnit.MILLISECONDS)) {
                                batch.progress().moved();
                            }
                        }));
        JobId id = jobs.create(job("long", 1)).id();
        begun.await();
        fixture.execute("update work_item set deadline_at = now() + interval '1 hour'");
        nanos.addAndGet(DEADLINE.toNanos() / 2 + 1);
        eventually(
                "the claim is renewed",
                () ->
                        fixture.count(
                                        "select count(*) from work_item where deadline_at < now() + interval '30 minutes'")
                                == 1);
        go.release();
        assertEquals(1, ended(jobs, id).counts().done());
    }
}
