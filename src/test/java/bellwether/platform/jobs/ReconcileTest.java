package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What cannot be, if all is right, is found and set right.
class ReconcileTest {
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aJobWhoseCountersMissTheLastItemStillEnds() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 3)).id();
        fixture.execute("delete from work_item");
        result("done");
        fixture.execute("update job set state = 'processing', started_at = now(), done = 2");
        Jobs engine = fixture.engine(new Echo());
        JobView view = ended(engine, id);
        assertEquals(3, view.counts().done());
        assertEquals(1, engine.counts().of(EngineCounter.REPAIRED));
    }

    @Test
    void whatFollowsACompletedJobFollowsARecountToo() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 3)).id();
        fixture.execute("delete from work_item");
        result("done");
        fixture.execute("update job set state = 'processing', started_at = now(), done = 2");
        Closing kind = new Closing();
        assertEquals(JobState.COMPLETED, ended(fixture.engine(kind), id).state());
        assertEquals(List.of(id), kind.closed);
    }

    @Test
    void soItFollowsAnItemThatIsGivenUp() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 1)).id();
        fixture.execute(
                "update job set total = 2, done = 1, state = 'processing', started_at = now()");
        holdInALivingProcess(2);
        Closing kind = new Closing();
        Jobs engine = fixture.engine(kind);
        assertEquals(JobState.COMPLETED, ended(engine, id).state());
        assertEquals("quarantined", engine.reasons(id).getFirst().code());
        assertEquals(List.of(id), kind.closed);
    }

    /// Echoes, and remembers which jobs it was told are complete.
    private static final class Closing extends Echo {
        final List<JobId> closed = new CopyOnWriteArrayList<>();

        @Override
        public void completed(Handle transaction, JobId job) {
            closed.add(job);
        }
    }

    private void result(String outcome) {
        fixture.execute(
                "insert into item_result (job_id, seq, key, outcome, attempt, lease, worker_id, claimed_at)"
                        + " select id, s, 'K', '"
                        + outcome
                        + "', 1, s + 1, id, now() from job, generate_series(0, 2) s");
    }

    @Test
    void itemsThatVanishedFailInsteadOfKeepingTheirJobOpen() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 3)).id();
        fixture.execute("delete from work_item where seq = 1");
        Jobs engine = fixture.engine(new Echo());
        JobView view = ended(engine, id);
        assertEquals(List.of(2, 1), List.of(view.counts().done(), view.counts().failed()));
        assertEquals("lost", engine.reasons(id).getFirst().code());
    }

    @Test
    void itemsOfAProcessWithoutARowDoNotRunForEver() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 3)).id();
        fixture.execute(
                "update work_item set state = 'running', lease = nextval('work_lease'), claimed_at = now(),"
                        + " worker_id = '00000000-0000-0000-0000-000000000009'");
        assertEquals(3, ended(fixture.engine(new Echo()), id).counts().done());
    }

    @Test
    void itemsFarBeyondTheirDeadlineAreTakenFromALivingProcess() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 1)).id();
        holdInALivingProcess(0);
        Jobs engine = fixture.engine(new Echo());
        assertEquals(1, ended(engine, id).counts().done());
        assertEquals(1, engine.counts().of(EngineCounter.ABANDONED));
    }

    @Test
    void anItemThatHangsInOneProcessAfterAnotherIsQuarantined() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 1)).id();
        holdInALivingProcess(2);
        Jobs engine = fixture.engine(new Echo());
        assertEquals(JobState.FAILED, ended(engine, id).state());
        assertEquals("quarantined", engine.reasons(id).getFirst().code());
    }

    @Test
    void anItemTakenFromALivingProcessStaysHeldWhileItsJobIsPaused() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 1)).id();
        holdInALivingProcess(0);
        jobs.of(Fixture.ANN).pause(id);
        Jobs engine = fixture.engine(new Echo());
        eventually("freed", () -> engine.counts().of(EngineCounter.ABANDONED) == 1);
        assertEquals(1, fixture.count("select count(*) from work_item where state = 'held'"));
        engine.of(Fixture.ANN).resume(id);
        assertEquals(1, ended(engine, id).counts().done());
    }

    private void holdInALivingProcess(int crashes) {
        fixture.execute(
                "insert into worker (id, host, version, heartbeat_at) values"
                        + " ('00000000-0000-0000-0000-000000000001', 'h', 'v', now() + interval '1 hour')");
        fixture.execute(
                "update work_item set state = 'running', lease = nextval('work_lease'), claimed_at = now(),"
                        + " deadline_at = now() - interval '1 hour', crash_count = "
                        + crashes
                        + ", worker_id = '00000000-0000-0000-0000-000000000001'");
        fixture.execute("update work_item set begun_lease = lease");
    }

    @Test
    void itemsOfEndedJobsGo() throws Exception {
        Jobs jobs = fixture.engine(new Echo());
        ended(jobs, jobs.create(job("echo", 1)).id());
        fixture.execute(
                "insert into work_item (job_id, seq, key, priority, rank, state, run_at)"
                        + " select id, 7, 'K', 1, 0, 'held', null from job");
        eventually("gone", () -> fixture.count("select count(*) from work_item") == 0);
        eventually("counted", () -> jobs.counts().of(EngineCounter.ORPHANED) == 1);
    }

    @Test
    void aQuietJobThatIsRightIsLeftAlone() throws Exception {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId paused = jobs.create(job("echo", 2)).id();
        jobs.of(Fixture.ANN).pause(paused);
        fixture.execute("update job set moved_at = now() - interval '1 hour'");
        Jobs engine = fixture.engine(new Echo());
        JobId marker = jobs.create(job("echo", 2)).id();
        fixture.execute("delete from work_item where job_id = '" + marker + "' and seq = 0");
        eventually("a repair", () -> engine.counts().of(EngineCounter.REPAIRED) == 1);
        assertEquals(JobState.PAUSED, jobs.find(paused).orElseThrow().state());
    }

    @Test
    void oldJobsAndWhatTheirKindKeptAreRemoved() throws Exception {
        List<JobId> forgotten = new ArrayList<>();
        Echo kind =
                new Echo() {
                    @Override
                    public void forget(Handle transaction, List<JobId> jobs) {
                        forgotten.addAll(jobs);
                    }
                };
        Jobs jobs = fixture.engine(kind);
        List<JobId> old = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            old.add(jobs.create(job("echo", 2)).id());
        }
        for (JobId id : old) {
            ended(jobs, id);
        }
        jobs.close();
        fixture.execute("update job set finished_at = now() - interval '3 hours'");
        Jobs later =
                fixture.engine(
                        Fixture.SETTINGS.withKept(java.util.Optional.of(Duration.ofHours(2))),
                        kind);
        eventually("removal", () -> later.counts().of(EngineCounter.RETIRED) == 12);
        assertEquals(12, forgotten.size());
        assertEquals(0, fixture.count("select count(*) from item_result"));
    }
}
