package bellwether.frontend.page;

import bellwether.platform.http.Responses;
import io.javalin.http.Context;

/// What this service is and where to go on, for programs.
final class ServiceIndex {
    private final Index index;

    ServiceIndex(String version) {
        index =
                new Index(
                        "Bellwether",
                        version,
                        "/docs",
                        "/openapi.json",
                        "/config",
                        "/health",
                        "/ready",
                        "/metrics",
                        "/api/v1/analyses");
    }

    void answer(Context ctx) {
        Responses.json(ctx, index);
    }

    private record Index(
            String name,
            String version,
            String docs,
            String openapi,
            String config,
            String health,
            String ready,
            String metrics,
            String analyses) {}
}
