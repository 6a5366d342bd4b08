package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.RateGroup;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryCountsTest {
    private static final RequestCounter ANN = counter(RateGroup.MARKET, "key ann", 3);

    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private final MemoryCounts counts = new MemoryCounts(() -> now);

    private static RequestCounter counter(RateGroup group, String caller, int rate) {
        return new RequestCounter(group, caller, Allowance.perMinute(rate));
    }

    @Test
    void soManyAreGrantedAtOnceAndTheNextIsNot() {
        assertEquals(2, counts.take(ANN).left());
        assertEquals(1, counts.take(ANN).left());
        assertTrue(counts.take(ANN).granted());
        Quota over = counts.take(ANN);
        assertFalse(over.granted());
        assertEquals(0, over.left());
        assertEquals(Duration.ofSeconds(20), over.untilNext());
        assertEquals(Duration.ofMinutes(1), over.untilFull());
    }

    @Test
    void theyComeBackOneByOne() {
        for (int i = 0; i < 3; i++) {
            counts.take(ANN);
        }
        now = now.plusMillis(19_999);
        assertFalse(counts.take(ANN).granted());
        now = now.plusMillis(1);
        assertTrue(counts.take(ANN).granted());
        assertFalse(counts.take(ANN).granted());
        now = now.plusSeconds(60);
        assertEquals(2, counts.take(ANN).left(), "full again, and not fuller");
    }

    @Test
    void aBurstMayBeSmallerOrLargerThanAMinutesWorth() {
        RequestCounter small =
                new RequestCounter(RateGroup.READS, "key ann", Allowance.perMinute(60, 2));
        assertEquals(1, counts.take(small).left());
        assertEquals(0, counts.take(small).left());
        assertEquals(Duration.ofSeconds(1), counts.take(small).untilNext());
        RequestCounter large =
                new RequestCounter(RateGroup.READS, "key ann", Allowance.perMinute(6, 120));
        assertEquals(119, counts.take(large).left());
        assertEquals(Duration.ofSeconds(20), counts.take(large).untilFull());
    }

    @Test
    void aDaysQuotaComesBackAtMidnightUtcAllAtOnce() {
        RequestCounter day = new RequestCounter(RateGroup.DAY, "key ann", Allowance.perDay(2));
        counts.take(day);
        counts.take(day);
        Quota over = counts.take(day);
        assertEquals(Duration.ofHours(12), over.untilNext());
        now = Instant.parse("2026-03-03T23:59:59.999Z");
        assertFalse(counts.take(day).granted());
        now = Instant.parse("2026-03-04T00:00:00Z");
        assertEquals(1, counts.take(day).left());
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainAndNothingBeyondTheMost() {
        counts.take(ANN);
        counts.giveBack(ANN);
        counts.giveBack(ANN);
        assertEquals(2, counts.take(ANN).left());
    }

    @Test
    void lookingTakesNothing() {
        assertEquals(3, counts.look(ANN).left());
        assertEquals(3, counts.look(ANN).left());
        counts.drain(ANN);
        assertFalse(counts.look(ANN).granted());
        assertEquals(Duration.ofSeconds(20), counts.look(ANN).untilNext());
    }

    @Test
    void callersGroupsAndLimitsAreCountedApart() {
        counts.drain(ANN);
        assertTrue(counts.take(counter(RateGroup.MARKET, "key bob", 3)).granted());
        assertTrue(counts.take(counter(RateGroup.OTHER, "key ann", 3)).granted());
        assertTrue(counts.take(counter(RateGroup.MARKET, "key ann", 4)).granted());
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyOut() {
        counts.drain(ANN);
        now = now.minusSeconds(1);
        assertFalse(counts.take(ANN).granted(), "as clocks that are corrected do");
        now = now.minus(Duration.ofHours(5));
        assertTrue(counts.take(ANN).granted());
        counts.drain(ANN);
        assertFalse(counts.take(ANN).granted());
        now = now.plusSeconds(20);
        assertTrue(counts.take(ANN).granted());
    }

    @Test
    void aCallerWhoStaysAwayForTwiceAsLongAsItTakesToFillIsForgotten() {
        counts.take(ANN);
        counts.take(new RequestCounter(RateGroup.HOUR, "key ann", Allowance.perHour(3)));
        now = now.plus(Duration.ofMinutes(2).minusMillis(1));
        assertEquals(2, counts.size());
        now = now.plusSeconds(5); // the cache forgets in steps of a second
        assertEquals(1, counts.size());
        now = now.plus(Duration.ofHours(2));
        assertEquals(0, counts.size());
    }

    @Test
    void aCrowdOfNewCallersIsBounded() {
        for (int i = 0; i < MemoryCounts.MOST + 1_000; i++) {
            counts.take(counter(RateGroup.OTHER, "address " + i, 1));
        }
        assertTrue(counts.size() <= MemoryCounts.MOST, () -> counts.size() + " are kept");
    }
}
