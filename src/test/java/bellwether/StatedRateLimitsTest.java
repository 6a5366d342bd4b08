package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.frontend.legacy.LegacyApi.RateLimit;
import bellwether.platform.http.limits.RateTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatedRateLimitsTest {
    @Test
    void areThoseInForce() {
        assertEquals(
                Map.of(
                        "reads", new RateLimit(900, 60, 50),
                        "analyses", new RateLimit(30, 60, 30),
                        "trainings", new RateLimit(10, 3_600, 10),
                        "page", new RateLimit(600, 60, 600),
                        "day", new RateLimit(5_000, 86_400, 5_000)),
                StatedRateLimits.of(RateTable.parse("reads=900:50,writes=off,day=5000")));
    }

    @Test
    void withoutLimitsThereAreNone() {
        assertEquals(Map.of(), StatedRateLimits.of(RateTable.OFF));
    }
}
