package bellwether.desk.scan.http;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.PatternCatalog;
import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.desk.scan.detection.DetectionCount;
import bellwether.desk.scan.detection.DetectionQuery;
import bellwether.desk.scan.detection.GroupedBy;
import bellwether.desk.scan.detection.HeatMapRow;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TableExports;
import bellwether.platform.http.TableFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The routes under `/api/v1/detections`.
public final class DetectionRoutes implements Routes {
    private static final String ALL = "/api/v1/detections";
    private static final String LIST = "detections";
    private static final String COUNTS = "counts of detections";
    private static final String MAP = "heat map";

    /// In a cursor of counts, where they have no beginning.
    private static final String ALL_BARS = "all";

    private static final int MOST_DAYS = 90;
    private static final int USUAL_DAYS = 5;

    private final DetectionArchive archive;

    public DetectionRoutes(DetectionArchive archive) {
        this.archive = archive;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.get(ALL + "/stats", this::counts, Role.READER);
        routes.get(ALL + "/heatmap", this::heatMap, Role.READER);
        routes.get(ALL + "/{id}", this::show, Role.READER);
        routes.get(ALL + "/{id}/explanation", this::explain, Role.READER);
    }

    private void list(Context ctx) {
        if ("ndjson".equals(ctx.queryParam("format"))) {
            DetectionFilters.allow(ctx, "format");
            TableExports.sendLines(ctx, LIST, parts(DetectionFilters.of(ctx)));
            return;
        }
        TableFormat format = TableFormat.of(ctx);
        if (format == TableFormat.JSON) {
            page(ctx);
        } else {
            DetectionFilters.allow(ctx, "format");
            TableExports.send(ctx, format, ShownDetection.TABLE, parts(DetectionFilters.of(ctx)));
        }
    }

    private TableExports.Parts<ShownDetection> parts(DetectionQuery query) {
        return after ->
                archive
                        .list(
                                query,
                                after.map(ShownDetection::bar),
                                after.map(ShownDetection::id).orElse(0L),
                                TableExports.PART)
                        .stream()
                        .map(ShownDetection::of)
                        .toList();
    }

    private void page(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        DetectionFilters.allow(ctx, "limit", "cursor", "format");
        int limit = QueryParameters.limit(ctx);
        Optional<Cursor> cursor = Cursor.from(ctx, LIST, 2);
        List<Detection> found =
                archive.list(
                        DetectionFilters.of(ctx),
                        cursor.map(place -> Instant.ofEpochSecond(number(place, 0))),
                        cursor.map(place -> number(place, 1)).orElse(0L),
                        limit + 1);
        Page<Detection> page =
                Page.of(
                        ctx,
                        limit,
                        found,
                        last -> Cursor.of(LIST, last.place().bar().getEpochSecond(), last.id()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownDetection::of));
    }

    private static long number(Cursor cursor, int part) {
        try {
            return Long.parseLong(cursor.part(part));
        } catch (NumberFormatException e) {
            throw Cursor.mangled(cursor.encode());
        }
    }

    /// @param from when the bars begin that are counted; null where all are
    private record Counts(
            GroupedBy by,
            int enough,
            @Nullable Instant from,
            @JsonUnwrapped Page<DetectionCount> page) {}

    private void counts(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        DetectionFilters.allow(ctx, "by", "limit", "cursor");
        GroupedBy by = QueryParameters.oneOf(ctx, "by", GroupedBy.class).orElse(GroupedBy.PATTERN);
        int limit = QueryParameters.limit(ctx);
        Optional<Cursor> cursor = Cursor.from(ctx, COUNTS, 3);
        DetectionQuery wanted = counted(DetectionFilters.of(ctx), cursor);
        List<DetectionCount> found =
                archive.counts(
                        wanted,
                        by,
                        cursor.map(place -> Math.toIntExact(number(place, 0))),
                        cursor.map(place -> place.part(1)).orElse(""),
                        limit + 1);
        String from =
                wanted.from().map(time -> Long.toString(time.getEpochSecond())).orElse(ALL_BARS);
        Page<DetectionCount> page =
                Page.of(ctx, limit, found, last -> Cursor.of(COUNTS, last.n(), last.key(), from));
        reading.answer(
                EntityTag.ofBytes(),
                new Counts(by, DetectionCount.ENOUGH, wanted.from().orElse(null), page));
    }

    /// All pages begin with the bars that the first one began with.
    private DetectionQuery counted(DetectionQuery wanted, Optional<Cursor> cursor) {
        if (cursor.isEmpty()) {
            return archive.bounded(wanted);
        }
        return cursor.get().part(2).equals(ALL_BARS)
                ? wanted
                : wanted.since(Instant.ofEpochSecond(number(cursor.get(), 2)));
    }

    /// @param patterns that were looked for
    private record HeatMap(
            String timeframe,
            int days,
            List<String> patterns,
            @JsonUnwrapped Page<HeatMapRow> page) {}

    private void heatMap(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "timeframe", "days", "pattern", "ticker", "limit", "cursor");
        Timeframe timeframe = DetectionFilters.timeframe(ctx).orElse(Timeframe.DAY);
        int days = QueryParameters.integer(ctx, "days", 1, MOST_DAYS, USUAL_DAYS);
        int limit = QueryParameters.limit(ctx);
        List<String> patterns = DetectionFilters.pattern(ctx).stream().toList();
        String after = Cursor.from(ctx, MAP, 1).map(place -> place.part(0)).orElse("");
        List<HeatMapRow> found =
                archive.heatMap(
                        timeframe,
                        DetectionFilters.tickers(ctx),
                        patterns,
                        days,
                        new DetectionArchive.Page(after, limit + 1));
        Page<HeatMapRow> page = Page.of(ctx, limit, found, last -> Cursor.of(MAP, last.ticker()));
        reading.answer(
                EntityTag.ofBytes(),
                new HeatMap(
                        timeframe.code(),
                        days,
                        patterns.isEmpty() ? PatternCatalog.names() : patterns,
                        page));
    }

    private Detection known(Context ctx) {
        String typed = ctx.pathParam("id");
        if (!typed.matches("\\d{1,18}")) {
            throw DetectionArchive.unknown(Quoted.text(typed));
        }
        return archive.known(Long.parseLong(typed));
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), ShownDetection.of(known(ctx)));
    }

    private void explain(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), archive.explain(Callers.of(ctx).owner(), known(ctx)));
    }
}
