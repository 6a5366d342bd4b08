package bellwether.desk.journal.http;

import bellwether.desk.journal.SymbolAdviser;
import bellwether.desk.journal.advice.Recommendation;
import bellwether.desk.journal.advice.SymbolAdvice;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// The route of symbols that may be worth a look.
public final class RecommendationRoutes implements Routes {
    private final SymbolAdviser adviser;

    public RecommendationRoutes(SymbolAdviser adviser) {
        this.adviser = adviser;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/recommendations", this::list, Role.READER);
    }

    /// @param looked symbols with a verdict
    /// @param stale of those, whose prices are too old
    private record Answer(
            @JsonUnwrapped Page<Recommendation> page, int looked, int stale, int held) {}

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit");
        int limit = QueryParameters.limit(ctx);
        SymbolAdvice advice = adviser.look(Callers.of(ctx).owner());
        reading.answer(
                EntityTag.ofBytes(),
                new Answer(
                        Page.whole(advice.items().stream().limit(limit).toList()),
                        advice.looked(),
                        advice.stale(),
                        advice.held()));
    }
}
