package bellwether.research.learning.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.learning.ModelScores;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// `POST /api/v1/models/score`.
public final class ScoreRoutes implements Routes {
    private final ModelScores scores;
    private final BodyParser bodies;

    public ScoreRoutes(ModelScores scores, BodyParser bodies) {
        this.scores = scores;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/models/score", this::score, Role.READER);
    }

    private void score(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ScoreBody body = bodies.read(ctx, ScoreBody.class);
        Responses.json(ctx, Page.whole(scores.of(body.symbols(), body.question())));
    }
}
