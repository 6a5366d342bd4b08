package bellwether.market.feeds.http;

import bellwether.market.feeds.ProviderHealth;
import bellwether.platform.base.Role;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/// How the providers do.
public final class ProviderHealthRoute implements Routes {
    private final boolean asked;
    private final Supplier<List<ProviderHealth>> standing;

    /// Answers from what is known at the moment.
    ///
    /// @param asked whether any is asked at all
    public ProviderHealthRoute(boolean asked, Supplier<List<ProviderHealth>> standing) {
        this.asked = asked;
        this.standing = standing;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/provider-health", this::health, Role.READER);
    }

    private void health(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, new Health(asked, Page.whole(standing.get())));
    }

    private record Health(boolean asked, @JsonUnwrapped Page<ProviderHealth> page) {}
}
