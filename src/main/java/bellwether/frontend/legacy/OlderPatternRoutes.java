package bellwether.frontend.legacy;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.PatternCatalog;
import bellwether.desk.scan.Scanner;
import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.desk.scan.detection.DetectionQuery;
import bellwether.desk.scan.detection.HeatMapRow;
import bellwether.desk.scan.detection.PatternLook;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Patterns of single symbols, what there are, and what they mean.
final class OlderPatternRoutes implements Routes {
    /// Bars up to the newest finished one.
    private static final int NEWEST = 5;

    private static final int DAYS = 5;

    private final DetectionArchive archive;
    private final PatternLook look;
    private final Market market;
    private final BodyParser bodies;

    OlderPatternRoutes(Scanner scanner, Market market, BodyParser bodies) {
        this.archive = scanner.archive();
        this.look = new PatternLook(market);
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/detect", this::detect, Role.READER);
        routes.post("/api/detect-enhanced", this::detect, Role.READER);
        routes.get("/api/patterns/list", this::list, Role.READER);
        routes.get("/api/patterns/heatmap", this::heatMap, Role.READER);
        routes.get("/api/explain/pattern/{pattern}", this::explainPattern, Role.READER);
        routes.post("/api/explain/reasoning", this::explain, Role.READER);
    }

    /// The body of `POST /api/detect`.
    record Wanted(@Nullable String symbol, @Nullable String timeframe) {}

    private record Sight(
            String symbol,
            String timeframe,
            Instant asOf,
            List<OlderDetection> patterns,
            int count,
            List<String> cannotTell) {}

    private void detect(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Wanted wanted = bodies.read(ctx, Wanted.class);
        Ticker ticker = OlderSymbolParameter.ticker("/symbol", wanted.symbol());
        Timeframe timeframe = OlderSymbolParameter.timeframe("/timeframe", wanted.timeframe());
        if (market.symbols().find(ticker).isEmpty()) {
            throw market.symbols().unknown(ticker);
        }
        PatternLook.Sight sight =
                look.at(ticker, timeframe, NEWEST)
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "no_history",
                                        "%s has no finished bars of timeframe %s; import or refresh them first."
                                                .formatted(ticker, timeframe.code())));
        List<OlderDetection> patterns = sight.patterns().stream().map(OlderDetection::of).toList();
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new Sight(
                                sight.ticker(),
                                timeframe.code(),
                                sight.asOf(),
                                patterns,
                                patterns.size(),
                                sight.unknown())));
    }

    private record Described(String name, String type, String description, int barsNeeded) {
        static Described of(PatternCatalog.Entry entry) {
            return new Described(
                    entry.name(),
                    entry.chart() ? "chart" : "candlestick",
                    entry.meaning(),
                    entry.barsNeeded());
        }
    }

    private record Descriptions(List<Described> patterns, int count) {}

    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<Described> all =
                PatternCatalog.names().stream()
                        .flatMap(name -> PatternCatalog.find(name).stream())
                        .map(Described::of)
                        .toList();
        Responses.json(ctx, OlderEnvelope.of(new Descriptions(all, all.size())));
    }

    private record HeatMap(
            String symbol,
            @Nullable Instant asOf,
            int days,
            Map<String, HeatMapRow.Cell> patterns) {}

    private void heatMap(Context ctx) {
        QueryParameters.allowOnly(ctx, "symbol");
        Ticker ticker = OlderSymbolParameter.ticker("?symbol", ctx.queryParam("symbol"));
        if (market.symbols().find(ticker).isEmpty()) {
            throw market.symbols().unknown(ticker);
        }
        Optional<HeatMapRow> row =
                archive
                        .heatMap(
                                Timeframe.DAY,
                                List.of(ticker.name()),
                                List.of(),
                                DAYS,
                                new DetectionArchive.Page("", 1))
                        .stream()
                        .findFirst();
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new HeatMap(
                                ticker.name(),
                                row.isPresent() ? row.get().bar() : null,
                                DAYS,
                                row.map(HeatMapRow::cells).orElse(Map.of()))));
    }

    private void explainPattern(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        Described.of(
                                OlderSymbolParameter.pattern(
                                        "/pattern", ctx.pathParam("pattern")))));
    }

    /// The body of `POST /api/explain/reasoning`.
    record Reasoning(@Nullable String symbol, @Nullable String pattern) {}

    /// Of the newest stored detection.
    private void explain(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Reasoning wanted = bodies.read(ctx, Reasoning.class);
        Ticker ticker = OlderSymbolParameter.ticker("/symbol", wanted.symbol());
        String pattern = OlderSymbolParameter.pattern("/pattern", wanted.pattern()).name();
        DetectionQuery query =
                DetectionQuery.ALL.of(List.of(ticker.name())).ofPattern(Optional.of(pattern));
        Detection newest =
                archive.list(query, Optional.empty(), 1).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "unknown_detection",
                                        "No detection of %s on %s is stored; scans store them."
                                                .formatted(pattern, ticker)));
        Responses.json(ctx, OlderEnvelope.of(archive.explain(Callers.of(ctx).owner(), newest)));
    }
}
