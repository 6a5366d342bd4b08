package bellwether.frontend.legacy;

import bellwether.platform.base.Role;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `GET /config`: what this service can do, and its limits. Of the settings it shows only the rate
/// limits, which each answer's headers show too.
final class ConfigRoute implements Routes {
    private static final List<String> HAVE =
            List.of(
                    "analysis",
                    "bulk_analysis",
                    "charts",
                    "indicators",
                    "job_events",
                    "patterns",
                    "price_import",
                    "profiles",
                    "scanner",
                    "watchlists",
                    "websocket");
    private static final List<String> LACK =
            List.of("alerts", "backtests", "machine_learning", "paper_trading", "sentiment");

    private final Config config;

    ConfigRoute(LegacyApi.Facts facts) {
        config =
                new Config(
                        "Bellwether",
                        facts.version(),
                        "v1",
                        features(),
                        Limits.USUAL,
                        new TreeMap<>(facts.rateLimits()));
    }

    private static Map<String, Boolean> features() {
        Map<String, Boolean> features = new TreeMap<>();
        HAVE.forEach(name -> features.put(name, true));
        LACK.forEach(name -> features.put(name, false));
        return features;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/config", this::config, Role.PUBLIC);
    }

    private void config(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, config);
    }

    private record Config(
            String name,
            String version,
            String apiVersion,
            Map<String, Boolean> features,
            Limits limits,
            Map<String, LegacyApi.RateLimit> rateLimits) {}

    /// @param pageSize entries of a list, when no number is asked for
    /// @param waitSeconds how long an answer may be held back for `Prefer: wait`
    /// @param bodyBytes of a request; imports may be larger
    private record Limits(
            int tickersPerRequest,
            BigDecimal defaultCapital,
            long maximumCapital,
            int pageSize,
            int maximumPageSize,
            int waitSeconds,
            int bodyBytes) {
        static final Limits USUAL =
                new Limits(
                        10_000,
                        AnalyzeBody.CAPITAL,
                        1_000_000_000_000L,
                        Page.USUAL,
                        Page.MOST,
                        20,
                        1_000_000);
    }
}
