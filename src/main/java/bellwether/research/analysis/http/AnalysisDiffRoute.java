package bellwether.research.analysis.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.StoredAnalyses;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/// How an analysis differs from an earlier one.
public final class AnalysisDiffRoute implements Routes {
    private final StoredAnalyses stored;

    public AnalysisDiffRoute(StoredAnalyses stored) {
        this.stored = stored;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/analyses/{id}/diff", this::diff, Role.READER);
    }

    private void diff(Context ctx) {
        QueryParameters.allowOnly(ctx, "with");
        Responses.json(
                ctx,
                stored.diff(
                        Callers.of(ctx).owner(),
                        ctx.pathParam("id"),
                        Optional.ofNullable(ctx.queryParam("with"))));
    }
}
