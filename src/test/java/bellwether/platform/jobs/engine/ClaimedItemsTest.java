package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ClaimedItemsTest {
    private final ClaimedItems held = new ClaimedItems();

    private static ClaimedItem item(long id, long lease, int lane) {
        return new ClaimedItem(
                new Item(id, 0, "K" + id, 1, lease), new JobId(new UUID(0, 1)), lane, 1);
    }

    @Test
    void whatIsTakenIsUnbegunUntilAWorkerBeginsItAndHeldUntilItIsDropped() {
        ClaimedItem first = item(1, 11, 0);
        ClaimedItem second = item(2, 12, 1);
        held.take(List.of(first, second));
        assertEquals(2, held.count());
        assertEquals(2, held.unbegun());
        held.begin(List.of(first));
        assertEquals(2, held.count());
        assertEquals(1, held.unbegun());
        held.drop(first);
        assertEquals(List.of(12L), held.leases());
        assertEquals(1, held.unbegun(), "what is dropped had been begun");
    }

    /// An item that came back by a rescue is claimed again under another lease, while the outcome
    /// of the first is still on its way.
    @Test
    void theSameItemUnderAnotherLeaseIsAnother() {
        ClaimedItem before = item(1, 11, 0);
        ClaimedItem after = item(1, 12, Lanes.SUSPECTS);
        held.take(List.of(before));
        held.take(List.of(after));
        assertEquals(2, held.count());
        held.drop(before);
        assertEquals(List.of(12L), held.leases());
        held.drop(before);
        assertEquals(1, held.count(), "a second drop takes nothing else");
    }

    @Test
    void aSuspectIsSeenAsLongAsItIsHeld() {
        ClaimedItem suspect = item(2, 12, Lanes.PRIME_SUSPECTS);
        held.take(List.of(item(1, 11, 3)));
        assertFalse(held.hasSuspect());
        held.take(List.of(suspect));
        assertTrue(held.hasSuspect());
        held.drop(suspect);
        assertFalse(held.hasSuspect());
    }

    @Test
    void whoWaitsForNothingToBeHeldIsNotKeptWhenThatIsSo() throws InterruptedException {
        assertTrue(held.awaitNone(Duration.ZERO));
        held.take(List.of(item(1, 11, 0)));
        assertFalse(held.awaitNone(Duration.ZERO));
    }

    @Test
    void theLastDropEndsTheWait() throws Exception {
        List<ClaimedItem> items = IntStream.range(0, 50).mapToObj(i -> item(i, i, 0)).toList();
        held.take(items);
        CountDownLatch waiting = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> none =
                    threads.submit(() -> {
                        waiting.countDown();
                        return held.awaitNone(Duration.ofMinutes(1));
                    });
            assertTrue(waiting.await(10, TimeUnit.SECONDS));
            items.subList(0, 49).forEach(held::drop);
            assertFalse(none.isDone());
            held.drop(items.getLast());
            assertTrue(none.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void nothingIsLostAmongManyThreads() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all =
                    IntStream.range(0, 8)
                            .<Future<?>>mapToObj(
                                    thread -> threads.submit(() -> takeAndDrop(thread)))
                            .toList();
            for (Future<?> one : all) {
                one.get(10, TimeUnit.SECONDS);
            }
        }
        assertEquals(8 * 100, held.count());
        assertEquals(0, held.unbegun());
    }

    /// Of a thousand items each, a tenth stays held.
    private void takeAndDrop(int thread) {
        for (int i = 0; i < 1_000; i++) {
            ClaimedItem one = item(i, thread * 1_000L + i, 0);
            held.take(List.of(one));
            held.begin(List.of(one));
            if (i % 10 != 0) {
                held.drop(one);
            }
        }
    }
}
