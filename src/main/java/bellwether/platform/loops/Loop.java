package bellwether.platform.loops;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one step again and again on a thread of its own, and never dies: whatever a step throws,
/// Errors included, it is tried again after a while.
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /// Longer than any statement may wait for a database that is silent.
    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

    /// How late a machine with much to do may wake a thread.
    private static final Duration LATE = Duration.ofSeconds(5);

    /// Less than a step of a stop may take.
    private static final Duration LAST_STEP = Duration.ofMillis(900);

    /// Gives the pause until the next step, which [Loop#wake()] cuts short.
    public interface Step {
        Duration run() throws InterruptedException;
    }

    private final String name;
    private final Step step;
    private final Consumer<Throwable> trouble;
    private final Duration longestStep;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong faults = new AtomicLong();
    private final AtomicLong failingSince = new AtomicLong();
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong progress = new AtomicLong();
    private boolean woken;
    private boolean closing;
    private volatile @Nullable Thread runner;
    private boolean pausing;
    private long pauseEnd;
    private volatile boolean started;

    /// One that is yet to be started.
    ///
    /// @param trouble hears of each step that threw, and logs it
    public Loop(String name, Step step, Consumer<Throwable> trouble) {
        this(name, step, trouble, LONGEST_STEP);
    }

    private Loop(String name, Step step, Consumer<Throwable> trouble, Duration longestStep) {
        this.name = name;
        this.step = step;
        this.trouble = trouble;
        this.longestStep = longestStep;
    }

    /// A look at something at fixed pauses. What it throws is logged, and then it looks sooner.
    public static Loop every(Duration pause, String name, Runnable look) {
        return every(
                pause, name, look, fault -> LOG.error("The {} failed and will retry", name, fault));
    }

    /// The same, of which another says what goes wrong.
    public static Loop every(
            Duration pause, String name, Runnable look, Consumer<Throwable> trouble) {
        return new Loop(
                name,
                () -> {
                    look.run();
                    return pause;
                },
                trouble);
    }

    /// The same loop, not yet started, of which a step may take longer than usual.
    public Loop withLongestStep(Duration longest) {
        return new Loop(name, step, trouble, longest);
    }

    public void start(Executor threads) {
        started = true;
        threads.execute(() -> run(Duration.ZERO));
    }

    /// Begins on a thread of its own, after a first pause.
    public void start(Duration first) {
        started = true;
        Thread.ofPlatform().name(name).daemon().start(() -> run(first));
    }

    private void run(Duration first) {
        runner = Thread.currentThread();
        try {
            pause(first, true);
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
            progress.incrementAndGet();
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

    /// Whoever hears of it may fail too, as a step did when memory or the stack had no room.
    @SuppressWarnings("CatchingUnchecked")
    private void note(Throwable e) {
        faults.incrementAndGet();
        failingSince.compareAndSet(0, System.nanoTime() | 1);
        try {
            trouble.accept(e);
        } catch (Exception | Error second) {
            faults.incrementAndGet(); // there is no other place left where it could be said
        }
    }

    private synchronized boolean closing() {
        return closing;
    }

    private synchronized void pause(Duration length, boolean wakeable) throws InterruptedException {
        progress.incrementAndGet();
        pauseEnd = System.nanoTime() + length.toNanos();
        pausing = true;
        while (!closing && !(woken && wakeable)) {
            long millis = (pauseEnd - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            wait(millis);
        }
        pausing = false;
        woken = woken && !wakeable;
    }

    /// Ends the pause, or skips the next one.
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /// How long every step has been failing; zero while all is well.
    public Duration failing() {
        long since = failingSince.get();
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    public LoopView view() {
        long last = succeeded.get();
        return new LoopView(
                name,
                faults.get(),
                failing(),
                last == 0
                        ? Optional.empty()
                        : Optional.of(Duration.ofNanos(System.nanoTime() - last)),
                new LoopView.Motion(state(), progress.get(), longestStep));
    }

    private synchronized LoopView.State state() {
        if (closing) {
            return LoopView.State.CLOSED;
        }
        if (!started) {
            return LoopView.State.NOT_STARTED;
        }
        if (ended.getCount() == 0) {
            return LoopView.State.DEAD;
        }
        boolean late = System.nanoTime() - pauseEnd > LATE.toNanos();
        return pausing && !late ? LoopView.State.PAUSING : LoopView.State.BUSY;
    }

    /// Begins nothing more; the step in hand goes on.
    public synchronized void stop() {
        closing = true;
        notifyAll();
    }

    /// Ends the loop and gives the step in hand a moment to finish, so that what it uses is not
    /// closed under it.
    @Override
    public void close() {
        stop();
        try {
            if (!Thread.currentThread().equals(runner)) {
                awaitEnd(LAST_STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the loop ended within `patience`, if it ever began.
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return !started || ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
