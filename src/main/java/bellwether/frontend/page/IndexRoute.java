package bellwether.frontend.page;

import bellwether.platform.base.Role;
import bellwether.platform.http.PagePreference;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// `/`: what this service is and where to go on. A browser is sent to the page of the API.
public final class IndexRoute implements Routes {
    private static final String PAGE = "/docs";

    private final Index index;

    public IndexRoute(String version) {
        index =
                new Index(
                        "Bellwether",
                        version,
                        PAGE,
                        "/openapi.json",
                        "/config",
                        "/health",
                        "/ready",
                        "/metrics",
                        "/api/v1/analyses");
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::index, Role.PUBLIC);
    }

    private void index(Context ctx) {
        QueryParameters.allowOnly(ctx);
        if (PagePreference.of(ctx)) {
            ctx.status(302);
            ctx.header("Location", PAGE);
            ctx.res().setContentType(null);
        } else {
            Responses.json(ctx, index);
        }
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
