package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.http.HttpExchange;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HttpMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HttpMeters meters = new HttpMeters(registry);

    private void exchange(String method, String path, int status, long millis) {
        meters.accept(
                new HttpExchange(
                        Instant.EPOCH,
                        method,
                        "/things/{id}",
                        path,
                        status,
                        Duration.ofMillis(millis),
                        "192.0.2.1",
                        10,
                        200,
                        "",
                        "",
                        "r"));
    }

    private Timer requests(String method, String status) {
        return registry.get("http.server.requests")
                .tags("method", method, "route", "/things/{id}", "status", status)
                .timer();
    }

    @Test
    void exchangesAreCountedAndTimedByMethodRouteAndStatus() {
        exchange("GET", "/things/1", 200, 30);
        exchange("GET", "/things/2", 200, 50);
        exchange("GET", "/things/3", 404, 5);
        assertEquals(2, requests("GET", "200").count());
        assertEquals(80, requests("GET", "200").totalTime(TimeUnit.MILLISECONDS));
        assertEquals(1, requests("GET", "404").count());
    }

    @Test
    void bytesAreAddedUpByRouteWhateverTheStatus() {
        exchange("GET", "/things/1", 200, 1);
        exchange("POST", "/things/1", 422, 1);
        assertEquals(
                20,
                registry.get("http.server.request.bytes")
                        .tag("route", "/things/{id}")
                        .counter()
                        .count());
        assertEquals(
                400,
                registry.get("http.server.response.bytes")
                        .tag("route", "/things/{id}")
                        .counter()
                        .count());
    }

    @Test
    void madeUpMethodsAndPathsAreOneSeries() {
        exchange("BREW", "/things/1", 200, 1);
        int series = registry.getMeters().size();
        for (int i = 1; i < 1_000; i++) {
            exchange("BREW" + i, "/things/" + i, 200, 1);
        }
        assertEquals(1_000, requests("other", "200").count());
        assertEquals(series, registry.getMeters().size());
    }

    @Test
    void olderDashboardsFindTheSameNumbers() {
        exchange("GET", "/things/1", 200, 40);
        exchange("GET", "/things/1", 404, 60);
        assertEquals(
                1,
                registry.get("tx.http.requests")
                        .tags("endpoint", "/things/{id}", "method", "GET", "status", "404")
                        .counter()
                        .count());
        assertEquals(
                100,
                registry.get("tx.http.request.latency")
                        .tags("endpoint", "/things/{id}", "method", "GET")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS));
    }
}
