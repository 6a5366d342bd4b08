package bellwether.desk.overview.today;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RootCause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads parts beside each other, each for so long at most, so that one which is slow or fails
/// takes nothing from the others. One that is not read in time ends by the database's own limits.
public final class OverviewReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverviewReader.class);

    /// Of all callers of this process: a part that hangs holds one of them for some seconds.
    private static final int AT_ONCE = 16;

    private final InstantSource clock;
    private final Duration most;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    AT_ONCE, Thread.ofVirtual().name("overview-", 0).factory());

    /// @param most how long a part may take
    public OverviewReader(InstantSource clock, Duration most) {
        this.clock = clock;
        this.most = most;
    }

    /// A part that is being read.
    final class Reading<T> {
        private final String name;
        private final Future<OverviewPart<T>> future;
        private final long begun = System.nanoTime();

        private Reading(String name, Callable<T> source) {
            this.name = name;
            this.future =
                    threads.submit(() -> new OverviewPart<>(clock.instant(), source.call(), null));
        }

        /// The part, or its problem once its time is over.
        OverviewPart<T> part() throws InterruptedException {
            long left = most.toNanos() - (System.nanoTime() - begun);
            try {
                return future.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
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
