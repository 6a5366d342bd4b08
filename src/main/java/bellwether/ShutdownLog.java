package bellwether;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Writes lines of the log on a thread of its own, so that a stop goes on when nobody reads what is
/// written, or when something that hangs holds the log's lock.
final class ShutdownLog {
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().name("closing-log").daemon().factory());

    ShutdownLog() {
        thread.allowCoreThreadTimeOut(true); // for those that are made and hardly used
    }

    void write(Runnable line) {
        thread.execute(line);
    }

    /// Waits until all is written, but not for longer than that.
    void drain(Duration patience) throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        thread.execute(written::countDown);
        written.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
