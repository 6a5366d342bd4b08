package bellwether.platform.ops;

import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// The metrics, for Prometheus.
final class MetricsRoute implements Routes {
    private final Metrics metrics;

    MetricsRoute(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/metrics", this::metrics, Role.ADMIN);
    }

    private void metrics(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ctx.contentType(Metrics.CONTENT_TYPE).result(metrics.text());
    }
}
