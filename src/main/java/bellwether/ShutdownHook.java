package bellwether;

import bellwether.platform.ops.LogStreams;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens on SIGTERM, Ctrl-C, the end of a command and an order of the watchdog: everything
/// that was opened is closed, also when the program is only just starting, and the process ends in
/// time, whatever hangs. An orderly stop of a service is a success, so its exit code is 0 and not
/// the signal's.
final class ShutdownHook implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

    /// The main thread has nothing more to open; what it still prints is worth a moment.
    private static final Duration LAST_OF_MAIN = Duration.ofSeconds(2);

    private static final Duration LAST_LINES = Duration.ofMillis(500);
    private static final int UNDECIDED = -1;
    private static final int SIGNALLED = 128;
    private static final int FAILED = 1;

    private final ShutdownSequence closing = new ShutdownSequence();
    private final CountDownLatch mainEnded = new CountDownLatch(1);
    private final AtomicInteger code = new AtomicInteger(UNDECIDED);
    private final AtomicBoolean timed = new AtomicBoolean();
    private volatile boolean service;
    private volatile boolean serving;
    private volatile boolean told;
    private volatile Optional<LogStreams> log = Optional.empty();

    ShutdownSequence closing() {
        return closing;
    }

    /// Whether the program has been told to stop.
    boolean told() {
        return told;
    }

    /// The command is one that goes on until it is told to stop.
    void service() {
        service = true;
    }

    /// The service is ready.
    void serving() {
        serving = true;
    }

    /// These are written to the end, the very last.
    void writing(LogStreams streams) {
        log = Optional.of(streams);
    }

    /// A signal has come: the first stops the program, each further one hurries it.
    ///
    /// @param number of the signal
    void signalled(int number) {
        if (told) {
            closing.hurry();
        } else {
            end(service ? 0 : SIGNALLED + number);
        }
    }

    /// The service cannot go on: it stops as ever, but with nobody to wait for.
    void fail(int exitCode) {
        Thread.ofPlatform().name("hurry").daemon().start(closing::hurry); // it may hang too
        end(exitCode);
    }

    /// The main thread has come to its end and opens nothing more. Unless a service goes on, what
    /// it opened is closed and the process ends.
    void mainEnded(int exitCode) {
        if (serving) {
            mainEnded.countDown();
            return;
        }
        closing.close();
        mainEnded.countDown();
        end(exitCode);
    }

    /// The first to call it decides the exit code.
    private void end(int exitCode) {
        code.compareAndSet(UNDECIDED, exitCode);
        told = true;
        endAtLast();
        System.exit(code.get());
    }

    /// Runs when the process is about to end, however that came.
    @Override
    public void run() {
        told = true;
        endAtLast();
        boolean wasServing = serving;
        if (wasServing) {
            closing.say(() -> LOG.info("Stopping"));
        }
        closing.close();
        awaitMain();
        closing.force();
        if (wasServing) {
            closing.say(() -> LOG.info("Stopped"));
        }
        closing.awaitLog(LAST_LINES);
        log.ifPresent(LogStreams::close);
        halt();
    }

    private void awaitMain() {
        try {
            if (!mainEnded.await(LAST_OF_MAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                closing.say(() ->
                        LOG.warn(
                                "Stopped before all work had ended: it took longer than {} s",
                                LAST_OF_MAIN.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A last resort, should this very thread hang: it logs nothing and waits for nobody.
    private void endAtLast() {
        if (timed.compareAndSet(false, true)) {
            Thread.ofPlatform().name("stop-at-last").daemon().start(this::waitAndHalt);
        }
    }

    private void waitAndHalt() {
        long end = System.nanoTime() + ShutdownStep.LAST.toNanos();
        for (long rest = end - System.nanoTime(); rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
        try {
            closing.force();
        } finally {
            Runtime.getRuntime().halt(code.get() == UNDECIDED ? FAILED : code.get());
        }
    }

    /// Not by returning: another hook could hang. A signal that nobody handles, such as SIGHUP, has
    /// an exit code of its own, which a command keeps.
    private void halt() {
        if (service) {
            code.compareAndSet(UNDECIDED, 0);
        }
        if (code.get() != UNDECIDED) {
            Runtime.getRuntime().halt(code.get());
        }
    }
}
