package bellwether.research.learning.http;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.PatternFigures;
import bellwether.research.learning.PerformanceGrouping;
import bellwether.research.learning.PerformanceQuery;
import bellwether.research.learning.outcome.PatternPerformance;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `GET /api/v1/pattern-performance`: how outcomes of a kind have ended.
public final class PatternPerformanceRoutes implements Routes {
    private static final int MOST_DAYS = 365;
    private static final int USUAL_DAYS = 90;

    private final PatternPerformance performance;
    private final InstantSource clock;

    public PatternPerformanceRoutes(PatternPerformance performance, InstantSource clock) {
        this.performance = performance;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/pattern-performance", this::show, Role.READER);
    }

    /// @param from signals and trades are counted from then on
    /// @param counted outcomes
    /// @param tested kinds that have a p
    /// @param enough effective outcomes of a kind, fewer of which are too few
    private record Answer(
            int window,
            Instant from,
            String by,
            String policy,
            int counted,
            int tested,
            int enough,
            @JsonUnwrapped Page<ShownKind> page) {}

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(
                ctx, "window", "by", "policy", "origin", "pattern", "ticker", "timeframe");
        int window = QueryParameters.integer(ctx, "window", 1, MOST_DAYS, USUAL_DAYS);
        PerformanceQuery query = query(ctx, window);
        PatternPerformance.Report report = performance.of(query);
        reading.answer(
                EntityTag.ofBytes(),
                new Answer(
                        window,
                        query.since(),
                        query.by().key(),
                        query.policy().key(),
                        report.counted(),
                        report.tested(),
                        PatternFigures.ENOUGH,
                        Page.whole(report.kinds().stream().map(ShownKind::of).toList())));
    }

    private PerformanceQuery query(Context ctx, int window) {
        return new PerformanceQuery(
                Callers.of(ctx).owner(),
                clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(window)),
                QueryParameters.oneOf(
                                ctx, "by", PerformanceGrouping.class, PerformanceGrouping::key)
                        .orElse(PerformanceGrouping.PATTERN),
                QueryParameters.oneOf(ctx, "policy", OutcomePolicy.LABELS, OutcomePolicy::key)
                        .orElse(OutcomePolicy.BARRIER),
                QueryParameters.oneOf(ctx, "origin", OutcomeOrigin.class, OutcomeOrigin::key),
                Optional.ofNullable(ctx.queryParam("pattern")),
                OutcomeRoutes.ticker(ctx),
                timeframe(ctx));
    }

    private static Optional<String> timeframe(Context ctx) {
        List<Timeframe> known = Arrays.asList(Timeframe.values());
        return Optional.ofNullable(ctx.queryParam("timeframe"))
                .map(text ->
                        Timeframe.of(text)
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?timeframe", Timeframe.unknown(text, known)))
                                .code());
    }
}
