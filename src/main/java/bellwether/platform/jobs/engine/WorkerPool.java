package bellwether.platform.jobs.engine;

import bellwether.platform.db.FaultWords;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobKinds;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Timing;
import bellwether.platform.jobs.WorkStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers: run batches, and hand each item's outcome to the completer. A batch that makes no
/// progress within its deadline is interrupted and given up; a further thread then takes the place
/// of the hanging one.
final class WorkerPool {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private final JobKinds kinds;
    private final WorkerContext context;
    private final CompleterPair completers;
    private final Timing timing;
    private final ItemDao items;
    private final WorkQueue queue;
    private final ThreadPoolExecutor threads;
    private final ThreadPoolExecutor beside;
    private final Map<ItemRun, ThreadPoolExecutor> running = new ConcurrentHashMap<>();

    /// Since when batches have waited to be begun, or since their claims were renewed.
    private final Map<WorkHandle, Long> waiting =
            Collections.synchronizedMap(new IdentityHashMap<>());

    WorkerPool(
            JobSettings settings,
            WorkerContext context,
            JobKinds kinds,
            CompleterPair completers,
            ItemDao items) {
        int workers = settings.workers();
        this.timing = settings.timing();
        this.items = items;
        this.kinds = kinds;
        this.context = context;
        this.completers = completers;
        this.queue = new WorkQueue(workers);
        this.threads = pool(workers, "jobs-worker-");
        this.beside = pool(1, "jobs-beside-");
    }

