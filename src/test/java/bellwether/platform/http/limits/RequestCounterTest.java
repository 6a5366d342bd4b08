package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import bellwether.platform.http.RateGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestCounterTest {
    private static RequestCounter of(Allowance allowance) {
        return new RequestCounter(RateGroup.MARKET, "address ::1", allowance);
    }

    private static String key(RequestCounter counter) {
        return new String(counter.key(), StandardCharsets.UTF_8);
    }

    @Test
    void anotherLimitOrBurstCountsApart() {
        String key = key(of(Allowance.perMinute(30)));
        assertEquals("bellwether:rate:market:30:30:address ::1", key);
        assertNotEquals(key, key(of(Allowance.perMinute(31))));
        assertNotEquals(key, key(of(Allowance.perMinute(30, 10))));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.000000001S, 1", "PT1S, 1", "PT1.5S, 2", "PT59.999S, 60"})
    void theSecondThatHasBegunCounts(Duration wait, long seconds) {
        assertEquals(seconds, new Quota(true, 1, wait, Duration.ZERO).waitSeconds());
        assertEquals(seconds, new Quota(true, 1, Duration.ZERO, wait).resetSeconds());
    }
}
