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
final class ClosingTest {
    private static final Duration MOST = Duration.ofSeconds(28);

    @Test
    void everyBoundTogetherLeavesTimeToEndBeforeAPlatformKills() {
        Duration over = Duration.ZERO;
        for (ClosingStep step : ClosingStep.values()) {
            over = over.plus(step.bound(over, false));
        }
        assertEquals(Duration.ofMillis(25_500), over);
        assertTrue(over.plusSeconds(1).compareTo(ClosingStep.LAST) < 0, "room to end by force");
        assertTrue(ClosingStep.LAST.compareTo(MOST) < 0);
    }

    @Test
    void theDatabaseHasFiveSecondsThoughAllStepsBeforeItHung() {
        Duration over = Duration.ZERO;
        for (ClosingStep step : ClosingStep.values()) {
            if (step == ClosingStep.DATABASE) {
                assertEquals(Duration.ofSeconds(5), step.bound(over, false));
            }
            over = over.plus(step.bound(over, false));
        }
    }

    @Test
    void aHurryEndsAllWithinTwelveSeconds() {
        Duration over = Duration.ZERO;
        for (ClosingStep step : ClosingStep.values()) {
            over = over.plus(step.bound(over, true));
        }
        assertTrue(over.compareTo(Duration.ofSeconds(12)) < 0, over.toString());
    }

    @Test
    void stepsAreClosedInTheirOrderWhateverTheOrderOfOpening() {
        List<ClosingStep> closed = new CopyOnWriteArrayList<>();
        Closing closing = new Closing();
        for (ClosingStep step : List.of(ClosingStep.values()).reversed()) {
            closing.add(step, () -> closed.add(step));
            closing.add(
                    step,
                    () -> {
                        throw new IllegalStateException("a fault, which stops nothing");
                    });
        }
        closing.close();
        assertEquals(List.of(ClosingStep.values()), closed);
    }

    /// Each step hangs in turn, for as long as it really may.
    @Test
    void aStepThatHangsIsEndedByForceAndAllOthersAreClosed() throws Exception {
        Map<ClosingStep, Duration> took = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> runs = new ArrayList<>();
            for (ClosingStep hanging : ClosingStep.values()) {
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

    private static Duration hangs(ClosingStep hanging) {
        CountDownLatch never = new CountDownLatch(1);
        List<ClosingStep> closed = new CopyOnWriteArrayList<>();
        List<ClosingStep> forced = new CopyOnWriteArrayList<>();
        Closing closing = new Closing();
        closing.add(hanging, never::await, () -> forced.add(hanging));
        for (ClosingStep step : ClosingStep.values()) {
            closing.add(step, () -> closed.add(step));
        }
        long begun = System.nanoTime();
        closing.close();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertEquals(List.of(hanging), forced);
        assertEquals(List.of(ClosingStep.values()), closed, "also what is of the same step");
        never.countDown();
        return took;
    }

    @Test
    void aHurryCutsAWaitThatIsUnderWay() {
        CountDownLatch never = new CountDownLatch(1);
        Closing closing = new Closing();
        closing.add(
                ClosingStep.REQUESTS,
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
        Closing closing = new Closing();
        closing.close();
        assertThrows(
                IllegalStateException.class,
                () -> closing.add(ClosingStep.JOBS, () -> closed.add("late")));
        assertEquals(List.of("late"), closed);
    }

    @Test
    void aLogThatNobodyReadsStopsNothing() {
        CountDownLatch never = new CountDownLatch(1);
        List<String> closed = new CopyOnWriteArrayList<>();
        Closing closing = new Closing();
        closing.say(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        closing.add(
                ClosingStep.JOBS,
                () -> {
                    throw new IllegalStateException("to be logged");
                });
        closing.add(ClosingStep.DATABASE, () -> closed.add("database"));
        closing.close();
        assertEquals(List.of("database"), closed);
        never.countDown();
    }
}
