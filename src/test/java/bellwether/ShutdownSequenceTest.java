package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What closes after what, and what is done with a resource that hangs.
final class ShutdownSequenceTest {
    private static final Duration MOST = Duration.ofSeconds(28);

    @Test
    void everyBoundTogetherLeavesTimeToEndBeforeAPlatformKills() {
        Duration over = Duration.ZERO;
        for (ShutdownStep step : ShutdownStep.values()) {
            over = over.plus(step.bound(over, false));
        }
        assertEquals(Duration.ofMillis(25_500), over);
        assertTrue(over.plusSeconds(1).compareTo(ShutdownStep.LAST) < 0, "room to end by force");
        assertTrue(ShutdownStep.LAST.compareTo(MOST) < 0);
    }

    @Test
    void theDatabaseHasFiveSecondsThoughAllStepsBeforeItHung() {
        Duration over = Duration.ZERO;
        for (ShutdownStep step : ShutdownStep.values()) {
            if (step == ShutdownStep.DATABASE) {
                assertEquals(Duration.ofSeconds(5), step.bound(over, false));
            }
            over = over.plus(step.bound(over, false));
        }
    }

    @Test
    void aHurryEndsAllWithinTwelveSeconds() {
        Duration over = Duration.ZERO;
        for (ShutdownStep step : ShutdownStep.values()) {
            over = over.plus(step.bound(over, true));
        }
        assertTrue(over.compareTo(Duration.ofSeconds(12)) < 0, over.toString());
    }

    @Test
    void stepsAreClosedInTheirOrderWhateverTheOrderOfOpening() {
        List<ShutdownStep> closed = new CopyOnWriteArrayList<>();
        ShutdownSequence closing = new ShutdownSequence();
        for (ShutdownStep step : List.of(ShutdownStep.values()).reversed()) {
            closing.add(step, () -> closed.add(step));
            closing.add(
                    step,
                    () -> {
                        throw new IllegalStateException("a fault, which stops nothing");
                    });
        }
        closing.close();
        assertEquals(List.of(ShutdownStep.values()), closed);
    }

    /// Each step hangs in turn, for as long as it really may.
    @Test
    void aStepThatHangsIsEndedByForceAndAllOthersAreClosed() throws Exception {
        Map<ShutdownStep, Duration> took = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> runs = new ArrayList<>();
            for (ShutdownStep hanging : ShutdownStep.values()) {
                runs.add(threads.submit(() -> took.put(hanging, hangs(hanging))));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
        took.forEach((step, time) -> {
            Duration bound = step.bound(Duration.ZERO, false);
            assertTrue(time.compareTo(bound) >= 0, step + " had its time");
            assertTrue(time.compareTo(bound.plusSeconds(2)) < 0, step + " took " + time);
        });
    }

    private static Duration hangs(ShutdownStep hanging) {
        CountDownLatch never = new CountDownLatch(1);
        List<ShutdownStep> closed = new CopyOnWriteArrayList<>();
        List<ShutdownStep> forced = new CopyOnWriteArrayList<>();
        ShutdownSequence closing = new ShutdownSequence();
        closing.add(hanging, never::await, () -> forced.add(hanging));
        for (ShutdownStep step : ShutdownStep.values()) {
            closing.add(step, () -> closed.add(step));
        }
        long begun = System.nanoTime();
        closing.close();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertEquals(List.of(hanging), forced);
        assertEquals(List.of(ShutdownStep.values()), closed, "also what is of the same step");
        never.countDown();
        return took;
    }

    @Test
    void aHurryCutsAWaitThatIsUnderWay() {
        CountDownLatch never = new CountDownLatch(1);
        ShutdownSequence closing = new ShutdownSequence();
        closing.add(
                ShutdownStep.REQUESTS,
                () -> {
                    closing.hurry();
                    never.await();
                });
        long begun = System.nanoTime();
        closing.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 5);
        never.countDown();
    }

    @Test
    void whatIsOpenedAfterThatIsClosedAtOnce() {
        List<String> closed = new CopyOnWriteArrayList<>();
        ShutdownSequence closing = new ShutdownSequence();
        closing.close();
        assertThrows(
                IllegalStateException.class,
                () -> closing.add(ShutdownStep.JOBS, () -> closed.add("late")));
        assertEquals(List.of("late"), closed);
    }

    @Test
    void aLogThatNobodyReadsStopsNothing() {
        CountDownLatch never = new CountDownLatch(1);
        List<String> closed = new CopyOnWriteArrayList<>();
        ShutdownSequence closing = new ShutdownSequence();
        closing.say(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        closing.add(
                ShutdownStep.JOBS,
                () -> {
                    throw new IllegalStateException("to be logged");
                });
        closing.add(ShutdownStep.DATABASE, () -> closed.add("database"));
        closing.close();
        assertEquals(List.of("database"), closed);
        never.countDown();
    }
}
