package bellwether.desk.scan.http;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanId;
import bellwether.desk.scan.wish.ScanBook;
import bellwether.desk.scan.wish.ScanRequest;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IfMatch;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Consumer;

/// The routes under `/api/v1/scans` that define scans.
public final class ScanRoutes implements Routes {
    private static final String ALL = "/api/v1/scans";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "scans";

    private final ScanBook book;
    private final BodyParser bodies;

    public ScanRoutes(ScanBook book, BodyParser bodies) {
        this.book = book;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::create, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.patch(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
        routes.get(ONE + "/universe", this::contents, Role.READER);
        routes.post(ONE + "/start", ctx -> run(ctx, true), Role.TRADER);
        routes.post(ONE + "/stop", ctx -> run(ctx, false), Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        List<Scan> found =
                book.list(Callers.of(ctx).owner(), Cursor.number(ctx, LIST, 0), limit + 1);
        Page<Scan> page = Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownScan::of));
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Scan made = book.create(Callers.actor(ctx), bodies.read(ctx, ScanRequest.class));
        ctx.status(201).header("Location", ALL + "/" + made.id());
        answer(ctx, made);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        Scan scan = book.known(Callers.of(ctx).owner(), id(ctx));
        reading.answer(version(scan), ShownScan.of(scan));
    }

    private void contents(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), book.contents(Callers.of(ctx).owner(), id(ctx)));
    }

    /// A merge: what is absent stays, null becomes as it is by default.
    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ScanId id = id(ctx);
        Scan seen = book.known(Callers.of(ctx).owner(), id);
        ObjectNode body = bodies.object(ctx);
        merged(ScanRequest.of(seen), body); // says what is wrong before it asks for the tag
        String condition = IfMatch.required(ctx, "scan's");
        answer(
                ctx,
                book.change(Callers.actor(ctx), id, matching(condition), was -> merged(was, body)));
    }

    private ScanRequest merged(ScanRequest old, ObjectNode body) {
        ObjectNode merged = Json.shared().valueToTree(old);
        merged.setAll(body);
        return bodies.read(merged, ScanRequest.class, _ -> List.of());
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        book.delete(
                Callers.actor(ctx),
                id(ctx),
                IfMatch.of(ctx).map(ScanRoutes::matching).orElse(_ -> {}));
        Responses.nothing(ctx);
    }

    private void run(Context ctx, boolean running) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, book.run(Callers.actor(ctx), id(ctx), running));
    }

    private static Consumer<Scan> matching(String condition) {
        return scan -> {
            if (!version(scan).isNamedBy(condition)) {
                throw ScanBook.moved();
            }
        };
    }

    private static EntityTag.Known version(Scan scan) {
        return EntityTag.of("scan", scan.id(), scan.version());
    }

    private static void answer(Context ctx, Scan scan) {
        ctx.header("ETag", version(scan).header());
        Responses.json(ctx, ShownScan.of(scan));
    }

    /// The id in the path.
    static ScanId id(Context ctx) {
        String typed = ctx.pathParam("id");
        return ScanId.parse(typed).orElseThrow(() -> ScanBook.unknown(Quoted.text(typed)));
    }
}
