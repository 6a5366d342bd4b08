package bellwether.frontend.legacy;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.Scanner;
import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.desk.scan.detection.DetectionQuery;
import bellwether.desk.scan.detection.GroupedBy;
import bellwether.platform.base.Role;
import bellwether.platform.http.ExportTable;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TableExports;
import bellwether.platform.http.TableFormat;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What scans detected, in the lists of the first system.
final class OlderDetectionRoutes implements Routes {
    private static final int MOST_OFFSET = 10_000;

    /// As far as any page reaches.
    private static final int MOST_COUNTED = MOST_OFFSET + Page.MOST;

    private static final int MOST_DAYS = 3_650;
    private static final int USUAL_DAYS = 30;
    private static final int SCAN_DAYS = 5;

    private static final ExportTable<Detection> TABLE =
            ExportTable.<Detection>of("detections")
                    .text("symbol", d -> d.place().ticker())
                    .text("pattern", d -> d.pattern().name())
                    .text("direction", d -> d.pattern().side())
                    .computed("confidence", d -> d.pattern().quality())
                    .moment("detected_at", d -> d.place().bar())
                    .computed("price", d -> d.prices().close())
                    .text("timeframe", d -> d.place().timeframe().code());

    private final DetectionArchive archive;
    private final InstantSource clock;

    OlderDetectionRoutes(Scanner scanner, InstantSource clock) {
        this.archive = scanner.archive();
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/market-scan", this::scan, Role.READER);
        routes.get("/api/scan", this::scan, Role.READER);
        routes.get("/api/pattern-stats", this::counts, Role.READER);
        routes.get("/api/detection_stats", this::counts, Role.READER);
        routes.get("/api/detection_logs", this::logs, Role.READER);
        routes.get("/api/export_detection_logs", this::export, Role.READER);
        routes.get("/api/get_latest_detection_id", this::newest, Role.READER);
    }

    private enum Kind {
        TRENDING,
        VOLUME
    }

    private record Found(List<OlderDetection> patterns, int count, String note) {}

    private void scan(Context ctx) {
        QueryParameters.allowOnly(ctx, "type");
        QueryParameters.oneOf(
                ctx, "type", Kind.class, kind -> kind.name().toLowerCase(Locale.ROOT));
        List<OlderDetection> found =
                archive
                        .list(since(DetectionQuery.ALL, SCAN_DAYS), Optional.empty(), Page.MOST)
                        .stream()
                        .map(OlderDetection::of)
                        .toList();
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new Found(
                                found,
                                found.size(),
                                "The newest %d detections of the last %d days by any scan; type has no effect."
                                        .formatted(Page.MOST, SCAN_DAYS))));
    }

    private DetectionQuery since(DetectionQuery query, int days) {
        return query.since(clock.instant().minus(Duration.ofDays(days)));
    }

    private record Count(String pattern, int count, int symbols, @Nullable Double avgConfidence) {}

    private record Counts(int total, List<Count> patterns) {}

    private void counts(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<Count> counts =
                archive
                        .counts(
                                archive.bounded(DetectionQuery.ALL),
                                GroupedBy.PATTERN,
                                Optional.empty(),
                                "",
                                Page.MOST)
                        .stream()
                        .map(one -> new Count(one.key(), one.n(), one.symbols(), one.meanQuality()))
                        .toList();
        Responses.json(
                ctx,
                OlderEnvelope.of(new Counts(counts.stream().mapToInt(Count::count).sum(), counts)));
    }

    /// @param total how many there are, counted up to a bound
    /// @param totalIsLeast whether there are more than were counted
    private record Pagination(int limit, int offset, int total, boolean totalIsLeast) {}

    private record Logs(List<OlderDetection> logs, Pagination pagination) {}

    private void logs(Context ctx) {
        QueryParameters.allowOnly(ctx, "limit", "offset", "symbol", "pattern");
        int limit = QueryParameters.limit(ctx);
        int offset = QueryParameters.integer(ctx, "offset", 0, MOST_OFFSET, 0);
        DetectionQuery query = filtered(ctx);
        List<OlderDetection> found =
                archive.list(query, Optional.empty(), offset + limit).stream()
                        .skip(offset)
                        .map(OlderDetection::of)
                        .toList();
        int total = archive.count(query, MOST_COUNTED + 1);
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new Logs(
                                found,
                                new Pagination(
                                        limit,
                                        offset,
                                        Math.min(total, MOST_COUNTED),
                                        total > MOST_COUNTED))));
    }

    private static DetectionQuery filtered(Context ctx) {
        Optional<String> pattern =
                Optional.ofNullable(ctx.queryParam("pattern"))
                        .filter(typed -> !typed.isBlank())
                        .map(typed -> OlderSymbolParameter.pattern("?pattern", typed).name());
        List<String> tickers =
                Stream.ofNullable(ctx.queryParam("symbol"))
                        .filter(typed -> !typed.isBlank())
                        .map(typed -> OlderSymbolParameter.ticker("?symbol", typed).name())
                        .toList();
        return DetectionQuery.ALL.of(tickers).ofPattern(pattern);
    }

    private void export(Context ctx) {
        QueryParameters.allowOnly(ctx, "symbol", "pattern", "days");
        int days = QueryParameters.integer(ctx, "days", 1, MOST_DAYS, USUAL_DAYS);
        DetectionQuery query = since(filtered(ctx), days);
        TableExports.send(
                ctx,
                TableFormat.CSV,
                TABLE,
                after -> archive.list(query, after, TableExports.PART));
    }

    private record Newest(@Nullable Long latestId, @Nullable Instant detectedAt) {}

    private void newest(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Optional<Detection> newest =
                archive.list(DetectionQuery.ALL, Optional.empty(), 1).stream().findFirst();
        Responses.json(
                ctx,
                new Newest(
                        newest.map(Detection::id).orElse(null),
                        newest.map(one -> one.place().bar()).orElse(null)));
    }
}
