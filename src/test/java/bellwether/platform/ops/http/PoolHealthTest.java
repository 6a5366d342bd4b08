package bellwether.platform.ops.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.PoolState;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PoolHealthTest {
    @ParameterizedTest
    @CsvSource({
        "20, 0, 0, healthy, 0.0",
        "20, 17, 0, healthy, 85.0",
        "20, 18, 0, degraded, 90.0",
        "20, 1, 1, degraded, 5.0",
        "3, 1, 0, healthy, 33.3"
    })
    void thePoolForRequestsDecides(int max, int used, int waiting, String status, double percent) {
        PoolState web = new PoolState("web", used + 1, 1, max, 1, used, waiting);
        PoolHealth health = PoolHealth.of(List.of(web, new PoolState("jobs", 8, 2, 8, 0, 8, 5)));
        assertEquals(status, health.status());
        assertEquals(new PoolHealth.RequestPool(used + 1, 1, max, 1, used, percent), health.pool());
        assertEquals(2, health.pools().size());
    }
}
