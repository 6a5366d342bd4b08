package bellwether.market.feeds.http;

import bellwether.market.feeds.ProviderHealth;
import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the providers do.
public final class ProviderHealthRoute implements Routes {
    private static final String READY = "ready";

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
        Responses.json(ctx, shown(asked, standing.get()));
    }

    /// The list, and each provider once more under its name, as older clients look for it.
    private static Map<String, @Nullable Object> shown(
            boolean asked, List<ProviderHealth> providers) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("asked", asked);
        shown.put("items", providers);
        shown.put("next", null);
        shown.put("has_more", false);
        providers.forEach(one -> shown.put(one.name(), Named.of(one)));
        return shown;
    }

    /// @param ok whether it can be asked now
    private record Named(
            boolean ok, String state, @Nullable Instant lastSuccess, @Nullable String lastError) {
        static Named of(ProviderHealth provider) {
            return new Named(
                    provider.configured() && provider.state().equals(READY),
                    provider.state(),
                    provider.lastSuccess(),
                    provider.lastError());
        }
    }
}
