package bellwether.desk.fit.http;

import bellwether.desk.fit.FitDesk;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// What of a job's results fits into one portfolio. Nothing is ordered.
public final class FitRoute implements Routes {
    private final FitDesk desk;
    private final BodyParser bodies;

    public FitRoute(FitDesk desk, BodyParser bodies) {
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/jobs/{id}/fit", this::fit, Role.READER);
    }

    private void fit(Context ctx) {
        QueryParameters.allowOnly(ctx);
        JobView job = desk.job(Callers.actor(ctx), ctx.pathParam("id"));
        FitRequest wanted = bodies.read(ctx, FitRequest.class);
        Responses.json(ctx, ShownFit.of(job, desk.fit(Callers.actor(ctx), job, wanted.plan())));
    }
}
