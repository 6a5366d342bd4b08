package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of the items of processes that die.
class RescueTest {
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aKilledProcessLosesNothingAndDoublesNothing() throws Exception {
        Jobs creator = fixture.idle(Fixture.SETTINGS);
        JobId id = creator.create(job("echo", 600)).id();
        Process child = spawn(fixture.address);
        try {
            eventually("it works", () -> creator.find(id).orElseThrow().counts().done() > 50);
        } finally {
            child.destroyForcibly();
        }
        child.waitFor();
        assertTrue(creator.find(id).orElseThrow().counts().remaining() > 0);
        assertTrue(fixture.count("select count(*) from work_item where state = 'running'") > 0);
        Jobs second = fixture.engine(new Echo());
        JobView view = ended(second, id);
        assertEquals(List.of(600, 0), List.of(view.counts().done(), view.counts().failed()));
        assertEquals(600, fixture.count("select count(distinct seq) from item_result"));
        assertTrue(second.counts().of(EngineCounter.RESCUED) > 0);
    }

    private static Process spawn(DatabaseAddress address) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        address.jdbcUrl(),
                        address.user().orElseThrow())
                .inheritIO()
                .start();
    }

    private void diedWith(int crashes, String begun) {
        fixture.execute(
                "insert into worker (id, host, version, heartbeat_at) values"
                        + " ('00000000-0000-0000-0000-000000000001', 'h', 'v', now() - interval '1 hour')");
        fixture.execute(
                "update work_item set state = 'running', lease = nextval('work_lease'), crash_count = %d,"
                                .formatted(crashes)
                        + " claimed_at = now(), worker_id = '00000000-0000-0000-0000-000000000001'");
        fixture.execute("update work_item set begun_lease = " + begun);
    }

    @Test
    void anItemThatKillsEveryProcessIsQuarantined() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 1)).id();
        diedWith(2, "lease");
        Jobs second = fixture.engine(new Echo());
        JobView view = ended(second, id);
        assertEquals(JobState.FAILED, view.state());
        assertEquals("quarantined", second.reasons(id).getFirst().code());
        assertEquals(1, second.counts().of(EngineCounter.QUARANTINED));
    }

    @Test
    void anItemThatWaitedForItsTurnWhenItsProcessDiedIsNotToBlame() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 1)).id();
        diedWith(2, "lease - 1"); // begun in an earlier life only
        Jobs second = fixture.engine(new Echo());
        assertEquals(1, ended(second, id).counts().done());
        assertEquals(0, second.counts().of(EngineCounter.QUARANTINED));
    }

    /// Looks, from within the work, what is noted of it.
    @Test
    void whatASuspectBeginsIsNotedBeforeIt() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 1)).id();
        diedWith(0, "null");
        AtomicLong noted = new AtomicLong(-1);
        Jobs second =
                fixture.engine(
                        new Echo() {
                            @Override
                            public List<ItemOutcome> work(Batch batch) throws Exception {
                                noted.set(
                                        fixture.count(
                                                "select count(*) from work_item where begun_lease = lease"));
                                return super.work(batch);
                            }
                        });
        assertEquals(1, ended(second, id).counts().done());
        assertEquals(1, noted.get());
    }

    @Test
    void aRescuerWaitsUntilItsOwnHeartHasBeatenLongEnough() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        jobs.create(job("echo", 1));
        fixture.execute(
                "insert into worker (id, host, version, heartbeat_at) values"
                        + " ('00000000-0000-0000-0000-000000000001', 'h', 'v', now() - interval '1 hour')");
        fixture.execute(
                "update work_item set state = 'running', lease = nextval('work_lease'), claimed_at = now(),"
                        + " worker_id = '00000000-0000-0000-0000-000000000001'");
        long started = System.nanoTime();
        Jobs second = fixture.engine(new Echo());
        eventually("the rescue", () -> second.counts().of(EngineCounter.RESCUED) == 1);
        long waited = Duration.ofNanos(System.nanoTime() - started).toMillis();
        assertTrue(waited >= Fixture.QUICK.silence().toMillis(), "only " + waited + " ms");
    }

    @Test
    void aProcessThatIsAloneTakesOverAtOnceHoweverLatelyTheOtherWasHeardOf() {
        Jobs jobs = fixture.idle(JobSettings.of(1), new Echo());
        jobs.create(job("echo", 1));
        fixture.execute(
                "insert into worker (id, host, version, heartbeat_at) values"
                        + " ('00000000-0000-0000-0000-000000000001', 'h', 'v', now())");
        fixture.execute(
                "update work_item set state = 'running', lease = nextval('work_lease'), claimed_at = now(),"
                        + " worker_id = '00000000-0000-0000-0000-000000000001'");
        jobs.takeOver();
        assertEquals(1, fixture.count("select count(*) from work_item where state = 'ready'"));
    }
}
