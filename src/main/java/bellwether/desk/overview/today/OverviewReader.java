package bellwether.desk.overview.today;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RootCause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads parts beside each other, each for so long at most, so that one which is slow or fails
/// takes nothing from the others. One that is not read in time ends by the database's own limits.
public final class OverviewReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverviewReader.class);

    /// Of all callers of this process: a part that hangs holds one of them for some seconds.
    static final int AT_ONCE = 16;

    /// How many may wait for those: so many overviews at once, of seven parts each.
    static final int MOST_WAITING = 40 * 7;

    private final InstantSource clock;
    private final Duration most;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST_WAITING),
                    Thread.ofVirtual().name("overview-", 0).factory());

    /// @param most how long a part may take
    public OverviewReader(InstantSource clock, Duration most) {
        this.clock = clock;
        this.most = most;
    }

    /// A part that is being read.
    final class Reading<T> {
        private final String name;
        private final FutureTask<OverviewPart<T>> task;
        private final long begun = System.nanoTime();
        private boolean isRefused;

        private Reading(String name, Callable<T> source) {
            this.name = name;
            this.task =
                    new FutureTask<>(
                            () -> new OverviewPart<>(clock.instant(), source.call(), null));
            begin();
        }

        private void begin() {
            try {
                threads.execute(task);
            } catch (RejectedExecutionException e) {
                task.cancel(false);
                isRefused = true;
            }
        }

        /// The part, or its problem once its time is over: then it is not begun any more.
        OverviewPart<T> part() throws InterruptedException {
            if (isRefused) {
                return OverviewPart.problem(
                        "part_slow",
                        "Not read, as too many others are being read; try again in a moment.");
            }
            long left = most.toNanos() - (System.nanoTime() - begun);
            try {
                return task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                task.cancel(false);
                threads.remove(task);
                return OverviewPart.problem(
                        "part_slow",
                        "Not read within %d s; try again, the other parts are complete."
                                .formatted(most.toSeconds()));
            } catch (ExecutionException e) {
                return failed(e.getCause() == null ? e : e.getCause());
            } catch (CancellationException e) {
                return failed(e);
            }
        }

        private OverviewPart<T> failed(Throwable fault) {
            if (fault instanceof Refusal refusal) {
                return OverviewPart.problem(refusal.code(), refusal.detail());
            }
            LOG.warn("The part {} of an overview failed: {}", name, RootCause.line(fault));
            return OverviewPart.problem(
                    "part_failed",
                    "Could not be read; the log of the service says why. Try again, the other parts"
                            + " are complete.");
        }
    }

    <T> Reading<T> read(String name, Callable<T> source) {
        return new Reading<>(name, source);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
