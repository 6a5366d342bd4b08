package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.WorkStopped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ItemRunTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Item ITEM = new Item(1, 0, "A", 1, 11);

    /// Near the end of the range, as the real clock may stand anywhere.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    private final ItemRun run = new ItemRun(work(), nanos::get);

    private static WorkHandle work() {
        JobId job = new JobId(new UUID(0, 1));
        return new WorkHandle(job, "echo", "{}", List.of(new ClaimedItem(ITEM, job, 0, 1)));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void silenceIsCountedFromTheLastSignOfProgress() {
        pass(DEADLINE);
        assertFalse(run.silentFor(DEADLINE), "as long as allowed is not longer");
        pass(Duration.ofNanos(1));
        assertTrue(run.silentFor(DEADLINE));
        assertFalse(run.hasMoved());
        assertTrue(run.move());
        assertFalse(run.silentFor(DEADLINE));
        assertTrue(run.hasMoved());
        pass(DEADLINE.plusNanos(1));
        assertTrue(run.silentFor(DEADLINE));
    }

    @Test
    void theTimeItTookIsCountedFromItsBeginningWhateverMoved() {
        pass(Duration.ofSeconds(3));
        run.move();
        pass(Duration.ofSeconds(4));
        assertEquals(Duration.ofSeconds(7).toNanos(), run.nanos());
    }

    /// A claim is renewed once half of its time is over, and only of work that has moved since.
    @Test
    void theClaimOfMovingWorkIsRenewedAndOfWorkThatStandsIsNot() {
        Duration half = DEADLINE.dividedBy(2);
        pass(half.plusNanos(1));
        assertFalse(run.isToBeRenewed(half), "it has not moved");
        run.move();
        assertTrue(run.isToBeRenewed(half));
        run.renewed();
        assertFalse(run.isToBeRenewed(half));
        pass(half);
        run.move();
        assertFalse(run.isToBeRenewed(half), "as old as that is not older");
        pass(Duration.ofNanos(1));
        assertTrue(run.isToBeRenewed(half));
    }

    @Test
    void theThreadThatEndsInTimeHasTheLastWord() {
        assertTrue(run.finish());
        assertFalse(run.abandon(), "the deadline came too late");
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void theDeadlineThatComesFirstInterruptsTheThreadAndHasTheLastWord() {
        assertTrue(run.abandon());
        assertTrue(Thread.currentThread().isInterrupted());
        assertFalse(run.abandon(), "once");
        assertFalse(run.move(), "what it still does goes nowhere");
        pass(Duration.ofSeconds(5));
        assertEquals(Duration.ofSeconds(5), run.late());
        assertFalse(run.finish());
        assertFalse(Thread.currentThread().isInterrupted(), "the next batch is not hit by it");
    }

    /// An interrupt that is not the deadline's, as of a process that stops, stays.
    @Test
    void anInterruptOfAnotherIsNotCleared() {
        Thread.currentThread().interrupt();
        assertTrue(run.finish());
        assertTrue(Thread.currentThread().isInterrupted());
    }

    @Test
    void whatIsKeptIsKnownByItsLease() {
        run.keep(ITEM);
        assertTrue(run.hasKept(ITEM));
        assertFalse(run.hasKept(new Item(1, 0, "A", 1, 12)), "the same item claimed again");
    }

    @Test
    void workThatWasGivenUpStopsAtItsNextSign() {
        RunProgress progress = new RunProgress(run, new UUID(0, 9), DEADLINE);
        progress.moved();
        assertTrue(run.abandon());
        WorkStopped stopped = assertThrows(WorkStopped.class, progress::moved);
        assertEquals(
                "the batch made no progress for too long and was given up", stopped.getMessage());
    }

    @Test
    void exactlyOneOfThreadAndDeadlineHasTheLastWord() throws Exception {
        BlockingQueue<ItemRun> begun = new LinkedBlockingQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 500; round++) {
                Future<Boolean> finished =
                        threads.submit(() -> {
                            ItemRun one = new ItemRun(work(), nanos::get);
                            begun.add(one);
                            return one.finish();
                        });
                Future<Boolean> abandoned = threads.submit(() -> begun.take().abandon());
                assertTrue(
                        finished.get(10, TimeUnit.SECONDS) ^ abandoned.get(10, TimeUnit.SECONDS));
            }
        }
    }
}
