package bellwether.jobs;

import bellwether.db.PassingFault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one step again and again on a thread of its own, and never dies: whatever a step throws, it
/// is tried again after a while.
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /// Gives the pause until the next step, which [Loop#wake()] cuts short.
    interface Step {
        Duration run() throws InterruptedException;
    }

    private final String name;
    private final Step step;
    private final Consumer<Throwable> trouble;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong faults = new AtomicLong();
    private final AtomicLong failingSince = new AtomicLong();
    private final AtomicLong succeeded = new AtomicLong();
    private boolean woken;
    private boolean closing;
    private volatile boolean started;

    Loop(String name, Step step) {
        this(name, step, fault -> {});
    }

    /// @param trouble hears of faults that do not pass by themselves
    Loop(String name, Step step, Consumer<Throwable> trouble) {
        this.trouble = trouble;
        this.name = name;
        this.step = step;
    }

    void start(Executor threads) {
        started = true;
        threads.execute(this::run);
    }

    private void run() {
        try {
            while (!closing()) {
                once();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("The {} was interrupted and ends", name);
        } finally {
            ended.countDown();
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void once() throws InterruptedException {
        try {
            Duration pause = step.run();
            backoff.reset();
            failingSince.set(0);
            succeeded.set(System.nanoTime() | 1);
            pause(pause, true);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            note(e);
            pause(backoff.next(), false);
        }
    }

    private void note(Throwable e) {
        faults.incrementAndGet();
        failingSince.compareAndSet(0, System.nanoTime());
        if (PassingFault.is(e)) {
            LOG.warn("The {} will try again: {}", name, Faults.brief(e));
        } else {
            LOG.error("The {} failed and will try again", name, e);
            trouble.accept(e);
        }
    }

    private synchronized boolean closing() {
        return closing;
    }

    private synchronized void pause(Duration length, boolean wakeable) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        while (!closing && !(woken && wakeable)) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            wait(millis);
        }
        woken = woken && !wakeable;
    }

    /// Ends the pause, or skips the next one.
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /// Steps that threw, since the start.
    long faults() {
        return faults.get();
    }

    /// How long every step has been failing; zero while all is well.
    Duration failing() {
        long since = failingSince.get();
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    LoopView view() {
        long last = succeeded.get();
        return new LoopView(
                name,
                faults(),
                failing(),
                last == 0
                        ? Optional.empty()
                        : Optional.of(Duration.ofNanos(System.nanoTime() - last)));
    }

    /// Lets the step in hand finish and ends the loop.
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
    }

    /// Whether the loop ended within `patience`, if it ever began.
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return !started || ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
