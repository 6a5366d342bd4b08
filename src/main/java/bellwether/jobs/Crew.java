package bellwether.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers: run batches, and hand each item's outcome to the completer. A batch past its
/// deadline is interrupted and given up; a further thread then takes the place of the hanging one.
final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private final Kinds kinds;
    private final Station station;
    private final Completer completer;
    private final ItemDao items;
    private final ThreadPoolExecutor threads;
    private final Set<Run> running = ConcurrentHashMap.newKeySet();

    Crew(int workers, Station station, Kinds kinds, Completer completer, ItemDao items) {
        this.items = items;
        this.kinds = kinds;
        this.station = station;
        this.completer = completer;
        this.threads =
                new ThreadPoolExecutor(
                        workers,
                        workers,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name("jobs-worker-", 1).daemon().factory());
    }

    void take(Work work) {
        threads.execute(() -> run(work));
    }

    private void run(Work work) {
        station.held().begin(work.claimed().size());
        Run run = new Run(work);
        running.add(run);
        List<Outcome> outcomes = outcomes(work);
        running.remove(run);
        if (run.finish()) {
            station.speed().measured(work.claimed().size(), run.nanos());
            deliver(work, outcomes);
        } else {
            resize(-1);
            LOG.warn("A batch of job {} came back {} after its deadline", work.job(), run.nanos());
        }
    }

    private List<Outcome> outcomes(Work work) {
        if (station.stops().of(work.job())) {
            return List.of();
        }
        if (!isBeginNoted(work)) {
            return work.items().stream().<Outcome>map(Outcome.Untouched::new).toList();
        }
        Batch batch =
                new Batch(
                        work.job(),
                        work.params(),
                        work.items(),
                        () -> station.stops().of(work.job()));
        try {
            return kinds.work(work.kind(), batch);
        } catch (Exception | Error e) {
            if (station.stops().draining()) {
                return List.of();
            }
            LOG.warn("A batch of job {} failed", work.job(), e);
            return failures(work, "failed", String.valueOf(e.getMessage()));
        }
    }

    /// A suspect is begun only when it is known that it was: else its next death would count for
    /// nothing, and it could end processes without end.
    private boolean isBeginNoted(Work work) {
        List<Claimed> suspects =
                work.claimed().stream().filter(c -> c.lane() == Lanes.SUSPECTS).toList();
        if (suspects.isEmpty()) {
            return true;
        }
        try {
            items.begin(station.worker(), suspects);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("A batch of job {} is put back, not begun: {}", work.job(), e.toString());
            return false;
        }
    }

    private static List<Outcome> failures(Work work, String code, String message) {
        return work.items().stream()
                .map(item ->
                        (Outcome) new Outcome.Failure(item, code, message, false, Optional.empty()))
                .toList();
    }

    /// One outcome for each item; those without one count as untouched while the work is stopping,
    /// else as failed.
    private void deliver(Work work, List<Outcome> outcomes) {
        Map<Item, Outcome> byItem = new HashMap<>();
        outcomes.forEach(outcome -> byItem.put(outcome.item(), outcome));
        boolean stopping = station.stops().of(work.job());
        List<Finished> finished = new ArrayList<>();
        for (Claimed claimed : work.claimed()) {
            Outcome outcome = byItem.get(claimed.item());
            if (outcome == null) {
                outcome =
                        stopping ? new Outcome.Untouched(claimed.item()) : missing(claimed.item());
            }
            finished.add(new Finished(claimed, work.kind(), outcome));
        }
        completer.add(finished);
    }

    private static Outcome missing(Item item) {
        return new Outcome.Failure(
                item, "no_outcome", "the work gave no outcome for it", false, Optional.empty());
    }

    /// How long a batch of this kind may take, when it is special.
    Optional<Duration> deadline(String kind) {
        return kinds.deadline(kind);
    }

    /// Gives up batches that have been running for longer than `usual`, or than their kind allows.
    int giveUpOverdue(Duration usual) {
        int given = 0;
        for (Run run : running) {
            Duration deadline = deadline(run.work().kind()).orElse(usual);
            if (run.olderThan(deadline.toMillis()) && run.abandon()) {
                given++;
                resize(1);
                deliver(run.work(), failures(run.work(), "deadline_exceeded", late(deadline)));
            }
        }
        return given;
    }

    private static String late(Duration deadline) {
        return "took longer than " + deadline.toMillis() + " ms";
    }

    private synchronized void resize(int by) {
        int size = threads.getCorePoolSize() + by;
        if (by > 0) {
            threads.setMaximumPoolSize(size);
            threads.setCorePoolSize(size);
        } else {
            threads.setCorePoolSize(size);
            threads.setMaximumPoolSize(size);
        }
    }

    /// Waits until all batches have come back; those not begun do so untouched.
    boolean drain(Duration patience) throws InterruptedException {
        threads.shutdown();
        boolean done = threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!done) {
            threads.shutdownNow();
        }
        return done;
    }
}
