package bellwether.research.evidence.http;

import bellwether.market.symbols.Survivorship;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
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
import bellwether.research.evidence.BoardRequest;
import bellwether.research.evidence.scoreboard.CellFigure;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.ScoreCell;
import bellwether.research.evidence.scoreboard.ScoreListing;
import bellwether.research.evidence.store.PlanListDao;
import bellwether.research.evidence.work.PlanArchive;
import bellwether.research.evidence.work.ScoreReader;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The routes under `/api/v1/scoreboard`, and what came of an analysis.
public final class ScoreboardRoutes implements Routes {
    private static final String ALL = "/api/v1/scoreboard";
    private static final String LIST = "plans";

    private final PlanArchive archive;
    private final ScoreReader reader;

    public ScoreboardRoutes(PlanArchive archive, ScoreReader reader) {
        this.archive = archive;
        this.reader = reader;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::table, Role.READER);
        routes.get(ALL + "/plans", this::plans, Role.READER);
        routes.get("/api/v1/analyses/{id}/outcome", this::outcome, Role.READER);
    }

    /// @param level of all intervals
    /// @param all plans together
    /// @param deciles of the score in the trade's direction, weakest first
    /// @param survivorship of the symbols that months' ends are recomputed of
    private record ShownTable(
            CellKind by,
            boolean house,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            double level,
            ShownCell all,
            List<ShownCell> deciles,
            @Nullable Survivorship survivorship,
            String message,
            @JsonUnwrapped Page<ShownCell> page) {}

    private void table(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        PlanFilters.allow(ctx, "by");
        CellKind by = QueryParameters.oneOf(ctx, "by", CellKind.class).orElse(CellKind.VERDICT);
        ShownTable shown = shown(reader.listing(PlanFilters.of(ctx), by, "?from"), by);
        reading.answer(EntityTag.ofBytes(), shown, ShownCell.TABLE, () -> shown.page().items());
    }

    private static ShownTable shown(ScoreListing listing, CellKind by) {
        PlanQuery counted = listing.counted();
        return new ShownTable(
                by,
                counted.isHouse(),
                counted.from().orElse(null),
                counted.to().orElse(null),
                CellFigure.LEVEL,
                ShownCell.of(listing.table().all()),
                shown(listing.table().deciles()),
                listing.survivorship(),
                listing.message(),
                Page.whole(shown(listing.table().cells())));
    }

    /// The same table for those who do not ask over HTTP.
    ///
    /// @throws Refusal 422 where a filter breaks its rule
    public JsonNode table(BoardRequest asked) {
        CellKind by = asked.by().map(ScoreboardRoutes::kind).orElse(CellKind.VERDICT);
        ScoreListing listing = reader.listing(PlanFilters.of(asked), by, "from");
        return Json.stored(Json.answer(shown(listing, by)), JsonNode.class);
    }

    private static CellKind kind(String text) {
        return Arrays.stream(CellKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("?by", DidYouMean.rule(kinds(), text)));
    }

    /// What plans can be grouped by.
    public static List<String> kinds() {
        return Arrays.stream(CellKind.values())
                .map(kind -> Json.shared().convertValue(kind, String.class))
                .toList();
    }

    private static List<ShownCell> shown(List<ScoreCell> cells) {
        return cells.stream().map(ShownCell::of).toList();
    }

    private void plans(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        if (format == TableFormat.JSON) {
            page(ctx);
        } else {
            PlanFilters.allow(ctx, "ticker", "state", "format");
            PlanQuery wanted = PlanFilters.of(ctx);
            TableExports.send(
                    ctx,
                    format,
                    ShownPlan.TABLE,
                    after ->
                            shownPlans(
                                    wanted,
                                    after.map(last ->
                                            new PlanListDao.Place(
                                                    last.statement().asOf(), last.id())),
                                    TableExports.PART));
        }
    }

    private List<ShownPlan> shownPlans(
            PlanQuery wanted, Optional<PlanListDao.Place> after, int limit) {
        return archive.list(wanted, after, limit).stream().map(ShownPlan::of).toList();
    }

    private void page(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        PlanFilters.allow(ctx, "ticker", "state", "limit", "cursor", "format");
        int limit = QueryParameters.limit(ctx);
        Optional<PlanListDao.Place> after = Cursor.from(ctx, LIST, 2).map(ScoreboardRoutes::place);
        List<PlanRecord> found = archive.list(PlanFilters.of(ctx), after, limit + 1);
        Page<PlanRecord> page =
                Page.of(
                        ctx,
                        limit,
                        found,
                        last -> Cursor.of(LIST, last.subject().asOf(), last.id()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownPlan::of));
    }

    private static PlanListDao.Place place(Cursor cursor) {
        try {
            return new PlanListDao.Place(
                    LocalDate.parse(cursor.part(0)), Long.parseLong(cursor.part(1)));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw Cursor.mangled(cursor.encode());
        }
    }

    /// @param plan null where it is not marked; `message` says why
    /// @param earlier what was final before bars were corrected
    private record ShownOutcome(
            String analysis, @Nullable ShownPlan plan, List<ShownPlan> earlier, String message) {}

    private void outcome(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        String id = ctx.pathParam("id");
        PlanArchive.Outcome found = archive.outcome(Callers.of(ctx).owner(), id);
        reading.answer(
                EntityTag.ofBytes(),
                new ShownOutcome(
                        id,
                        found.plan().map(ShownPlan::of).orElse(null),
                        found.earlier().stream().map(ShownPlan::of).toList(),
                        found.message()));
    }
}
