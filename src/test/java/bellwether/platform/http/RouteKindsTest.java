package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
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
        "/api/v1/jobs/7/results.xlsx, EXPORT",
        "/download, EXPORT",
        "/api/v1/me/export, EXPORT",
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
        "GET, /api/v1/quality, READS MARKET",
        "GET, /api/v1/quality/, READS MARKET",
        "GET, /api/v1/stocks/A/quote?x=/api/v1/orders, READS MARKET",
        "HEAD, /udf/history, READS MARKET",
        "GET, /udf, READS OTHER",
        "POST, /api/v1/orders, WRITES TRADING",
        "DELETE, /api/v1/stocks/A, WRITES MARKET",
        "POST, /api/v1/stocks/A/indicators, READS MARKET",
        "POST, /api/v1/stocks/A/patterns, READS MARKET",
        "POST, /mcp, READS OTHER",
        "GET, /api/v1/evidence, READS ANALYTICS",
        "GET, /api/v1/models/7, READS FORECASTS",
        "POST, /api/v1/models/score, READS FORECASTS",
        "POST, /api/v1/analyses/, ANALYSES",
        "GET, /api/v1/analyses, READS OTHER",
        "POST, /api/v1/analyses/A, WRITES OTHER",
        "POST, /analyze, ANALYSES",
        "POST, /api/stocks/analyze-all-stocks, ANALYSES",
        "GET, /api/v2/stocks, READS OTHER",
        "GET, /api/v1/, READS OTHER",
        "GET, /api/v1/stocksandmore, READS OTHER",
    })
    void rateGroupsAreWhatIsDoneAndWhatItIsAbout(String method, String target, String groups) {
        assertEquals(
                groups,
                RouteKinds.groups(JettyRequestFake.of(method, target)).stream()
                        .map(RateGroup::name)
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/jobs, true",
        "GET, /api/v1/jobs/7, true",
        "GET, /api/v1/jobs/7/events, true",
        "GET, /api/v1/jobs/7/results, false",
        "GET, /api/v1/jobs/7/results.xlsx, false",
        "GET, /s/7.1.x, false",
        "POST, /api/v1/jobs/7/cancel, false",
        "GET, /status/7, true",
        "GET, /docs/, true",
        "GET, /docs/page/swagger-ui.css, true",
        "GET, /openapi.json, true",
        "GET, /, true",
        "GET, /health/detailed, true",
        "GET, /app/s/TCS.NS, true",
        "GET, /page/0123/base/api.js, true",
        "GET, /pages/0123, false",
        "GET, /docsandmore, false",
        "GET, /api/v1/stocks, false",
    })
    void progressAndDocumentsAreNotCounted(String method, String target, boolean uncounted) {
        assertEquals(uncounted, RouteKinds.isUncounted(JettyRequestFake.of(method, target)));
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
