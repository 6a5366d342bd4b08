package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.jobs.engine.ClaimedItem;
import bellwether.platform.jobs.engine.FinishDao;
import bellwether.platform.jobs.engine.ItemDao;
import bellwether.platform.jobs.engine.ItemSummaries;
import bellwether.platform.jobs.engine.JobDao;
import bellwether.platform.jobs.engine.JobTransitionDao;
import bellwether.platform.jobs.engine.Lanes;
import bellwether.platform.jobs.engine.OrphanedItem;
import bellwether.platform.jobs.engine.RescueDao;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Races, opened on purpose and in both orders.
class RacesTest {
    private final Fixture fixture = new Fixture();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Jobs jobs = fixture.idle(Fixture.SETTINGS);
    private final ItemDao items = new ItemDao(fixture.requests());

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    /// A process that holds all items of a new job and has been silent for an hour.
    private List<ClaimedItem> held(UUID worker, int count) {
        jobs.create(job("echo", count));
        fixture.requests()
                .useHandle(h ->
                        h.execute(
                                "insert into worker (id, host, version, heartbeat_at)"
                                        + " values (?, 'h', 'v', now() - interval '1 hour')",
                                worker));
        return items.claim(worker, 1, 0, count, Duration.ofMinutes(1));
    }

    private static List<FinishDao.End> ends(List<ClaimedItem> claimed) {
        return claimed.stream().map(c -> new FinishDao.End(c, null, null, null)).toList();
    }

    @Test
    void rescueDoesNotOverwriteWhatItsOwnerIsFinishing() {
        UUID zombie = UUID.randomUUID();
        List<ClaimedItem> claimed = held(zombie, 2);
        try (Handle finishing = fixture.requests().open()) {
            finishing.begin();
            assertEquals(
                    1, FinishDao.settle(finishing, zombie, ends(claimed.subList(0, 1))).size());
            List<OrphanedItem> lost =
                    fixture.requests().inTransaction(h -> RescueDao.heldBy(h, List.of(zombie)));
            assertEquals(List.of(claimed.get(1).item().id()), ids(lost));
            finishing.commit();
        }
        assertEquals(1, fixture.count("select count(*) from item_result"));
    }

    private static List<Long> ids(List<OrphanedItem> lost) {
        return lost.stream().map(l -> l.claimed().item().id()).toList();
    }

    @Test
    void rescueLeavesAProcessAloneWhoseHeartBeatMeanwhile() {
        UUID slow = UUID.randomUUID();
        held(slow, 2);
        fixture.requests()
                .useTransaction(h -> {
                    List<OrphanedItem> lost = RescueDao.heldBy(h, List.of(slow));
                    fixture.execute("update worker set heartbeat_at = now()");
                    assertEquals(List.of(), RescueDao.revive(h, lost, RescueDao.Sign.SILENCE, 30));
                });
    }

    @Test
    void aZombieCompletesNothingAfterItLostItsLease() throws Exception {
        UUID zombie = UUID.randomUUID();
        List<ClaimedItem> claimed = held(zombie, 2);
        try (Handle rescuing = fixture.requests().open()) {
            rescuing.begin();
            RescueDao.revive(
                    rescuing,
                    RescueDao.heldBy(rescuing, List.of(zombie)),
                    RescueDao.Sign.SILENCE,
                    30);
            Future<Set<Long>> late =
                    threads.submit(() ->
                            fixture.requests()
                                    .withHandle(h -> FinishDao.settle(h, zombie, ends(claimed))));
            rescuing.commit();
            assertEquals(Set.of(), late.get(5, TimeUnit.SECONDS));
        }
        assertEquals(2, fixture.count("select count(*) from work_item where state = 'ready'"));
        items.claim(zombie, Lanes.SUSPECTS, 0, 2, Duration.ofMinutes(1));
        assertEquals(
                Set.of(),
                fixture.requests().withHandle(h -> FinishDao.settle(h, zombie, ends(claimed))));
    }

