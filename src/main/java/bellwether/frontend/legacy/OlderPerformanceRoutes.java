package bellwether.frontend.legacy;

import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.desk.scan.detection.DetectionCount;
import bellwether.desk.scan.detection.DetectionQuery;
import bellwether.desk.scan.detection.GroupedBy;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.PatternFigures;
import bellwether.research.learning.PerformanceGrouping;
import bellwether.research.learning.PerformanceQuery;
import bellwether.research.learning.outcome.PatternPerformance;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How patterns have ended, in the shape of the first system.
final class OlderPerformanceRoutes implements Routes {
    private static final int MOST_DAYS = 365;
    private static final int USUAL_DAYS = 30;

    /// As the first system listed them.
    private static final int MOST_SYMBOLS = 25;

    private final PatternPerformance performance;
    private final DetectionArchive detections;
    private final InstantSource clock;

    OlderPerformanceRoutes(
            PatternPerformance performance, DetectionArchive detections, InstantSource clock) {
        this.performance = performance;
        this.detections = detections;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/pattern-performance", this::detected, Role.READER);
        routes.get("/api/pattern-performance/summary", this::summary, Role.READER);
    }

    /// What is asked for.
    ///
    /// @param window days back from today
    private record Asked(int window, Optional<String> pattern, Optional<String> symbol) {
        static Asked of(Context ctx) {
            QueryParameters.allowOnly(ctx, "window", "pattern", "symbol");
            return new Asked(
                    QueryParameters.integer(ctx, "window", 1, MOST_DAYS, USUAL_DAYS),
                    Optional.ofNullable(ctx.queryParam("pattern"))
                            .filter(typed -> !typed.isBlank())
                            .map(typed -> OlderSymbolParameter.pattern("?pattern", typed).name()),
                    Optional.ofNullable(ctx.queryParam("symbol"))
                            .filter(typed -> !typed.isBlank())
                            .map(typed -> OlderSymbolParameter.ticker("?symbol", typed))
                            .map(Ticker::name));
        }

        Meta meta() {
            return new Meta(window, pattern.orElse(null), symbol.orElse(null));
        }
    }

    private record Meta(int windowDays, @Nullable String pattern, @Nullable String symbol) {}

    /// The first system's answer.
    private record Wrapped(boolean success, Object data, Meta meta, Instant timestamp) {}

    private void answer(Context ctx, Asked asked, Object data) {
        Responses.json(ctx, new Wrapped(true, data, asked.meta(), clock.instant()));
    }

    private record Overall(int outcomes, String note) {}

    private record OfPattern(String pattern, int detections, @Nullable Double avgConfidence) {}

    private record OfSymbol(String symbol, int detections, @Nullable Double avgConfidence) {}

    private record Detected(Overall overall, List<OfPattern> byPattern, List<OfSymbol> bySymbol) {}

    private void detected(Context ctx) {
        Asked asked = Asked.of(ctx);
        PatternPerformance.Report report = report(ctx, asked);
        answer(
                ctx,
                asked,
                new Detected(
                        new Overall(
                                report.counted(),
                                "How outcomes have ended is in /api/pattern-performance/summary."),
                        counts(asked, GroupedBy.PATTERN, Page.MOST).stream()
                                .map(one -> new OfPattern(one.key(), one.n(), one.meanQuality()))
                                .toList(),
                        counts(asked, GroupedBy.TICKER, MOST_SYMBOLS).stream()
                                .map(one -> new OfSymbol(one.key(), one.n(), one.meanQuality()))
                                .toList()));
    }

    private List<DetectionCount> counts(Asked asked, GroupedBy by, int limit) {
        DetectionQuery query =
                DetectionQuery.ALL
                        .of(asked.symbol().stream().toList())
                        .ofPattern(asked.pattern())
                        .since(since(asked));
        return detections.counts(query, by, Optional.empty(), "", limit);
    }

    private Instant since(Asked asked) {
        return clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(asked.window()));
    }

    private PatternPerformance.Report report(Context ctx, Asked asked) {
        return performance.of(
                new PerformanceQuery(
                        Callers.of(ctx).owner(),
                        since(asked),
                        PerformanceGrouping.PATTERN,
                        OutcomePolicy.BARRIER,
                        Optional.empty(),
                        asked.pattern(),
                        asked.symbol(),
                        Optional.empty()));
    }

    private record Note(String note) {}

    /// @param winRate of all, also where they are too few to say anything
    private record Ended(
            @Nullable String pattern,
            int total,
            double effectiveN,
            @Nullable Double winRate,
            @Nullable Double meanR,
            @Nullable Double baseRate,
            @Nullable Double pAdjusted,
            @Nullable String note) {
        static Ended of(PatternFigures kind) {
            return new Ended(
                    kind.key().isEmpty() ? null : kind.key(),
                    kind.n(),
                    kind.effectiveN(),
                    kind.winRate().estimate().orElse(null),
                    kind.meanR() == null ? null : kind.meanR().estimate().orElse(null),
                    kind.base() == null ? null : Double.valueOf(kind.base().rate()),
                    kind.base() == null ? null : kind.base().adjusted(),
                    kind.why());
        }
    }

    private record OutcomeSummary(int total, List<Ended> byPattern) {}

    private record Summary(Note detections, OutcomeSummary outcomes) {}

    private void summary(Context ctx) {
        Asked asked = Asked.of(ctx);
        PatternPerformance.Report report = report(ctx, asked);
        answer(
                ctx,
                asked,
                new Summary(
                        new Note("Detections are counted by /api/pattern-performance."),
                        new OutcomeSummary(
                                report.counted(),
                                report.kinds().stream().map(Ended::of).toList())));
    }
}
