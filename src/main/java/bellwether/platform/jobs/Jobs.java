package bellwether.platform.jobs;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.jobs.engine.ActiveWorkDao;
import bellwether.platform.jobs.engine.BacklogDao;
import bellwether.platform.jobs.engine.Canceller;
import bellwether.platform.jobs.engine.Engine;
import bellwether.platform.jobs.engine.EngineCounters;
import bellwether.platform.jobs.engine.ItemDao;
import bellwether.platform.jobs.engine.JobActivityDao;
import bellwether.platform.jobs.engine.JobCommands;
import bellwether.platform.jobs.engine.JobCompletion;
import bellwether.platform.jobs.engine.JobCreator;
import bellwether.platform.jobs.engine.JobDao;
import bellwether.platform.jobs.engine.JobRetention;
import bellwether.platform.jobs.engine.JobWaiters;
import bellwether.platform.jobs.engine.JobWatchers;
import bellwether.platform.jobs.engine.WorkerDao;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/// Durable background jobs. A job has some items; each is claimed, worked on and finished exactly
/// once in effect, whatever dies on the way.
public final class Jobs implements AutoCloseable {
    /// How long an idempotency key is remembered.
    private static final Duration KEY_KEPT = Duration.ofHours(24);

    private static final int MOST_UNFINISHED = 50;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Jdbi jdbi;
    private final Jdbi own;
    private final JobDao jobs;
    private final ActiveWorkDao active;
    private final InstantSource clock;
    private final JobCreator creator;
    private final EngineCounters counts = new EngineCounters();
    private final JobWaiters arrivals = new JobWaiters();
    private final Optional<Engine> engine;
    private final JobCommands moves;
    private final JobKinds known;
    private final Audit audit;
    private final JobWatchers watchers;
    private final Duration silence;
    private final Consumer<JobEvent> news;
    private final List<JobEndListener> ends = new CopyOnWriteArrayList<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Nothing runs before [#start()].
    ///
    /// @param requests connections for those who create and look at jobs
    /// @param own connections for the engine's threads: three that stay open (heartbeat, and
    ///   listening for jobs and live events), and one each for claimer, completers, sweeper and
    ///   watch
    /// @param kinds what jobs can be about
    public Jobs(
            Jdbi requests,
            Jdbi own,
            List<JobKind> kinds,
            JobSettings settings,
            InstantSource clock) {
        this.jdbi = requests;
        this.own = own;
        this.clock = clock;
        jobs = new JobDao(requests);
        active = new ActiveWorkDao(requests);
        news = settings.news();
        silence = settings.heartbeat().silence();
        watchers = new JobWatchers(jobs::find);
        creator = new JobCreator(requests, jobs, new ItemDao(requests), KEY_KEPT);
        known = new JobKinds(kinds);
        JobCompletion completion = new JobCompletion(known, ends, this::ended);
        engine =
                settings.workers() == 0
                        ? Optional.empty()
                        : Optional.of(new Engine(own, completion, settings, counts));
        moves = new JobCommands(requests, jobs, new Canceller(requests, completion), engine, news);
        audit = settings.telling().audit();
    }

    /// Adds the kinds of modules that need this to make their jobs. Before [#start()].
    public void add(List<JobKind> kinds) {
        known.add(kinds);
    }

    /// Adds those who act in the transaction that ends a job, in this order; what must be its last
    /// statement comes last. Before [#start()].
    public void addEndListeners(List<JobEndListener> listeners) {
        ends.addAll(listeners);
    }

    /// Removes jobs that ended that long ago, with all of their results; the engine does so too, a
    /// part of them each hour. For maintenance.
    ///
    /// @param kept without it, nothing is removed
    public CleanupResult retire(Optional<Duration> kept) {
        int retired = new JobRetention(jdbi, known, kept).retireAll();
        return new CleanupResult(retired, 0, List.of());
    }

    /// The same of one kind, however long others stay.
    public CleanupResult retire(String kind, Duration kept) {
        int retired =
                new JobRetention(jdbi, known, Optional.of(kept), Optional.of(kind)).retireAll();
        return new CleanupResult(retired, 0, List.of());
    }

    private void ended(JobEvent.Ended end) {
        news.accept(end);
        arrivals.ended(end.job());
        watchers.wake();
    }

    /// Takes over at once what earlier processes left in hand. For a process that knows itself to
    /// be alone with its database; others wait until the dead have been silent for long enough.
    public void takeOver() {
        engine.ifPresent(Engine::takeOver);
    }

    /// Begins to work on items, those left from before included.
    public void start() {
        engine.ifPresent(Engine::start);
    }

    /// Makes a job; when its idempotency key made one within the last day, gives that one.
    ///
    /// @throws Refusal 422 when that one asked for something else, 503 while shutting down
    public JobCreation create(NewJob job) {
        JobCreation creation = stored(job);
        announce(job, creation);
        return creation;
    }

    private JobCreation stored(NewJob job) {
        if (closed.get()) {
            throw Refusal.of(
                    RefusalKind.UNAVAILABLE,
                    "shutting_down",
                    "This process is shutting down; try again.");
        }
        long low = engine.map(e -> e.low(job.priority())).orElse(0L);
        return creator.create(JobId.at(clock.instant()), job, low);
    }

    /// Only after the commit.
    private void announce(NewJob job, JobCreation creation) {
        if (!creation.replayed()) {
            counts.add(EngineCounter.CREATED, 1);
            news.accept(
                    new JobEvent.Created(
                            creation.id(), job.kind(), job.owner(), job.keys().size()));
            engine.ifPresent(Engine::hint);
        }
    }

    /// The job that an idempotency key of an owner has made within the last day, for those who do
    /// something before they make a job.
    ///
    /// @throws Refusal 422 when that one asked for something else
    public Optional<JobCreation> replayed(String owner, String idempotencyKey, String requestHash) {
        return creator.earlier(owner, idempotencyKey, requestHash);
    }

    /// A new job of the items that failed in one that has ended; within a day the same one again.
    ///
    /// @throws Refusal 409 when none failed
    JobView retryEnded(JobId ended) {
        NewJob failed =
                jobs.ofFailures(ended)
                        .orElseThrow(() ->
                                Refusal.conflict(
                                        "nothing_to_retry",
                                        "Job %s has ended, and none of its items failed; create a new job to process all items again."
                                                .formatted(ended)));
        NewJob job = known.withTheirParams(failed);
        JobCreation again =
                jdbi.inTransaction(h -> {
                    JobCreation creation = stored(job);
                    if (!creation.replayed()) {
                        known.repeated(h, failed.kind(), ended, creation.id());
                    }
                    return creation;
                });
        announce(job, again);
        return find(again.id()).orElseThrow();
    }

    /// The jobs that these idempotency keys of an owner have made and that are still known, however
    /// long ago. For those who make a job once and for all, and not once a day.
    public Map<String, JobId> made(String owner, Collection<String> idempotencyKeys) {
        return jobs.made(owner, idempotencyKeys);
    }

    /// The quarters of an hour in which an owner asked for a job of a kind, the oldest first.
    public List<Instant> asked(String owner, String kind) {
        return new JobActivityDao(jdbi).asked(owner, kind);
    }

    /// Jobs of these owners that have not ended, the oldest first, the newest fifty of each owner
    /// at most.
    public List<JobView> unfinished(Collection<String> owners) {
        return jobs.unfinished(owners, MOST_UNFINISHED);
    }

    public Optional<JobView> find(JobId id) {
        return jobs.find(id);
    }

    /// Waits until the job has ended, at most for `patience`, and gives it as it stands then.
    Optional<JobView> await(JobId id, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        CountDownLatch ended = arrivals.expect(id);
        try {
            while (true) {
                Optional<JobView> view = jobs.find(id);
                long rest = end - System.nanoTime();
                if (view.isEmpty()
                        || view.get().state().terminal()
                        || rest <= 0
                        || draining.get()) {
                    return view;
                }
                ended.await(Math.min(rest, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
            }
        } finally {
            arrivals.forget(id, ended);
        }
    }

    /// The jobs of this caller's owner; the only ones that a caller may be shown.
    public OwnedJobs of(Actor actor) {
        return new OwnedJobs(this, moves, audit, actor);
    }

    /// Jobs, newest first.
    List<JobView> list(JobFilter filter, int limit) {
        return jobs.list(filter, limit);
    }

    /// Items that failed for good, in the order of their places.
    ///
    /// @param afterSeq -1 to begin with
    List<FailedItem> failures(JobId id, int afterSeq, int limit) {
        return jobs.failures(id, afterSeq, limit);
    }

    /// Items that have ended, in the order of their places.
    ///
    /// @param afterSeq -1 to begin with
    List<ItemEnd> ends(JobId id, int afterSeq, int limit) {
        return jobs.ends(id, afterSeq, limit);
    }

    Optional<String> keyInHand(JobId id) {
        return active.keyInHand(id);
    }

    Optional<JobView> unfinished(String owner, String kind, String requestHash) {
        return active.unfinished(owner, kind, requestHash);
    }

    /// Why items failed: the most frequent reason first.
    public List<FailureReason> reasons(JobId id) {
        return jobs.reasons(id);
    }

    /// The processes that work on items, wherever they run.
    public List<WorkerView> workers() {
        return jdbi.withHandle(h -> WorkerDao.list(h, silence));
    }

    /// What the engine has done since the start of this process.
    public JobCounts counts() {
        return counts.all();
    }

    /// What waits and what goes on, in all processes, by one look at the database.
    public Backlog backlog() {
        return own.withHandle(h -> BacklogDao.read(h, silence));
    }

    /// The engine's loops in this process; none when it does not work on items.
    public List<LoopView> loops() {
        return engine.map(Engine::loops).orElse(List.of());
    }

    /// How long the engine has been failing at its work; zero while all is well.
    public Duration failing() {
        return engine.map(Engine::failing).orElse(Duration.ZERO);
    }

    /// A job in the form in which every answer shows it.
    public ShownJob shown(JobView job) {
        return display().whole(job, Set.of());
    }

    /// How answers show jobs.
    public JobDisplay display() {
        return new JobDisplay(known, this::reasons);
    }

    public static Refusal unknown(String id) {
        return Refusal.unknown("unknown_job", "job", id, "GET /api/v1/jobs lists yours");
    }

    /// Those who watch jobs live.
    public JobWatchers watchers() {
        return watchers;
    }

    /// Lets go of those who wait for a job or watch it, and begins to finish or give back what is
    /// in hand, because the service is about to stop.
    public void release() {
        if (draining.compareAndSet(false, true)) {
            watchers.close();
            engine.ifPresent(Engine::drain);
        }
    }

    /// Refuses whoever would stay for longer than the service does.
    public void refuseToStay() {
        if (draining.get()) {
            throw Refusal.of(
                    RefusalKind.UNAVAILABLE,
                    "shutting_down",
                    "This process is shutting down; try again.");
        }
    }

    /// Stops in bounded time; what is in hand is finished or given back.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release();
            engine.ifPresent(Engine::close);
        }
    }
}
