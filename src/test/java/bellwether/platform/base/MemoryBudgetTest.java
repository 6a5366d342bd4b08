package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.platform.base.MemoryBudget.Need;
import bellwether.platform.base.MemoryBudget.Room;
import bellwether.platform.base.MemoryBudget.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {
    private static final int MEGABYTE = 1 << 20;
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MemoryBudget memory = new MemoryBudget(8 * MEGABYTE);

    @Test
    void moreThanThereEverIsCannotBeProcessedAndSaysWhatCanBeDone() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> memory.take(need(Share.HISTORIES, 4 * MEGABYTE), LONG));
        assertEquals(RefusalKind.INVALID, refusal.kind());
        assertEquals("too_much_at_once", refusal.code());
        assertEquals(
                "40 bars of AAPL need 4.2 MB of memory; the limit for all such reads together is 3.1 MB. Ask for less.",
                refusal.detail());
        assertEquals(List.of(0L, 1L), figures(Share.HISTORIES));
    }

    @Test
    void moreThanIsFreeIsRefusedForNowAndSaysWhen() {
        try (Room _ = memory.take(need(Share.HISTORIES, 2 * MEGABYTE), NOW)) {
            Refusal refusal =
                    assertThrows(
                            Refusal.class,
                            () -> memory.take(need(Share.HISTORIES, 2 * MEGABYTE), NOW));
            assertEquals(RefusalKind.UNAVAILABLE, refusal.kind());
            assertEquals("no_memory_free", refusal.code());
            assertEquals(Optional.of(Duration.ofSeconds(5)), refusal.pause());
            assertEquals(
                    "40 bars of AAPL need 2.1 MB of memory; other reads use the rest of the 3.1 MB available. Retry in 5 s. Ask for less.",
                    refusal.detail());
        }
        assertEquals(List.of(0L, 1L), figures(Share.HISTORIES));
        memory.take(need(Share.HISTORIES, 2 * MEGABYTE), NOW).close();
    }

    @Test
    void aFullShareKeepsNobodyOutOfAnother() {
        try (Room _ = memory.take(need(Share.HISTORIES, 3 * MEGABYTE), NOW);
                Room _ = memory.take(need(Share.EXPORTS, 2 * MEGABYTE), NOW);
                Room _ = memory.take(need(Share.ANSWERS, 2 * MEGABYTE), NOW)) {
            memory.take(need(Share.PAGES, MEGABYTE), NOW).close();
        }
    }

    @Test
    void whatIsGivenBackTwiceIsGivenBackOnce() {
        Room room = memory.take(need(Share.PAGES, MEGABYTE / 2), NOW);
        room.close();
        room.close();
        assertEquals(0, memory.held(Share.PAGES));
    }

    @Test
    void theFirstToWaitIsTheFirstToBeServedHoweverMuchItWants() throws Exception {
        Room room = memory.take(need(Share.PAGES, MEGABYTE), NOW);
        CompletableFuture<Room> large = new CompletableFuture<>();
        Thread waiting =
                Thread.ofVirtual()
                        .start(() ->
                                large.complete(memory.take(need(Share.PAGES, MEGABYTE), LONG)));
        Waiting.until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        room.close();
        try (Room _ = large.get(20, TimeUnit.SECONDS)) {
            assertThrows(Refusal.class, () -> memory.take(need(Share.PAGES, 1024), NOW));
        }
    }

    @Test
    void whoIsInterruptedIsRefusedAndStaysInterrupted() {
        try (Room _ = memory.take(need(Share.PAGES, MEGABYTE), NOW)) {
            Thread.currentThread().interrupt();
            assertThrows(Refusal.class, () -> memory.take(need(Share.PAGES, MEGABYTE), LONG));
            assertTrue(Thread.interrupted());
        }
        assertEquals(0, memory.held(Share.PAGES));
    }

    @Test
    void aThousandTakersNeverHoldMoreThanThereIsAndAllIsThereAfterwards() throws Exception {
        AtomicLong most = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int bytes = new SplittableRandom(i).nextInt(1, MEGABYTE);
                all.add(
                        threads.submit(() -> {
                            try (Room _ = memory.take(need(Share.PAGES, bytes), LONG)) {
                                most.accumulateAndGet(memory.held(Share.PAGES), Math::max);
                            }
                        }));
            }
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        assertTrue(most.get() > 0 && most.get() <= MEGABYTE, () -> "held " + most);
        assertEquals(List.of(0L, 0L), figures(Share.PAGES));
    }

    private List<Long> figures(Share share) {
        return List.of(memory.held(share), memory.refused(share));
    }

    private static Need need(Share share, long bytes) {
        return new Need(share, bytes, "40 bars of AAPL", "Ask for less.");
    }
}
