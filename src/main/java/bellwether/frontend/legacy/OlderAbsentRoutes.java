package bellwether.frontend.legacy;

import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.http.StatusRefusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Older paths whose answers were never backed by anything. Saying so is the answer: 410, as asking
/// again changes nothing.
final class OlderAbsentRoutes implements Routes {
    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/skills/deep-detect", this::untrained, Role.READER);
        routes.post("/api/skills/deep-detect", this::untrained, Role.READER);
        routes.get("/api/skills/rl-action", this::untrained, Role.READER);
        routes.post("/api/skills/rl-action", this::untrained, Role.READER);
        routes.get("/api/sentiment/overview", this::silent, Role.READER);
        routes.get("/api/sentiment/{symbol}", this::silent, Role.READER);
    }

    private void untrained(Context ctx) {
        QueryParameters.allowOnly(ctx, "symbol", "timeframe");
        throw StatusRefusal.of(
                410,
                "never_trained",
                "The older system had no trained model behind this path: it answered with weights"
                        + " drawn at random. Patterns are found by POST"
                        + " /api/v1/stocks/{ticker}/patterns.");
    }

    private void silent(Context ctx) {
        QueryParameters.allowOnly(ctx, "symbol", "timeframe");
        throw StatusRefusal.of(
                410,
                "no_sentiment_source",
                "No source of sentiment is configured, and none can be: this service reads prices"
                        + " only, and makes no number up.");
    }
}
