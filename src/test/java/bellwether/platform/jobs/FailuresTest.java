package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ways in which engines such as this one are known to fail.
class FailuresTest {
    private final Fixture fixture = new Fixture();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        fixture.close();
    }

    @Test
    void aHungHandlerIsInterruptedAndItsItemFails() throws Exception {
        Echo echo =
                new Echo(item -> {
                    if (item.seq() == 3) {
                        go.await();
                    }
                    return Echo.done(item);
                });
        Jobs jobs = fixture.engine(Fixture.SETTINGS.withDeadline(Duration.ofMillis(150)), echo);
        JobId id = jobs.create(job("echo", 12)).id();
        JobView view = ended(jobs, id);
        assertEquals(List.of(11, 1), List.of(view.counts().done(), view.counts().failed()));
        FailedItem failed = jobs.failures(id, -1, 5).getFirst();
        assertEquals("K3 deadline_exceeded", failed.key() + " " + failed.code());
        assertEquals(3, jobs.counts().of(EngineCounter.OVERDUE));
    }

    @Test
    void whatIsPostponedHasNotBeenTried() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> attempts = new ConcurrentLinkedQueue<>();
        Echo echo =
                new Echo(item -> {
                    attempts.add(item.attempt());
                    return looks.incrementAndGet() < 8
                            ? new ItemOutcome.Postponed(item, "not yet", Duration.ofMillis(5))
                            : Echo.done(item);
                });
        Jobs jobs = fixture.engine(echo);
        JobView view = ended(jobs, jobs.create(job("echo", 1)).id());
        assertEquals(JobState.COMPLETED, view.state());
        assertEquals(List.of(1, 1, 1, 1, 1, 1, 1, 1), List.copyOf(attempts));
        assertEquals(7, jobs.counts().of(EngineCounter.POSTPONED));
        assertEquals(0, jobs.counts().of(EngineCounter.RETRIED));
    }

    @Test
    void aKeyThatMadeAJobIsKnownLongerThanItHolds() throws Exception {
        Jobs jobs = fixture.engine(new Echo());
        NewJob keyed =
                new NewJob("ann", "echo", "{}", List.of("K"), 1, Optional.of("once"), "hash");
        JobId id = jobs.create(keyed).id();
        ended(jobs, id);
        fixture.database
                .jdbi()
                .useHandle(h -> h.execute("update job set created_at = now() - interval '9 days'"));
        assertEquals(Map.of("once", id), jobs.made("ann", List.of("once", "never")));
        assertEquals(Map.of(), jobs.made("bob", List.of("once")));
    }

    @Test
    void aHandlerThatIgnoresInterruptsDoesNotTakeItsThreadAway() throws Exception {
        Echo echo =
                new Echo(item -> {
                    if (item.seq() == 0) {
                        awaitStubbornly();
                    }
                    return Echo.done(item);
                });
        Jobs jobs =
                fixture.engine(
                        Fixture.SETTINGS
                                .withDeadline(Duration.ofMillis(150))
                                .with(
                                        new RetryPolicy(
                                                1, Duration.ofMillis(1), Duration.ofMillis(1), 3)),
                        echo);
        for (int i = 0; i < 4; i++) {
            ended(jobs, jobs.create(job("echo", 1)).id());
        }
        JobView view = ended(jobs, jobs.create(job("echo", 40)).id());
        assertTrue(view.counts().done() >= 15, view.toString());
        assertEquals(5, jobs.counts().of(EngineCounter.OVERDUE));
    }

    private void awaitStubbornly() {
        boolean interrupted = false;
        while (go.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theHeartBeatsUntilTheDrainIsOver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        Fixture.SETTINGS.withDrain(Duration.ofSeconds(20)),
                        new Echo(item -> {
                            begun.countDown();
                            awaitStubbornly();
                            return Echo.done(item);
                        }));
        JobId id = jobs.create(job("echo", 1)).id();
        begun.await();
        Thread closing = Thread.ofVirtual().start(jobs::close);
        String beat =
                "select (extract(epoch from heartbeat_at) * 1e6)::bigint from worker where draining";
        eventually(
                "draining", () -> fixture.count("select count(*) from worker where draining") == 1);
        long first = fixture.count(beat);
        eventually("another beat", () -> fixture.count(beat) > first);
        eventually("and another", () -> fixture.count(beat) > first + 400_000);
        go.countDown();
        closing.join();
        assertEquals(JobState.COMPLETED, jobs.find(id).orElseThrow().state());
        assertEquals(0, fixture.count("select count(*) from worker"));
    }

    @Test
    void aDrainThatTakesTooLongGivesTheItemsBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        Fixture.SETTINGS.withDrain(Duration.ofMillis(100)),
                        new Echo(item -> {
                            begun.countDown();
                            awaitStubbornly();
                            return Echo.done(item);
                        }));
        jobs.create(job("echo", 1));
        begun.await();
        jobs.close();
        assertEquals(
                1,
                fixture.count(
                        "select count(*) from work_item where state = 'ready' and attempt = 0"));
    }

    @Test
    void workIsFoundThoughNobodyTells() throws Exception {
        Jobs elsewhere = fixture.idle(Fixture.SETTINGS);
        fixture.engine(Fixture.SETTINGS.withoutListening(), new Echo());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    1, ended(elsewhere, elsewhere.create(job("echo", 1)).id()).counts().done());
        }
    }

    @Test
    void noLoopDiesInAnOutage() throws Exception {
        Jobs jobs =
                fixture.engine(
                        new Echo(item -> {
                            LockSupport.parkNanos(1_000_000);
                            return Echo.done(item);
                        }));
        JobId id = jobs.create(job("echo", 3000)).id();
        for (int i = 0; i < 8; i++) {
            fixture.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
            LockSupport.parkNanos(200_000_000);
        }
        JobView view = ended(jobs, id);
        assertEquals(List.of(3000, 0), List.of(view.counts().done(), view.counts().failed()));
        assertEquals(3000, fixture.count("select count(*) from item_result"));
        assertEquals(0, jobs.counts().of(EngineCounter.REPAIRED));
        eventually("all loops well", () -> jobs.failing().isZero());
        assertEquals(1, ended(jobs, jobs.create(job("echo", 1)).id()).counts().done());
    }

    @Test
    void clocksThatDisagreeChangeNothing() throws Exception {
        InstantSource ahead = InstantSource.fixed(Instant.parse("2190-01-01T00:00:00Z"));
        Jobs skewed =
                new Jobs(
                        fixture.requests(),
                        Fixture.jdbi(fixture.pool()),
                        List.of(),
                        JobSettings.of(0),
                        ahead);
        AtomicInteger tries = new AtomicInteger();
        Jobs right =
                fixture.engine(
                        new Echo(item ->
                                tries.incrementAndGet() == 1
                                        ? Echo.failed(item, "again", false)
                                        : Echo.done(item)));
        JobView view = ended(right, skewed.create(job("echo", 5)).id());
        assertEquals(5, view.counts().done());
        assertTrue(view.times().createdAt().isBefore(Instant.now().plusSeconds(3600)));
        skewed.close();
    }

    @Test
    void theHeartBeatsThoughThePoolIsExhausted() throws Exception {
        HikariDataSource pool = fixture.pool();
        Jobs jobs = fixture.engineOn(Fixture.jdbi(pool), Fixture.SETTINGS, new Echo());
        eventually("registered", () -> fixture.count("select count(*) from worker") == 1);
        Collection<Connection> taken = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
            Thread.startVirtualThread(() -> taken.add(patiently(pool)));
        }
        eventually("all else is taken", () -> taken.size() >= pool.getMaximumPoolSize() - 1);
        String age = "select (extract(epoch from now() - started_at) * 1000)::bigint from worker";
        String silent =
                "select (extract(epoch from now() - heartbeat_at) * 1000)::bigint from worker";
        long start = fixture.count(age);
        eventually("two seconds pass", () -> fixture.count(age) > start + 2000);
        assertTrue(fixture.count(silent) < 600, fixture.count(silent) + " ms");
        JobId id = jobs.create(job("echo", 5)).id();
        pool.setMaximumPoolSize(2 * pool.getMaximumPoolSize());
        assertEquals(5, ended(jobs, id).counts().done());
    }

    /// Whatever is given back goes to those who wait; the last of them waits until the test ends.
    private Connection patiently(HikariDataSource pool) {
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLException e) {
                if (pool.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void aProcessThatCannotBeatTakesItsHandsOff() throws Exception {
        FaultyDataSource faulty = new FaultyDataSource(fixture.pool());
        CountDownLatch begun = new CountDownLatch(1);
        Echo echo =
                new Echo(item -> {
                    begun.countDown();
                    LockSupport.parkNanos(1_000_000);
                    return Echo.done(item);
                });
        Jobs jobs = fixture.engineOn(faulty.jdbi(), Fixture.SETTINGS, echo);
        JobId id = jobs.create(job("echo", 5000)).id();
        begun.await();
        faulty.before(
                "insert into worker",
                () -> {
                    throw new java.sql.SQLException("cut off", "08006");
                });
        eventually(
                "all given back",
                () -> fixture.count("select count(*) from work_item where state = 'running'") == 0);
        long done = jobs.find(id).orElseThrow().counts().done();
        assertTrue(done < 5000, done + " done");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        assertEquals(done, jobs.find(id).orElseThrow().counts().done());
        faulty.calm();
        jobs.of(Fixture.ANN).cancel(id);
        ended(jobs, id);
        eventually("noticed", () -> jobs.counts().of(EngineCounter.FENCED) > 0);
    }

    @Test
    void workersWaitForTheDatabaseInsteadOfFillingTheMemory() throws Exception {
        FaultyDataSource faulty = new FaultyDataSource(fixture.pool());
        Jobs jobs = fixture.engineOn(faulty.jdbi(), Fixture.SETTINGS, new Echo());
        ended(jobs, jobs.create(job("echo", 500)).id());
        faulty.before(
                "with gone",
                () -> {
                    throw new java.sql.SQLException("away", "08006");
                });
        JobId id = jobs.create(job("echo", 20_000)).id();
        long before = jobs.counts().of(EngineCounter.CLAIMED);
        eventually("claiming stops", () -> still(jobs));
        long held = jobs.counts().of(EngineCounter.CLAIMED) - before;
        assertTrue(held > 100 && held < 4000, held + " held");
        faulty.calm();
        assertEquals(20_000, ended(jobs, id).counts().done());
    }

    private static boolean still(Jobs jobs) {
        long claimed = jobs.counts().of(EngineCounter.CLAIMED);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        return claimed > 600 && claimed == jobs.counts().of(EngineCounter.CLAIMED);
    }
}