    private static ThreadPoolExecutor pool(int size, String name) {
        return new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name, 1).daemon().factory());
    }

    /// Each batch is offered to the workers, and what somebody waits for to the thread beside them
    /// too: whoever is free first has it.
    void take(WorkHandle work) {
        waiting.put(work, timing.nanoTime().getAsLong());
        queue.add(work);
        threads.execute(() -> queue.next().ifPresent(next -> run(next, threads)));
        if (!work.isBackground()) {
            beside.execute(() -> queue.nextBeside().ifPresent(next -> run(next, beside)));
        }
    }

    private void run(WorkHandle work, ThreadPoolExecutor pool) {
        waiting.remove(work);
        context.held().begin(work.claimed());
        ItemRun run = new ItemRun(work, timing.nanoTime());
        running.put(run, pool);
        List<ItemOutcome> outcomes = outcomes(run);
        running.remove(run);
        if (run.finish()) {
            queue.ended(work);
            context.speeds().measured(work, run.nanos());
            deliver(run, outcomes);
        } else {
            resize(pool, -1);
            LOG.warn(
                    "A batch of job {} returned {} ms after it was given up",
                    work.job(),
                    run.late().toMillis());
        }
    }

    private List<ItemOutcome> outcomes(ItemRun run) {
        WorkHandle work = run.work();
        if (context.stops().of(work.job())) {
            return List.of();
        }
        if (!isBeginNoted(work)) {
            return work.items().stream().<ItemOutcome>map(ItemOutcome.Untouched::new).toList();
        }
        Batch batch =
                new Batch(
                        work.job(),
                        work.params(),
                        work.items(),
                        () -> context.stops().of(work.job()),
                        new RunProgress(run, context.worker(), deadline(work)));
        try {
            return kinds.work(work.kind(), batch);
        } catch (WorkStopped e) {
            LOG.info("A batch of job {} stopped half-way: {}", work.job(), e.getMessage());
            return List.of();
        } catch (Exception | Error e) {
            if (context.stops().draining()) {
                return List.of();
            }
            LOG.warn("A batch of job {} failed", work.job(), e);
            return failures(work, "failed", FaultWords.of(e));
        }
    }

    /// A suspect is begun only when it is known that it was: else its next death would count for
    /// nothing, and it could end processes without end.
    private boolean isBeginNoted(WorkHandle work) {
        List<ClaimedItem> suspects =
                work.claimed().stream().filter(c -> Lanes.isSuspect(c.lane())).toList();
        if (suspects.isEmpty()) {
            return true;
        }
        try {
            items.begin(context.worker(), suspects);
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "A batch of job {} was not started and is queued again: {}",
                    work.job(),
                    e.toString());
            return false;
        }
    }

    private static List<ItemOutcome> failures(WorkHandle work, String code, String message) {
        return work.items().stream()
                .map(item ->
                        (ItemOutcome)
                                new ItemOutcome.Failure(
                                        item, code, message, false, Optional.empty()))
                .toList();
    }

    /// One outcome for each item; those without one count as untouched while the work is stopping,
    /// else as failed.
    private void deliver(ItemRun run, List<ItemOutcome> outcomes) {
        WorkHandle work = run.work();
        Map<Item, ItemOutcome> byItem = new HashMap<>();
        outcomes.forEach(outcome -> byItem.put(outcome.item(), outcome));
        boolean stopping = context.stops().of(work.job());
        List<FinishedItem> finished = new ArrayList<>();
        for (ClaimedItem claimed : work.claimed()) {
            ItemOutcome outcome = byItem.get(claimed.item());
            if (outcome == null) {
                outcome =
                        stopping
                                ? new ItemOutcome.Untouched(claimed.item())
                                : missing(claimed.item());
            }
            int attempt = run.hasKept(claimed.item()) ? 1 : claimed.item().attempt();
            finished.add(new FinishedItem(claimed, work.kind(), outcome, attempt));
        }
        completers.of(work.isBackground()).add(finished);
    }

    private static ItemOutcome missing(Item item) {
        return new ItemOutcome.Failure(
                item, "no_outcome", "the work gave no outcome for it", false, Optional.empty());
    }

    /// How long a batch of this kind may go on without progress, when it is special.
    Optional<Duration> deadline(String kind) {
        return kinds.deadline(kind);
    }

    private Duration deadline(WorkHandle work) {
        return deadline(work.kind()).orElse(timing.deadline());
    }

    /// Gives up batches that have not moved for longer than they may, and renews the claims of
    /// those that have, and of those that still wait for a worker.
    int giveUpOverdue() {
        renewWaiting();
        int given = 0;
        for (Map.Entry<ItemRun, ThreadPoolExecutor> one : running.entrySet()) {
            ItemRun run = one.getKey();
            Duration deadline = deadline(run.work());
            if (run.silentFor(deadline)) {
                if (run.abandon()) {
                    given++;
                    queue.ended(run.work());
                    resize(one.getValue(), 1);
                    deliver(run, failures(run.work(), "deadline_exceeded", late(run, deadline)));
                }
            } else if (run.isToBeRenewed(deadline.dividedBy(2))) {
                items.extend(context.worker(), run.work().claimed(), deadline.multipliedBy(2));
                run.renewed();
            }
        }
        return given;
    }

    /// Renews the claims of batches that have waited long for a worker: they are in hand, and
    /// nobody else is to have them.
    private void renewWaiting() {
        long now = timing.nanoTime().getAsLong();
        List<WorkHandle> all;
        synchronized (waiting) {
            all = List.copyOf(waiting.keySet());
        }
        for (WorkHandle work : all) {
            Duration deadline = deadline(work);
            Long since = waiting.get(work);
            if (since != null && now - since > deadline.toNanos()) {
                items.extend(context.worker(), work.claimed(), deadline.multipliedBy(2));
                waiting.replace(work, now);
            }
        }
    }

    private static String late(ItemRun run, Duration deadline) {
        return (run.hasMoved() ? "made no progress for " : "took longer than ")
                + deadline.toMillis()
                + " ms";
    }

    private synchronized void resize(ThreadPoolExecutor pool, int by) {
        int size = pool.getCorePoolSize() + by;
        if (by > 0) {
            pool.setMaximumPoolSize(size);
            pool.setCorePoolSize(size);
        } else {
            pool.setCorePoolSize(size);
            pool.setMaximumPoolSize(size);
        }
    }

    /// Waits until all batches have come back; those not begun do so untouched.
    boolean drain(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        beside.shutdown();
        threads.shutdown();
        boolean done = true;
        for (ThreadPoolExecutor pool : List.of(beside, threads)) {
            done &= pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        if (!done) {
            beside.shutdownNow();
            threads.shutdownNow();
        }
        return done;
    }
}
