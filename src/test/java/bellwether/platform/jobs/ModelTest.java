package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.jobs.engine.Canceller;
import bellwether.platform.jobs.engine.ClaimedItem;
import bellwether.platform.jobs.engine.FinishDao;
import bellwether.platform.jobs.engine.ItemDao;
import bellwether.platform.jobs.engine.ItemSummaries;
import bellwether.platform.jobs.engine.JobCompletion;
import bellwether.platform.jobs.engine.JobTransitionDao;
import bellwether.platform.jobs.engine.Lanes;
import bellwether.platform.jobs.engine.OrphanedItem;
import bellwether.platform.jobs.engine.RescueDao;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random operations, each compared with a model in memory.
class ModelTest {
    private static final int STEPS = 250;

    private final Fixture fixture = new Fixture();
    private final Jobs jobs = fixture.idle(Fixture.SETTINGS);
    private final ItemDao items = new ItemDao(fixture.requests());
    private final JobTransitionDao moves = new JobTransitionDao(fixture.requests());
    private final Model model = new Model();
    private final UUID worker = UUID.randomUUID();
    private final List<ClaimedItem> held = new ArrayList<>();
    private final List<ClaimedItem> lost = new ArrayList<>();
    private Random random = new Random();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyOperationDoesWhatTheModelDoes(long seed) {
        random = new Random(seed);
        fixture.requests()
                .useHandle(h ->
                        h.execute(
                                "insert into worker (id, host, version) values (?, 'h', 'v')",
                                worker));
        for (int step = 0; step < STEPS; step++) {
            int choice = random.nextInt(13);
            operate(choice);
            List<String> tables =
                    fixture.requests()
                            .withHandle(
                                    h -> h.createQuery(Model.PICTURE).mapTo(String.class).list());
            assertEquals(
                    String.join("\n", model.picture()),
                    String.join("\n", tables),
                    "seed %d, step %d, operation %d".formatted(seed, step, choice));
        }
    }

    /// Always the same four, and as many new ones as the chaos command asks for.
    static LongStream seeds() {
        return LongStream.concat(
                LongStream.rangeClosed(1, 4),
                new Random().longs(Integer.getInteger("bellwether.chaos.seeds", 0)));
    }

    private void operate(int choice) {
        switch (choice) {
            case 0 -> create();
            case 1, 2, 3 -> claim();
            case 4, 5 -> finish(true);
            case 6 -> finish(false);
            case 7 -> again();
            case 8 -> release();
            case 9 -> promote();
            case 10 -> zombie();
            case 11 -> crash();
            default -> command();
        }
    }

    private void create() {
        int count = 1 + random.nextInt(20);
        model.create(jobs.create(Fixture.job("echo", count, random.nextInt(4))).id(), count);
    }

