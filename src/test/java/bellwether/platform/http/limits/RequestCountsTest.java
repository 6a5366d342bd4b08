package bellwether.platform.http.limits;

import static bellwether.platform.http.RateGroup.MARKET;
import static bellwether.platform.http.RateGroup.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.RateGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Counting in memory, with a clock that is set by hand.
final class RequestCountsTest {
    private static final String ME = "address 203.0.113.1";

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final RequestCounts counts = new RequestCounts(() -> now, Optional.empty());

    private static RequestCounter counter(RateGroup group, String caller, int most) {
        return new RequestCounter(group, caller, Allowance.perMinute(most));
    }

    @AfterEach
    void close() {
        counts.close();
    }

    @Test
    void grantsAsManyAsAreAllowedAndNoMore() {
        for (int i = 0; i < 3; i++) {
            Quota quota = counts.take(counter(OTHER, ME, 3));
            assertTrue(quota.granted());
            assertEquals(2 - i, quota.left());
        }
        assertFalse(counts.take(counter(OTHER, ME, 3)).granted());
        assertTrue(counts.take(counter(OTHER, "address 203.0.113.2", 3)).granted());
        assertTrue(counts.take(counter(MARKET, ME, 3)).granted());
    }

    @Test
    void lookingTakesNothing() {
        for (int i = 0; i < 5; i++) {
            assertEquals(1, counts.look(counter(OTHER, ME, 1)).left());
        }
        assertTrue(counts.take(counter(OTHER, ME, 1)).granted());
        assertFalse(counts.look(counter(OTHER, ME, 1)).granted());
    }

    @Test
    void grantsExactlyAsManyToACrowd() throws Exception {
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5_000; i++) {
                answers.add(crowd.submit(() -> counts.take(counter(OTHER, ME, 100)).granted()));
            }
        }
        int granted = 0;
        for (Future<Boolean> answer : answers) {
            granted += answer.get() ? 1 : 0;
        }
        assertEquals(100, granted);
    }

    @Test
    void aFloodOfAddressesPushesItselfOutAndNotThoseWhoCallOften() {
        MemoryCounts memory = new MemoryCounts(() -> now);
        RequestCounter often = counter(OTHER, ME, 1_000);
        for (int i = 0; i < 4 * MemoryCounts.MOST; i++) {
            if (i % 1_000 == 0) {
                memory.take(often);
            }
            memory.take(counter(OTHER, "address " + i, 1_000));
        }
        assertTrue(memory.size() <= MemoryCounts.MOST, memory.size() + " kept");
        assertEquals(1_000 - 4 * MemoryCounts.MOST / 1_000, memory.look(often).left());
    }

    @Test
    void forgetsWhoHasGone() {
        MemoryCounts memory = new MemoryCounts(() -> now);
        memory.take(counter(OTHER, ME, 1));
        assertEquals(1, memory.size());
        now = now.plusSeconds(121);
        assertEquals(0, memory.size());
    }
}
