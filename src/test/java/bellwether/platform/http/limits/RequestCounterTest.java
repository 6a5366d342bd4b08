package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.RateGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestCounterTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:30Z");

    private static RequestCounter of(String caller) {
        return new RequestCounter(RateGroup.MARKET, caller, 30);
    }

    @Test
    void aMinuteOfACallerEndsAtTheSameMomentThroughoutIt() {
        RequestCounter counter = of("key bw_1");
        Instant end = counter.end(NOW);
        assertTrue(end.isAfter(NOW) && !end.isAfter(NOW.plusSeconds(60)), end.toString());
        assertEquals(end, counter.end(end.minusSeconds(60)));
        assertEquals(end, counter.end(end.minusMillis(1)));
        assertEquals(end.plusSeconds(60), counter.end(end), "the end belongs to the next minute");
    }

    @Test
    void minutesOfCallersEndAtDifferentMoments() {
        Set<Instant> ends = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ends.add(of("address 203.0.113." + i).end(NOW));
        }
        assertTrue(ends.size() > 90, () -> ends.size() + " different ends of 100");
    }

    @Test
    void timesBeforeTheEpochHaveMinutesToo() {
        Instant before = Instant.parse("1969-12-31T23:59:59.5Z");
        Duration left = Duration.between(before, of("x").end(before));
        assertTrue(left.isPositive() && left.compareTo(RequestCounter.WINDOW) <= 0, left::toString);
    }

    @Test
    void anotherLimitOrGroupCountsApart() {
        String key = new String(of("address ::1").key(), StandardCharsets.UTF_8);
        assertEquals("bellwether:rate:market:30:address ::1", key);
        assertNotEquals(
                key,
                new String(
                        new RequestCounter(RateGroup.MARKET, "address ::1", 31).key(),
                        StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.000000001S, 1", "PT1S, 1", "PT1.5S, 2", "PT59.999S, 60"})
    void theSecondThatHasBegunCounts(Duration reset, long seconds) {
        assertEquals(seconds, new Quota(true, 1, reset).resetSeconds());
    }
}
