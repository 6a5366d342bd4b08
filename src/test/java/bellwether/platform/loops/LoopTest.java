package bellwether.platform.loops;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Most loops here run on the test's own thread, until a step closes them.
@Timeout(20)
final class LoopTest {
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final AtomicReference<Loop> running = new AtomicReference<>();
    private final List<Throwable> trouble = new ArrayList<>();

    private Loop running() {
        return requireNonNull(running.get());
    }

    private Loop loop(Loop.Step step) {
        Loop loop = new Loop("pump", step, trouble::add);
        running.set(loop);
        return loop;
    }

    @Test
    void stepsFollowEachOtherUntilOneClosesTheLoop() throws InterruptedException {
        AtomicInteger steps = new AtomicInteger();
        Loop loop =
                loop(() -> {
                    if (steps.incrementAndGet() == 5) {
                        running().close();
                    }
                    return Duration.ZERO;
                });
        loop.start(Runnable::run);
        assertEquals(5, steps.get());
        assertTrue(loop.awaitEnd(Duration.ZERO));
        assertEquals(LoopView.State.CLOSED, loop.view().motion().state());
    }

    @Test
    void whoClosesALoopFindsItsStepFinished() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        Loop loop =
                loop(() -> {
                    begun.countDown();
                    Thread.sleep(200);
                    finished.incrementAndGet();
                    return Duration.ZERO;
                });
        loop.start(Duration.ZERO);
        begun.await();
        loop.close();
        assertEquals(1, finished.get());
        assertTrue(loop.awaitEnd(Duration.ZERO));
    }

    @Test
    void aClosedLoopBeginsNoStep() {
        AtomicInteger steps = new AtomicInteger();
        Loop loop =
                loop(() -> {
                    steps.incrementAndGet();
                    return Duration.ZERO;
                });
        loop.close();
        loop.start(Runnable::run);
        assertEquals(0, steps.get());
    }

    @Test
    void whateverAStepThrowsIsToldCountedAndTriedAgain() {
        List<Throwable> faults =
                List.of(new IllegalStateException("one"), new StackOverflowError("two"));
        AtomicInteger steps = new AtomicInteger();
        Loop loop =
                loop(() -> {
                    int step = steps.getAndIncrement();
                    if (step == faults.size()) {
                        running().close();
                        return Duration.ZERO;
                    }
                    return raise(faults.get(step));
                });
        loop.start(Runnable::run);
        assertEquals(faults, trouble);
        assertEquals(2, loop.view().faults());
    }

    @Test
    void aListenerThatFailsTooEndsNothing() {
        AtomicInteger steps = new AtomicInteger();
        Loop loop =
                new Loop(
                        "pump",
                        () -> {
                            if (steps.incrementAndGet() == 1) {
                                throw new IllegalStateException("first");
                            }
                            running().close();
                            return Duration.ZERO;
                        },
                        fault -> raise(new OutOfMemoryError("second")));
        running.set(loop);
        loop.start(Runnable::run);
        assertEquals(2, steps.get());
        assertEquals(2, loop.view().faults(), "both are counted");
    }

    @Test
    void itFailsFromItsFirstFaultUntilAStepGoesWell() {
        List<Boolean> failing = new ArrayList<>();
        List<Boolean> succeeded = new ArrayList<>();
        AtomicInteger steps = new AtomicInteger();
        Loop loop =
                loop(() -> {
                    failing.add(!running().failing().isZero());
                    succeeded.add(running().view().sinceSuccess().isPresent());
                    switch (steps.incrementAndGet()) {
                        case 1, 2 -> throw new IllegalStateException("away");
                        case 4 -> running().close();
                        default -> {}
                    }
                    return Duration.ZERO;
                });
        assertEquals(Duration.ZERO, loop.failing());
        loop.start(Runnable::run);
        assertEquals(List.of(false, true, true, false), failing);
        assertEquals(List.of(false, false, false, true), succeeded);
    }

    @Test
    void everyBeginningAndEndOfAStepIsProgress() {
        List<Long> seen = new ArrayList<>();
        Loop loop =
                loop(() -> {
                    seen.add(running().view().motion().progress());
                    if (seen.size() == 3) {
                        running().close();
                    }
                    return Duration.ZERO;
                });
        assertEquals(0, loop.view().motion().progress());
        loop.start(Runnable::run);
        assertEquals(2, seen.get(1) - seen.get(0), "an end and a beginning");
        assertEquals(2, seen.get(2) - seen.get(1));
    }

    @Test
    void aLoopIsBusyInItsStepAndPausesAfterIt() throws InterruptedException {
        AtomicReference<LoopView.State> within = new AtomicReference<>();
        CountDownLatch stepped = new CountDownLatch(1);
        Loop loop =
                loop(() -> {
                    within.set(running().view().motion().state());
                    stepped.countDown();
                    return FOR_EVER;
                });
        assertEquals(LoopView.State.NOT_STARTED, loop.view().motion().state());
        loop.start(Duration.ZERO);
        assertTrue(stepped.await(10, TimeUnit.SECONDS));
        assertEquals(LoopView.State.BUSY, within.get());
        awaitState(loop, LoopView.State.PAUSING);
        loop.close();
        assertTrue(loop.awaitEnd(Duration.ofSeconds(10)), "a close cuts the pause short");
    }

    @Test
    void aWakeThatCameDuringAStepSkipsOnePauseAndNotTwo() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        AtomicInteger steps = new AtomicInteger();
        Loop loop =
                loop(() -> {
                    if (steps.incrementAndGet() == 1) {
                        running().wake();
                        running().wake();
                    }
                    twice.countDown();
                    return FOR_EVER;
                });
        loop.start(Duration.ZERO);
        assertTrue(twice.await(10, TimeUnit.SECONDS));
        awaitState(loop, LoopView.State.PAUSING);
        assertEquals(2, steps.get());
        loop.wake();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (steps.get() < 3 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertEquals(3, steps.get(), "a later wake ends the pause");
        loop.close();
        assertTrue(loop.awaitEnd(Duration.ofSeconds(10)));
    }

    /// Else a claimer that every new job wakes would ask a database that is away without a pause;
    /// the wake is kept for the pause after.
    @Test
    void aWakeCutsNoPauseAfterAFaultShort() {
        AtomicInteger steps = new AtomicInteger();
        Loop loop =
                loop(() -> {
                    switch (steps.incrementAndGet()) {
                        case 1 -> {
                            running().wake();
                            throw new IllegalStateException("away");
                        }
                        case 3 -> running().close();
                        default -> {}
                    }
                    return FOR_EVER;
                });
        loop.start(Runnable::run);
        assertEquals(3, steps.get(), "the wake was kept, else the second pause were an hour");
    }

    @Test
    void anInterruptEndsItAndItsStateSaysSo() throws InterruptedException {
        CountDownLatch inStep = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        Loop loop =
                loop(() -> {
                    thread.set(Thread.currentThread());
                    inStep.countDown();
                    new CountDownLatch(1).await();
                    return Duration.ZERO;
                });
        loop.start(task -> Thread.ofVirtual().start(task));
        assertTrue(inStep.await(10, TimeUnit.SECONDS));
        requireNonNull(thread.get()).interrupt();
        assertTrue(loop.awaitEnd(Duration.ofSeconds(10)));
        assertEquals(LoopView.State.DEAD, loop.view().motion().state());
        assertEquals(List.of(), trouble, "it is no fault of the step");
    }

    @Test
    void aLoopThatNeverBeganHasEnded() throws InterruptedException {
        Loop loop = loop(() -> FOR_EVER);
        assertTrue(loop.awaitEnd(Duration.ZERO));
        loop.start(Duration.ofHours(1));
        assertFalse(loop.awaitEnd(Duration.ZERO), "it waits for its first step now");
        loop.close();
        assertTrue(loop.awaitEnd(Duration.ofSeconds(10)));
    }

    @Test
    void aStepMayTakeTwoMinutesUnlessItIsGivenLonger() {
        Loop loop = loop(() -> FOR_EVER);
        assertEquals(Duration.ofMinutes(2), loop.view().motion().longestStep());
        Loop longer = loop.withLongestStep(Duration.ofMinutes(10));
        assertEquals(Duration.ofMinutes(10), longer.view().motion().longestStep());
        assertEquals("pump", longer.view().name());
    }

    @Test
    void aLookThatFailsComesAgain() {
        AtomicInteger looks = new AtomicInteger();
        Loop loop =
                Loop.every(
                        Duration.ZERO,
                        "look",
                        () -> {
                            if (looks.incrementAndGet() == 1) {
                                throw new IllegalArgumentException("once");
                            }
                            running().close();
                        });
        running.set(loop);
        loop.start(Runnable::run);
        assertEquals(2, looks.get());
        assertEquals(1, loop.view().faults());
    }

    @Test
    void theFaultThatIsToldIsTheOneThatWasThrown() {
        IllegalStateException fault = new IllegalStateException("away");
        Loop loop =
                loop(() -> {
                    running().close();
                    throw fault;
                });
        loop.start(Runnable::run);
        assertSame(fault, assertInstanceOf(IllegalStateException.class, trouble.getFirst()));
    }

    private static void awaitState(Loop loop, LoopView.State state) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (loop.view().motion().state() != state && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertEquals(state, loop.view().motion().state());
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T raise(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }
}
