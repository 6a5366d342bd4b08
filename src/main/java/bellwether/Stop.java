package bellwether;

import bellwether.ops.LogStreams;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens on SIGTERM, Ctrl-C and the end of a command: everything that was opened is closed,
/// also when the program is only just starting. An orderly stop of a service is a success, so its
/// exit code is 0 and not the signal's.
final class Stop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
    private static final long LONGEST_START_SECONDS = 25;

    private final Closing closing = new Closing();
    private final CountDownLatch mainEnded = new CountDownLatch(1);
    private volatile boolean serving;
    private volatile boolean told;
    private volatile Optional<LogStreams> log = Optional.empty();

    Closing closing() {
        return closing;
    }

    /// Whether a signal has told the program to stop.
    boolean told() {
        return told;
    }

    /// The command is a service that is ready.
    void serving() {
        serving = true;
    }

    /// These are written to the end, the very last.
    void writing(LogStreams streams) {
        log = Optional.of(streams);
    }

    /// The main thread has come to its end and opens nothing more. Unless a service goes on, what
    /// it opened is closed.
    void mainEnded() {
        if (!serving) {
            closing.close();
        }
        mainEnded.countDown();
    }

    @Override
    public void run() {
        told = true;
        boolean wasServing = serving;
        if (wasServing) {
            LOG.info("Stopping");
        }
        closing.close();
        awaitMain();
        if (wasServing) {
            LOG.info("Stopped");
        }
        log.ifPresent(LogStreams::close);
        if (wasServing) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void awaitMain() {
        try {
            if (!mainEnded.await(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "Stopped in the middle of something that did not end in {} s",
                        LONGEST_START_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
