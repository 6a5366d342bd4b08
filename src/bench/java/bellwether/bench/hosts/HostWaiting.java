package bellwether.bench.hosts;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// Waits with an end.
final class HostWaiting {
    private static final long LOOK_NANOS = 20_000_000;

    private HostWaiting() {}

    interface Question {
        boolean met() throws Exception;
    }

    /// Looks fifty times a second; what fails meanwhile is not yet so.
    ///
    /// @return the seconds that it took
    /// @throws IllegalStateException when it did not become so in time
    static double until(String what, int seconds, Question question) throws InterruptedException {
        long begin = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(seconds)) {
            try {
                if (question.met()) {
                    return (System.nanoTime() - begin) / 1e9;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new IllegalStateException("%s: not within %d s".formatted(what, seconds), last);
    }

    /// Waits a while for what is not important.
    static void quietly(Future<?> future, long time, TimeUnit unit) throws InterruptedException {
        try {
            future.get(time, unit);
        } catch (ExecutionException | TimeoutException e) {
            // looked at again by whoever waits
        }
    }
}
