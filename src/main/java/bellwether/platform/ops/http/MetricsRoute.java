package bellwether.platform.ops.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.ops.Metrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// The metrics, for Prometheus.
public final class MetricsRoute implements Routes {
    private final Metrics metrics;

    public MetricsRoute(Metrics metrics) {
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
