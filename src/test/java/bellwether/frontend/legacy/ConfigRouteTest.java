package bellwether.frontend.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.http.limits.RateTable;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConfigRouteTest {
    @Test
    void theRateLimitsAreThoseInForce() {
        Map<String, ConfigRoute.RateLimit> limits =
                ConfigRoute.rateLimits(RateTable.parse("reads=900:50,writes=off,day=5000"));
        assertEquals(Set.of("reads", "analyses", "day"), limits.keySet());
        assertEquals(new ConfigRoute.RateLimit(900, 60, 50), limits.get("reads"));
        assertEquals(new ConfigRoute.RateLimit(5_000, 86_400, 5_000), limits.get("day"));
    }

    @Test
    void withoutLimitsThereAreNone() {
        assertEquals(Map.of(), ConfigRoute.rateLimits(RateTable.OFF));
    }
}
