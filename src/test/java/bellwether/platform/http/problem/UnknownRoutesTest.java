package bellwether.platform.http.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Role;
import bellwether.platform.http.Route;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnknownRoutesTest {
    private static final List<Route> ROUTES =
            Stream.of(
                            "GET /api/v1/jobs",
                            "GET /api/v1/jobs/{id}",
                            "POST /api/v1/jobs/{id}/retry",
                            "GET /api/v1/keys",
                            "POST /api/v1/analyses",
                            "GET /api/v1/stocks/{ticker}/bars",
                            "GET /health")
                    .map(text -> text.split(" "))
                    .map(parts -> new Route(parts[0], parts[1], Role.READER))
                    .toList();

    private static UnknownRoutes known() {
        UnknownRoutes routes = new UnknownRoutes();
        routes.know(ROUTES);
        return routes;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/job, GET /api/v1/jobs",
        "GET, /jobs, GET /api/v1/jobs",
        "GET, /v1/jobs, GET /api/v1/jobs",
        "GET, /api/v1/api/v1/jobs, GET /api/v1/jobs",
        "GET, /api/v2/jobs/7, GET /api/v1/jobs/{id}",
        "POST, /api/v1/jobs/7/retyr, POST /api/v1/jobs/{id}/retry",
        "POST, /api/v1/analysis, POST /api/v1/analyses",
        "GET, /api/v1/stocks/AAPL/bar, GET /api/v1/stocks/{ticker}/bars",
        "GET, /helth, GET /health",
        "HEAD, /helth, GET /health"
    })
    void namesTheRouteThatWasProbablyMeant(String method, String path, String meant) {
        assertEquals(
                "No route %s %s. Did you mean %s? All routes: /docs, /openapi.json."
                        .formatted(method.equals("HEAD") ? "GET" : method, path, meant),
                known().refusal(method, path).detail());
    }

    /// Short names that share most of their letters with others are other names.
    @ParameterizedTest
    @CsvSource({"/api/v1/watchlist", "/api/v1/stocks/AAPL", "/", "/api/v1", "/{}/{}", "/a//b"})
    void namesNoneThatIsFar(String path) {
        assertEquals(
                "No route GET %s. All routes: /docs, /openapi.json.".formatted(path),
                known().refusal("GET", path).detail());
    }

    @Test
    void proposesNothingBeforeTheRoutesAreKnown() {
        assertEquals(
                "No route GET /jobs. All routes: /docs, /openapi.json.",
                new UnknownRoutes().refusal("GET", "/jobs").detail());
    }
}
