package bellwether.platform.jobs.engine;

import bellwether.platform.db.PassingFault;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobEndFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects outcomes and writes them together. Its queue is bounded: while the database is away the
/// workers soon wait for it, and then the claimer for them.
final class Completer {
    private static final Logger LOG = LoggerFactory.getLogger(Completer.class);
    private static final int QUEUED_BATCHES = 64;
    private static final int ENOUGH = 50;
    private static final int MOST = 500;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /// What a step did.
    enum Result {
        NOTHING,
        WRITTEN,
        /// Some items went back untouched.
        GIVEN_BACK
    }

    private final WorkerContext context;
    private final ResultWriter writer;
    private final boolean background;
    private final LinkedBlockingQueue<List<FinishedItem>> queue =
            new LinkedBlockingQueue<>(QUEUED_BATCHES);
    private final List<FinishedItem> pending = new ArrayList<>();
    private final FailedEnds failed = new FailedEnds(System::nanoTime);

    /// @param background whether it writes the outcomes of the background, or those of what
    ///   somebody waits for, which do not wait for the others
    Completer(WorkerContext context, ResultWriter writer, boolean background) {
        this.context = context;
        this.writer = writer;
        this.background = background;
    }

    /// Waits while the queue is full.
    void add(List<FinishedItem> finished) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(finished);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gathers, and writes. What could not be written stays pending for the next step; where a job
    /// could not end, what is its own is put aside.
    Result step() throws InterruptedException {
        if (pending.isEmpty()) {
            pending.addAll(failed.due());
        }
        if (pending.isEmpty()) {
            gather();
        }
        if (pending.isEmpty()) {
            return Result.NOTHING;
        }
        try {
            writer.flush(pending);
        } catch (JobEndFault fault) {
            putAside(fault);
            return Result.NOTHING;
        }
        failed.stored(pending);
        boolean back = pending.stream().anyMatch(f -> f.outcome() instanceof ItemOutcome.Untouched);
        pending.forEach(f -> context.held().drop(f.claimed()));
        pending.clear();
        return back ? Result.GIVEN_BACK : Result.WRITTEN;
    }

    private void putAside(JobEndFault fault) {
        List<FinishedItem> theirs =
                pending.stream().filter(one -> one.claimed().job().equals(fault.job())).toList();
        if (theirs.isEmpty() || PassingFault.is(fault)) {
            throw fault;
        }
        Duration pause = failed.add(fault.job(), theirs);
        pending.removeAll(theirs);
        LOG.error("Job {} is tried again in {}", fault.job(), pause, fault);
    }

    private void gather() throws InterruptedException {
        List<FinishedItem> next = queue.poll(100, TimeUnit.MILLISECONDS);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (next != null) {
            pending.addAll(next);
            if (pending.size() >= MOST) {
                return;
            }
            boolean enough = pending.size() >= ENOUGH || nothingElseComing();
            long rest = enough ? 0 : end - System.nanoTime();
            next = queue.poll(Math.max(0, rest), TimeUnit.NANOSECONDS);
        }
    }

    private boolean nothingElseComing() {
        return context.held().count(background) <= pending.size();
    }
}