    @Test
    void anOutcomeThatComesAfterTheLeaseIsLostIsDropped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Jobs slow =
                fixture.engine(
                        new Echo(item -> {
                            begun.countDown();
                            go.await();
                            return new ItemOutcome.Success(item, "zombie");
                        }));
        JobId id = slow.create(job("echo", 1)).id();
        begun.await();
        fixture.execute(
                "update work_item set state = 'waiting', run_at = now() + interval '1 hour',"
                        + " lease = null, worker_id = null");
        go.countDown();
        eventually("dropped", () -> slow.counts().of(EngineCounter.LEASE_LOST) == 1);
        assertEquals(0, fixture.count("select count(*) from item_result"));
        assertEquals(0, slow.find(id).orElseThrow().counts().done());
    }

    @Test
    void aLateFinishDoesNotOverwriteACancel() throws Exception {
        UUID worker = UUID.randomUUID();
        List<ClaimedItem> claimed = held(worker, 1);
        assertEquals(
                JobState.CANCELLING, jobs.of(Fixture.ANN).cancel(claimed.getFirst().job()).state());
        fixture.requests()
                .useTransaction(h -> {
                    FinishDao.settle(h, worker, ends(claimed));
                    FinishDao.advance(h, ItemSummaries.steps(ends(claimed)));
                });
        JobView view = jobs.find(claimed.getFirst().job()).orElseThrow();
        assertEquals(JobState.CANCELLED, view.state());
        assertEquals(1, view.counts().done());
    }

    @Test
    void aCancelDoesNotOverwriteAFinish() throws Exception {
        UUID worker = UUID.randomUUID();
        List<ClaimedItem> claimed = held(worker, 1);
        JobId id = claimed.getFirst().job();
        try (Handle finishing = fixture.requests().open()) {
            finishing.begin();
            FinishDao.settle(finishing, worker, ends(claimed));
            FinishDao.advance(finishing, ItemSummaries.steps(ends(claimed)));
            Future<Refusal> cancel =
                    threads.submit(() ->
                            assertThrows(Refusal.class, () -> jobs.of(Fixture.ANN).cancel(id)));
            finishing.commit();
            assertEquals(RefusalKind.CONFLICT, cancel.get(5, TimeUnit.SECONDS).kind());
        }
        assertEquals(JobState.COMPLETED, jobs.find(id).orElseThrow().state());
    }

    @Test
    void aUniqueInsertIsNotLostWhenTheWinnerRollsBack() throws Exception {
        NewJob wanted = Fixture.keyed("k", "h");
        try (Handle winner = fixture.requests().open()) {
            winner.begin();
            assertTrue(
                    new JobDao(fixture.requests())
                            .insert(winner, JobId.at(java.time.Instant.now()), wanted));
            Future<JobCreation> second = threads.submit(() -> jobs.create(wanted));
            eventually(
                    "the second waits",
                    () -> fixture.count("select count(*) from pg_locks where not granted") > 0);
            winner.rollback();
            assertFalse(second.get(5, TimeUnit.SECONDS).replayed());
        }
        assertEquals(1, fixture.count("select count(*) from job"));
    }

    /// An item that is given back is asked for after its job: whoever takes items away must not
    /// hold one while waiting for the job.
    @Test
    void aCancelTakesNoItemBeforeItsJob() throws Exception {
        JobId id = jobs.create(job("echo", 10)).id();
        Future<JobView> cancelled;
        try (Handle holder = fixture.requests().open()) {
            jobs.of(Fixture.ANN).pause(id);
            fixture.execute("update job set state = 'cancelling'");
            holder.begin();
            JobTransitionDao.holdStill(holder, List.of(id));
            cancelled = threads.submit(() -> jobs.of(Fixture.ANN).cancel(id));
            eventually("it waits for the job", () -> waiting() == 1);
            assertEquals(
                    10,
                    fixture.count(
                            "select count(*) from (select from work_item for update skip locked) free"));
            holder.rollback();
        }
        assertEquals(JobState.CANCELLED, cancelled.get(20, TimeUnit.SECONDS).state());
    }

    private long waiting() {
        return fixture.count(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database()");
    }

    /// The first writer waits for its second row while the other one begins at the far end.
    @Test
    void writersThatNameTheirJobsInOppositeOrdersDoNotDeadlock() throws Exception {
        // as many that go on, or the planner would find the three by the index of those, in order
        fixture.execute(
                "insert into job (id, owner, kind, request_hash, params, priority, state, total)"
                        + " select gen_random_uuid(), 'ann', 'echo', 'h', '{}', 1, 'queued', 1"
                        + " from generate_series(1, 20000)");
        fixture.execute("analyze job");
        List<FinishDao.Step> steps = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            steps.add(new FinishDao.Step(jobs.create(job("echo", 10)).id(), 1, 0, 0, "[]"));
        }
        JobId middle = steps.get(1).job();
        List<Future<?>> writers = new ArrayList<>();
        try (Handle holder = fixture.requests().open()) {
            holder.begin();
            holder.execute("select from job where id = ? for update", middle.value());
            for (List<FinishDao.Step> order : List.of(steps, steps.reversed())) {
                writers.add(
                        threads.submit(() ->
                                fixture.requests()
                                        .useTransaction(h -> FinishDao.advance(h, order))));
            }
            eventually("both wait", () -> waiting() == 2);
            holder.rollback();
        }
        for (Future<?> writer : writers) {
            writer.get(30, TimeUnit.SECONDS);
        }
        assertEquals(2, jobs.find(middle).orElseThrow().counts().done());
    }

    @Test
    void bulkWritersDoNotDeadlock() throws Exception {
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(jobs.create(job("echo", 4000)).id());
        }
        List<FinishDao.Step> there =
                ids.stream().map(id -> new FinishDao.Step(id, 1, 0, 0, "[]")).toList();
        List<Future<?>> writers = new ArrayList<>();
        for (List<FinishDao.Step> steps :
                List.of(there, there.reversed(), there, there.reversed())) {
            writers.add(
                    threads.submit(() -> {
                        for (int i = 0; i < 150; i++) {
                            fixture.requests().useTransaction(h -> FinishDao.advance(h, steps));
                        }
                    }));
        }
        for (Future<?> writer : writers) {
            writer.get(30, TimeUnit.SECONDS);
        }
        assertEquals(600, jobs.find(ids.getFirst()).orElseThrow().counts().done());
    }

    @Test
    void aLostAnswerToACommitDoublesNothing() throws Exception {
        FaultyDataSource faulty = new FaultyDataSource(fixture.pool());
        CompletableFuture<Boolean> dropped = new CompletableFuture<>();
        ThreadLocal<Boolean> finishing = ThreadLocal.withInitial(() -> false);
        faulty.after("with gone", () -> finishing.set(true));
        faulty.after(
                "commit",
                () -> {
                    if (finishing.get() && dropped.complete(true)) {
                        throw new java.sql.SQLException("the answer was lost", "08006");
                    }
                });
        Jobs engine = fixture.engineOn(faulty.jdbi(), Fixture.SETTINGS, new Echo());
        JobView view = ended(engine, engine.create(job("echo", 40)).id());
        assertEquals(40, view.counts().done());
        assertTrue(dropped.isDone());
        assertEquals(40, fixture.count("select count(*) from item_result"));
        eventually("found stored", () -> engine.counts().of(EngineCounter.SETTLED_BEFORE) > 0);
        assertEquals(0, engine.counts().of(EngineCounter.LEASE_LOST));
    }

    @Test
    void aLostAnswerToAClaimLeavesNothingRunningForEver() throws Exception {
        FaultyDataSource faulty = new FaultyDataSource(fixture.pool());
        CompletableFuture<Boolean> dropped = new CompletableFuture<>();
        faulty.after(
                "with picked",
                () -> {
                    if (fixture.count("select count(*) from work_item where state = 'running'") > 0
                            && dropped.complete(true)) {
                        throw new java.sql.SQLException("the answer was lost", "08006");
                    }
                });
        Jobs engine = fixture.engineOn(faulty.jdbi(), Fixture.SETTINGS, new Echo());
        assertEquals(40, ended(engine, engine.create(job("echo", 40)).id()).counts().done());
        assertTrue(engine.counts().of(EngineCounter.FORGOTTEN) > 0);
        assertEquals(1, fixture.count("select max(attempt) from item_result"));
    }

    @Test
    void onlyTheCulpritOfAFlushFails() throws Exception {
        Echo kind =
                new Echo() {
                    @Override
                    public Optional<String> brief(ItemOutcome.Success success) {
                        return Optional.of(success.item().seq() == 7 ? "{not json" : "{}");
                    }
                };
        Jobs engine = fixture.engine(kind);
        JobId id = engine.create(job("echo", 30)).id();
        JobView view = ended(engine, id);
        assertEquals(List.of(29, 1), List.of(view.counts().done(), view.counts().failed()));
        FailedItem failed = engine.failures(id, -1, 5).getFirst();
        assertEquals(
                "K7 not_stored 3", failed.key() + " " + failed.code() + " " + failed.attempts());
    }
}
