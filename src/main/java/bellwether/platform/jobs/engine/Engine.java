package bellwether.platform.jobs.engine;

import bellwether.platform.base.RootCause;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.db.NotificationListener;
import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKinds;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads of one process that work on items: one claimer, the pool, one completer, one
/// heartbeat, one sweeper, and one that watches the deadlines.
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration RETIRE = Duration.ofHours(1);
    private static final Duration LAST_WRITES = Duration.ofSeconds(2);

    /// Removing old jobs goes on for as long as there are any.
    private static final Duration LONG = Duration.ofMinutes(10);

    private final JobSettings settings;
    private final WorkerContext context;
    private final Heartbeat heart;
    private final ItemDao items;
    private final CompleterPair completers;
    private final WorkerPool pool;
    private final Claimer claimer;
    private final Sweeper sweeper;
    private final JobRetention retention;
    private final NotificationListener listener;
    private final Loop beating;
    private final Loop claiming;
    private final Loop completing;
    private final Loop completingBehind;
    private final Loop sweeping;
    private final Loop listening;
    private final Loop retiring;
    private final Loop watching;
    private @Nullable Deadline leaving;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("jobs-", 1).daemon().factory());

    public Engine(
            Jdbi jdbi, JobCompletion completion, JobSettings settings, EngineCounters counts) {
        JobKinds kinds = completion.kinds();
        this.settings = settings;
        UUID worker = UUID.randomUUID();
        ClaimedItems held = new ClaimedItems();
        heart = new Heartbeat(jdbi, worker, held, settings);
        context =
                new WorkerContext(
                        worker,
                        held,
                        new StopFlags(heart::fenced),
                        new WorkSpeeds(settings.workers()),
                        new RankLowWaterMarks(System.nanoTime()),
                        counts);
        items = new ItemDao(jdbi);
        JobTransitionDao moves = new JobTransitionDao(jdbi);
        ResultWriter writer = new ResultWriter(context, jdbi, items, completion, settings.tries());
        completers = CompleterPair.of(context, writer);
        pool = new WorkerPool(settings, context, kinds, completers, items);
        claimer = new Claimer(context, items, moves, settings, pool);
        retention = new JobRetention(jdbi, kinds, settings.timing().kept());
        Rescuer rescuer = new Rescuer(jdbi, context, settings, completion);
        sweeper =
                new Sweeper(
                        context,
                        heart,
                        items,
                        moves,
                        new Canceller(jdbi, completion),
                        new Reconciler(jdbi, context, settings, rescuer, completion));
        beating = loop("heartbeat", this::beat);
        claiming = loop("claimer", this::claim);
        listener =
                new NotificationListener(
                        settings.hearing().on().orElse(jdbi),
                        NotificationListener.Channel.JOBS,
                        claiming::wake);
        completing = loop("completer", () -> complete(completers.awaited()));
        completingBehind =
                loop("completer of the background", () -> complete(completers.background()));
        sweeping = loop("sweeper", this::sweep);
        listening = loop("listener", this::listen);
        retiring = loop("retention", this::retire).withLongestStep(LONG);
        watching = loop("deadline watch", this::watch);
    }

    private Loop loop(String name, Loop.Step step) {
        return new Loop(name, step, fault -> failed(name, fault));
    }

    private void failed(String loop, Throwable fault) {
        if (LoopFaults.logged(LOG, loop, fault)) {
            settings.news().accept(new JobEvent.LoopFailed(loop, fault));
        }
    }

    UUID worker() {
        return context.worker();
    }

    public void start() {
        List.of(beating, completing, completingBehind, claiming, sweeping, watching, retiring)
                .forEach(loop -> loop.start(threads));
        if (settings.hearing().listening()) {
            listening.start(threads);
        }
    }

    public void takeOver() {
        sweeper.takeOver();
    }

    private Duration beat() {
        boolean fenced = heart.fenced();
        if (heart.beat()) {
            context.counts().add(EngineCounter.FENCED, 1);
            LOG.warn(
                    "This process sent no heartbeat for too long; others may have taken its items");
        }
        if (fenced) {
            claiming.wake();
        }
        return settings.heartbeat().beat();
    }

    private Duration claim() {
        return claimer.step();
    }

    private Duration complete(Completer completer) throws InterruptedException {
        switch (completer.step()) {
            case NOTHING -> {}
            case WRITTEN -> claiming.wake();
            case GIVEN_BACK -> {
                claiming.wake();
                sweeping.wake();
            }
        }
        return Duration.ZERO;
    }

    private Duration listen() {
        return listener.step();
    }

    private Duration retire() {
        context.counts().add(EngineCounter.RETIRED, retention.retire());
        return RETIRE;
    }

    private Duration sweep() {
        if (sweeper.step(claimer.lows())) {
            claiming.wake();
        }
        return settings.heartbeat().sweep();
    }

    private Duration watch() {
        context.counts().add(EngineCounter.OVERDUE, pool.giveUpOverdue());
        return Duration.ofMillis(
                Math.clamp(settings.timing().deadline().toMillis() / 10, 10, 1_000));
    }

    /// Something may be ready in this lane, from this rank on.
    public void hint() {
        claiming.wake();
    }

    public long low(int lane) {
        return claimer.lows().get(lane);
    }

    void stop(JobId job) {
        context.stops().stop(job);
    }

    void resume(JobId job) {
        context.stops().resume(job);
        claiming.wake();
    }

    /// How long the loop that fares worst has been failing.
    public Duration failing() {
        return List.of(beating, completing, completingBehind, claiming, sweeping).stream()
                .map(Loop::failing)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /// Every loop that runs in this process.
    public List<LoopView> loops() {
        return Stream.of(
                        Stream.of(
                                beating,
                                completing,
                                completingBehind,
                                claiming,
                                sweeping,
                                watching,
                                retiring),
                        settings.hearing().listening()
                                ? Stream.of(listening)
                                : Stream.<Loop>empty())
                .flatMap(loops -> loops.map(Loop::view))
                .toList();
    }

    int holding() {
        return context.held().count();
    }

    /// Takes nothing new; what is in hand is finished or given back. From now on the time of
    /// [#close()] runs.
    public synchronized Deadline drain() {
        Deadline patience = leaving;
        if (patience == null) {
            patience = new Deadline(settings.timing().drain().plus(LAST_WRITES));
            leaving = patience;
            context.stops().drain();
            heart.drain();
        }
        return patience;
    }

    /// Ends in the order that loses nothing: no new claims, finish or give back what is in hand,
    /// write it, say goodbye, and only then let the heart stop.
    public void close() {
        Deadline patience = drain();
        try {
            end(patience, claiming, sweeping, retiring, listening);
            listener.close();
            boolean drained = pool.drain(patience.restBefore(LAST_WRITES));
            context.held().awaitNone(patience.rest());
            end(patience, completing, completingBehind, watching);
            end(patience, beating);
            leave(drained);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("Interrupted while stopping; others will take over the items in progress");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void end(Deadline patience, Loop... loops) throws InterruptedException {
        for (Loop loop : loops) {
            loop.stop();
        }
        for (Loop loop : loops) {
            if (!loop.awaitEnd(patience.rest())) {
                LOG.warn("A loop did not end in time; others will take over the items in progress");
            }
        }
    }

    private void leave(boolean drained) {
        try {
            if (!drained || context.held().count() > 0) {
                context.counts()
                        .add(
                                EngineCounter.RELEASED,
                                items.forget(context.worker(), List.of(), context.low().lows()));
            }
            heart.stop();
        } catch (RuntimeException e) {
            LOG.warn("The worker could not be deregistered: {}", RootCause.line(e));
        }
    }
}
