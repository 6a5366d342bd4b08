package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.limits.ServerLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BodyRateTest {
    /// 5,000 bytes/s over all, 200 in each stretch, after 5 s.
    private final BodyRate pace =
            new BodyRate(new ServerLimits.Body(1_000_000, 5_000, Duration.ofSeconds(5)));

    private long now;

    /// Waits, and gets some bytes.
    private void after(double seconds, int bytes) {
        pace.note(-1, now);
        now += (long) (seconds * 1e9);
        pace.note(bytes, now);
    }

    @Test
    void whatComesAtOnceIsNeverSlow() {
        pace.note(100, now);
        now += 60_000_000_000L; // somebody works, nobody waits
        pace.note(100, now);
        assertFalse(pace.isSlow());
        assertEquals(200, pace.count());
    }

    @Test
    void theFirstSecondsAreFree() {
        after(4.9, 1);
        assertFalse(pace.isSlow());
        after(0.5, 1);
        assertTrue(pace.isSlow());
    }

    @Test
    void whatCameQuicklyIsNoCreditForDrippingOn() {
        after(0.1, 900_000);
        after(5.5, 1);
        assertFalse(pace.isSlow());
        after(5.5, 1);
        assertTrue(pace.isSlow());
    }

    @Test
    void aPauseIsForgivenWhenEnoughComesAfterIt() {
        after(0.1, 400_000);
        after(20, 5_000);
        assertFalse(pace.isSlow());
    }

    @Test
    void aSteadyTrickleIsTooSlowOverAllOfTheTime() {
        for (int second = 0; second < 3; second++) {
            after(2, 2_000);
        }
        assertFalse(pace.isSlow());
        for (int second = 0; second < 30; second++) {
            after(2, 2_000);
        }
        assertTrue(pace.isSlow());
    }
}
