package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.engine.ClaimedItem;
import bellwether.platform.jobs.engine.ItemDao;
import bellwether.platform.jobs.engine.RankLowWaterMarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is served when.
class FairnessTest {
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSmallJobBehindALargeOneIsServedAtOnce() throws Exception {
        Jobs jobs =
                fixture.engine(
                        new Echo(item -> {
                            LockSupport.parkNanos(2_000_000);
                            return Echo.done(item);
                        }));
        JobId large = jobs.create(job("echo", 10_000)).id();
        eventually("it runs", () -> jobs.find(large).orElseThrow().counts().done() > 100);
        long asked = System.nanoTime();
        ended(jobs, jobs.create(job("echo", 3)).id());
        long millis = Duration.ofNanos(System.nanoTime() - asked).toMillis();
        assertTrue(millis < 1000, millis + " ms");
        assertTrue(jobs.find(large).orElseThrow().counts().remaining() > 5000);
        jobs.of(Fixture.ANN).cancel(large);
    }

    @Test
    void jobsOfOnePriorityTakeTurns() {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId first = jobs.create(job("echo", 64)).id();
        JobId second = jobs.create(job("echo", 64)).id();
        ItemDao items = new ItemDao(fixture.database.jdbi());
        List<ClaimedItem> claimed =
                items.claim(java.util.UUID.randomUUID(), 1, 0, 64, Duration.ofMinutes(1));
        assertEquals(32, claimed.stream().filter(c -> c.job().equals(first)).count());
        assertEquals(32, claimed.stream().filter(c -> c.job().equals(second)).count());
    }

    /// However much of the night was claimed before, and although it holds every worker and the
    /// writer of its results.
    @Test
    void aUsersJobIsDoneWhileTheBackgroundHoldsAllWorkers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(2);
        JobKind night =
                new Echo() {
                    @Override
                    public String name() {
                        return "night";
                    }

                    @Override
                    public List<ItemOutcome> work(Batch batch) throws Exception {
                        held.countDown();
                        if (held.getCount() == 0) {
                            asked.await();
                        }
                        return super.work(batch);
                    }

                    @Override
                    public void store(
                            Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
                        try {
                            asked.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        Jobs jobs = fixture.engine(night, new Echo());
        JobId large = jobs.create(of("night", job("echo", 2_000, 3))).id();
        held.await();
        ended(jobs, jobs.create(job("echo", 3)).id());
        ended(jobs, jobs.create(job("echo", 40)).id());
        assertEquals(0, jobs.find(large).orElseThrow().counts().done());
        asked.countDown();
        jobs.of(Fixture.ANN).cancel(large);
    }

    private static NewJob of(String kind, NewJob job) {
        return new NewJob(
                job.owner(),
                kind,
                job.params(),
                job.keys(),
                job.priority(),
                job.idempotencyKey(),
                job.requestHash());
    }

    @Test
    void theBackgroundGoesOnBesideWhatSomebodyWaitsFor() throws Exception {
        List<String> served = Collections.synchronizedList(new ArrayList<>());
        Echo kind =
                new Echo() {
                    @Override
                    public List<ItemOutcome> work(Batch batch) throws Exception {
                        served.add(batch.params());
                        LockSupport.parkNanos(5_000_000);
                        return super.work(batch);
                    }
                };
        Jobs jobs = fixture.idle(Fixture.SETTINGS, kind);
        JobId night = jobs.create(withParams("3", 3, 1500)).id();
        JobId asked = jobs.create(withParams("1", 1, 1500)).id();
        jobs.start();
        ended(jobs, asked);
        ended(jobs, night);
        assertTrue(served.indexOf("3") < served.lastIndexOf("1"), served.toString());
        assertTrue(served.lastIndexOf("1") < served.lastIndexOf("3"), served.toString());
    }

    @Test
    void aLowPriorityIsSlowerAndNeverStarved() throws Exception {
        List<String> served = Collections.synchronizedList(new ArrayList<>());
        Echo kind =
                new Echo() {
                    @Override
                    public List<ItemOutcome> work(Batch batch) throws Exception {
                        served.add(batch.params());
                        LockSupport.parkNanos(10_000_000);
                        return super.work(batch);
                    }
                };
        Jobs jobs = fixture.idle(Fixture.SETTINGS, kind);
        JobId low = jobs.create(withParams("1", 1, 1500)).id();
        JobId high = jobs.create(withParams("0", 0, 1500)).id();
        jobs.start();
        JobView first = ended(jobs, high);
        JobView last = ended(jobs, low);
        assertTrue(
                first.times()
                        .finishedAt()
                        .orElseThrow()
                        .isBefore(last.times().finishedAt().orElseThrow()));
        assertTrue(served.indexOf("1") < served.lastIndexOf("0"), served.toString());
    }

    private static NewJob withParams(String params, int priority, int items) {
        NewJob job = job("echo", items, priority);
        return new NewJob(
                job.owner(),
                job.kind(),
                params,
                job.keys(),
                priority,
                job.idempotencyKey(),
                job.requestHash());
    }

    @Test
    void stragglersBelowTheLowWaterMarkAreFound() {
        RankLowWaterMarks low = new RankLowWaterMarks(0);
        Item item = new Item(1, 0, "K", 1, 1);
        long second = 1_000_000_000L;
        JobId job = JobId.at(java.time.Instant.EPOCH);
        low.begin(0, false);
        low.seen(1, List.of(new ClaimedItem(item, job, 1, 500)));
        low.seen(1, List.of(new ClaimedItem(item, job, 1, 90)));
        assertEquals(500, low.begin(second / 2, false)[1]);
        assertEquals(0, low.begin(2 * second, false)[1]);
        assertEquals(500, low.begin(3 * second, false)[1]);
        low.seen(1, List.of(new ClaimedItem(item, job, 1, 900)));
        assertEquals(500, low.begin(4 * second, false)[1]);
        assertEquals(900, low.begin(4 * second + 1, false)[1]);
        assertEquals(0, low.begin(60 * second, false)[1]);
        assertEquals(900, low.begin(60 * second + 1, false)[1]);
        assertEquals(0, low.begin(66 * second, true)[1]);
        assertEquals(900, low.begin(66 * second + 1, true)[1]);
    }
}
