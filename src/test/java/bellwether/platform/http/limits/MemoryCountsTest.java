package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.RateGroup;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryCountsTest {
    private static final RequestCounter ANN = new RequestCounter(RateGroup.MARKET, "key ann", 3);

    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final MemoryCounts counts = new MemoryCounts(() -> now);

    @Test
    void soManyAreGrantedInAMinuteAndTheNextIsNot() {
        assertEquals(2, counts.take(ANN).left());
        assertEquals(1, counts.take(ANN).left());
        assertTrue(counts.take(ANN).granted());
        Quota over = counts.take(ANN);
        assertFalse(over.granted());
        assertEquals(0, over.left());
        assertEquals(ANN.end(now), now.plus(over.reset()));
    }

    @Test
    void nothingComesBackBeforeTheMinuteEndsAndAllOfItThen() {
        for (int i = 0; i < 3; i++) {
            counts.take(ANN);
        }
        Instant end = ANN.end(now);
        now = end.minusMillis(1);
        assertFalse(counts.take(ANN).granted());
        now = end;
        assertEquals(2, counts.take(ANN).left());
    }

    @Test
    void lookingTakesNothing() {
        assertEquals(3, counts.look(ANN).left());
        assertEquals(3, counts.look(ANN).left());
        counts.drain(ANN);
        assertFalse(counts.look(ANN).granted());
    }

    @Test
    void callersGroupsAndLimitsAreCountedApart() {
        counts.drain(ANN);
        assertTrue(counts.take(new RequestCounter(RateGroup.MARKET, "key bob", 3)).granted());
        assertTrue(counts.take(new RequestCounter(RateGroup.OTHER, "key ann", 3)).granted());
        assertTrue(counts.take(new RequestCounter(RateGroup.MARKET, "key ann", 4)).granted());
    }

    @Test
    void aCallerWhoStaysAwayForTwoMinutesIsForgotten() {
        counts.take(ANN);
        now = now.plus(Duration.ofMinutes(2).minusMillis(1));
        assertEquals(1, counts.size());
        now = now.plusMillis(2);
        assertEquals(0, counts.size());
    }

    @Test
    void aCrowdOfNewCallersIsBounded() {
        for (int i = 0; i < MemoryCounts.MOST + 1_000; i++) {
            counts.take(new RequestCounter(RateGroup.OTHER, "address " + i, 1));
        }
        assertTrue(counts.size() <= MemoryCounts.MOST, () -> counts.size() + " are kept");
    }
}
