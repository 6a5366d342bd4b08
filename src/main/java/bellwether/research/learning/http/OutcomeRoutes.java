package bellwether.research.learning.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TableExports;
import bellwether.platform.http.TableFormat;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeFilter;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.outcome.OutcomeBook;
import bellwether.research.learning.outcome.OutcomeId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The routes under `/api/v1/outcomes`.
public final class OutcomeRoutes implements Routes {
    private static final String ALL = "/api/v1/outcomes";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "outcomes";
    private static final List<String> FILTERS =
            List.of(
                    "origin", "policy", "state", "ticker", "pattern", "ref", "from", "to",
                    "revised");

    private final OutcomeBook book;
    private final BodyParser bodies;

    public OutcomeRoutes(OutcomeBook book, BodyParser bodies) {
        this.book = book;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::state, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.delete(ONE, this::delete, Role.TRADER);
    }

    private void list(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        if (format == TableFormat.JSON) {
            page(ctx);
        } else {
            allow(ctx, "format");
            TableExports.send(ctx, format, ShownOutcome.TABLE, parts(filter(ctx, Long.MAX_VALUE)));
        }
    }

    private TableExports.Parts<ShownOutcome> parts(OutcomeFilter wanted) {
        return after ->
                book
                        .list(
                                after.flatMap(last -> OutcomeId.parse(last.id()))
                                        .map(wanted::behind)
                                        .orElse(wanted),
                                TableExports.PART)
                        .stream()
                        .map(ShownOutcome::of)
                        .toList();
    }

    private void page(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        allow(ctx, "limit", "cursor", "format");
        int limit = QueryParameters.limit(ctx);
        List<Outcome> found =
                book.list(filter(ctx, Cursor.number(ctx, LIST, Long.MAX_VALUE)), limit + 1);
        Page<Outcome> page = Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownOutcome::of));
    }

    private static void allow(Context ctx, String... more) {
        QueryParameters.allowOnly(
                ctx, Stream.concat(FILTERS.stream(), Arrays.stream(more)).toArray(String[]::new));
    }

    private static OutcomeFilter filter(Context ctx, long before) {
        return new OutcomeFilter(
                Callers.of(ctx).owner(),
                QueryParameters.oneOf(ctx, "origin", OutcomeOrigin.class, OutcomeOrigin::key),
                QueryParameters.oneOf(ctx, "policy", OutcomePolicy.class, OutcomePolicy::key),
                QueryParameters.oneOf(ctx, "state", OutcomeState.class, OutcomeState::key),
                ticker(ctx),
                Optional.ofNullable(ctx.queryParam("pattern")),
                Optional.ofNullable(ctx.queryParam("ref")),
                QueryParameters.time(ctx, "from"),
                QueryParameters.time(ctx, "to"),
                QueryParameters.flag(ctx, "revised"),
                before);
    }

    static Optional<String> ticker(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("ticker"))
                .map(text ->
                        Ticker.of(text)
                                .orElseThrow(() -> Refusal.invalid("?ticker", Ticker.rule(text)))
                                .name());
    }

    private void state(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OutcomeBody body = bodies.read(ctx, OutcomeBody.class);
        OutcomeBook.Statement kept = book.state(Callers.of(ctx).owner(), body.trade());
        ctx.status(kept.repeated() ? 200 : 201)
                .header("Location", ALL + "/" + OutcomeId.text(kept.outcome().id()));
        Responses.json(ctx, ShownOutcome.of(kept.outcome()));
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        Outcome outcome = book.known(Callers.of(ctx).owner(), ctx.pathParam("id"));
        reading.answer(EntityTag.ofBytes(), ShownOutcome.of(outcome));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        book.delete(Callers.of(ctx).owner(), ctx.pathParam("id"));
        Responses.nothing(ctx);
    }
}
