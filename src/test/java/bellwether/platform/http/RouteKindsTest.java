package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the limits tell requests apart before the router has seen them.
final class RouteKindsTest {
    @ParameterizedTest
    @CsvSource({
        "/health, VITAL",
        "/ready, VITAL",
        "/metrics, VITAL",
        "/metrics/, VITAL",
        "/health/detailed, REQUEST",
        "/api/v1/jobs/7/events, STREAM",
        "/api/v1/jobs/7/events/, STREAM",
        "/api/v1/eventsandmore, REQUEST",
        "/api/v1/bars, EXPORT",
        "/api/v1/bars/, EXPORT",
        "/api/v1/stocks/A/bars, REQUEST",
        "/api/v1/prices/import, UPLOAD",
        "/api/v1/prices/imports, REQUEST",
        "/, REQUEST",
    })
    void placesAreToldByThePath(String path, RouteKinds.Place place) {
        assertEquals(place, RouteKinds.place(JettyRequestFake.of("GET", path)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/quality, MARKET",
        "GET, /api/v1/quality/, MARKET",
        "GET, /api/v1/stocks/A/quote?x=/api/v1/orders, MARKET",
        "GET, /udf/history, MARKET",
        "GET, /udf, OTHER",
        "POST, /api/v1/orders, TRADING",
        "GET, /api/v1/evidence, ANALYTICS",
        "GET, /api/v1/models/7, FORECASTS",
        "POST, /api/v1/analyses/, ANALYSES",
        "GET, /api/v1/analyses, OTHER",
        "POST, /api/v1/analyses/A, OTHER",
        "POST, /analyze, ANALYSES",
        "GET, /api/v2/stocks, OTHER",
        "GET, /api/v1/, OTHER",
    })
    void rateGroupsAreToldByTheWordAfterTheVersion(String method, String target, RateGroup group) {
        assertEquals(group, RouteKinds.group(JettyRequestFake.of(method, target)));
    }

    @ParameterizedTest
    @CsvSource({
        "/health, true",
        "/health/pool, true",
        "/api/provider-health, true",
        "/api/workers/health, true",
        "/api/v1/workers/health/, true",
        "/healthy, false",
        "/api/v1/workers, false",
    })
    void healthIsNeverCounted(String path, boolean health) {
        assertEquals(health, RouteKinds.isHealth(JettyRequestFake.of("GET", path)));
    }
}