    private void claim() {
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            List<ClaimedItem> claimed =
                    items.claim(worker, lane, 0, 1 + random.nextInt(8), Duration.ofMinutes(1));
            claimed.forEach(c -> {
                assertEquals(Model.Place.READY, model.place(c));
                model.put(c, Model.Place.RUNNING);
                Model.Job job = model.job(c.job());
                job.begun = true;
                job.state = job.state == JobState.QUEUED ? JobState.PROCESSING : job.state;
            });
            held.addAll(claimed);
            moves.begin(claimed.stream().map(ClaimedItem::job).toList());
        }
    }

    private List<ClaimedItem> some() {
        List<ClaimedItem> some =
                new ArrayList<>(held.stream().filter(_ -> random.nextBoolean()).toList());
        held.removeAll(some);
        return some;
    }

    private void finish(boolean done) {
        List<ClaimedItem> some = some();
        if (some.isEmpty()) {
            return;
        }
        List<FinishDao.End> ends =
                some.stream()
                        .map(c -> new FinishDao.End(c, done ? null : "bad", null, null))
                        .toList();
        fixture.requests()
                .useTransaction(h -> {
                    assertEquals(ends.size(), FinishDao.settle(h, worker, ends).size());
                    FinishDao.advance(h, ItemSummaries.steps(ends));
                });
        some.forEach(c -> model.put(c, done ? Model.Place.DONE : Model.Place.FAILED));
        some.forEach(c -> model.job(c.job()).settle());
    }

    private void again() {
        List<ClaimedItem> some = some();
        if (!some.isEmpty()) {
            items.again(
                    worker,
                    some.stream()
                            .map(c ->
                                    new ItemDao.Again(
                                            c.item(), c.job(), Duration.ofHours(1), "e", true))
                            .toList());
            some.forEach(c -> giveBack(c, Model.Place.WAITING));
        }
    }

    private void release() {
        List<ClaimedItem> some = some();
        if (!some.isEmpty()) {
            assertEquals(some.size(), items.release(worker, some, List.of(0L, 0L, 0L, 0L, 0L)));
            some.forEach(c -> giveBack(c, Model.Place.READY));
        }
    }

    /// Where an item goes that comes back unfinished; the sweeper then clears cancelled jobs.
    private void giveBack(ClaimedItem claimed, Model.Place place) {
        Model.Job job = model.job(claimed.job());
        if (job.state == JobState.CANCELLING) {
            new Canceller(
                            fixture.requests(),
                            new JobCompletion(KnownKinds.of(), List.of(), _ -> {}))
                    .clear(claimed.job());
            model.put(claimed, Model.Place.CANCELLED);
            job.settle();
        } else {
            model.put(claimed, job.state == JobState.PAUSED ? Model.Place.HELD : place);
        }
        lost.add(claimed);
    }

    private void promote() {
        fixture.execute(
                "update work_item set run_at = now() - interval '1 s' where state = 'waiting'");
        items.promote(List.of(0L, 0L, 0L, 0L, 0L));
        model.jobs.values().forEach(job -> job.move(Model.Place.WAITING, Model.Place.READY));
    }

    /// Outcomes of leases that are lost change nothing.
    private void zombie() {
        List<FinishDao.End> ends =
                lost.stream().map(c -> new FinishDao.End(c, null, null, null)).toList();
        fixture.requests()
                .useTransaction(h -> assertEquals(0, FinishDao.settle(h, worker, ends).size()));
    }

    private void crash() {
        fixture.execute("update worker set heartbeat_at = now() - interval '1 hour'");
        fixture.requests()
                .useTransaction(h -> {
                    List<OrphanedItem> silent = RescueDao.heldBy(h, List.of(worker));
                    assertEquals(held.size(), silent.size());
                    if (!silent.isEmpty()) {
                        assertEquals(
                                held.size(),
                                RescueDao.revive(h, silent, RescueDao.Sign.SILENCE, 30).size());
                    }
                });
        fixture.execute("update worker set heartbeat_at = now()");
        held.forEach(c -> giveBack(c, Model.Place.READY));
        held.clear();
    }

    private void command() {
        if (model.order.isEmpty()) {
            return;
        }
        JobId id = target();
        Model.Job job = model.job(id);
        boolean alive = job.state == JobState.QUEUED || job.state == JobState.PROCESSING;
        boolean paused = job.state == JobState.PAUSED;
        switch (random.nextInt(5)) {
            case 0 -> {
                attempt(id, jobs.of(Fixture.ANN)::cancel, !job.state.terminal());
                if (!job.state.terminal()) {
                    job.state = JobState.CANCELLING;
                    job.move(Model.Place.READY, Model.Place.CANCELLED);
                    job.move(Model.Place.WAITING, Model.Place.CANCELLED);
                    job.move(Model.Place.HELD, Model.Place.CANCELLED);
                    job.settle();
                }
            }
            case 1 -> {
                attempt(id, jobs.of(Fixture.ANN)::pause, alive || paused);
                if (alive) {
                    job.state = JobState.PAUSED;
                    job.move(Model.Place.READY, Model.Place.HELD);
                    job.move(Model.Place.WAITING, Model.Place.HELD);
                }
            }
            case 2, 3 -> {
                fixture.execute("update work_item set run_at = null where state = 'held'");
                attempt(id, jobs.of(Fixture.ANN)::resume, paused);
                if (paused) {
                    job.state = job.begun ? JobState.PROCESSING : JobState.QUEUED;
                    job.move(Model.Place.HELD, Model.Place.READY);
                }
            }
            default -> {
                attempt(id, jobs.of(Fixture.ANN)::retry, alive || paused);
                if (alive || paused) {
                    job.move(Model.Place.FAILED, paused ? Model.Place.HELD : Model.Place.READY);
                }
            }
        }
    }

    /// Mostly a job that still goes on: most of them have ended, and those refuse everything alike.
    private JobId target() {
        List<JobId> living =
                model.order.stream().filter(id -> !model.job(id).state.terminal()).toList();
        List<JobId> some = living.isEmpty() || random.nextInt(4) == 0 ? model.order : living;
        return some.get(random.nextInt(some.size()));
    }

    private static void attempt(JobId id, Function<JobId, JobView> command, boolean allowed) {
        boolean refused = false;
        try {
            assertEquals(id, command.apply(id).id());
        } catch (Refusal refusal) {
            refused = true;
            assertEquals(RefusalKind.CONFLICT, refusal.kind());
        }
        assertEquals(!allowed, refused);
    }
}
