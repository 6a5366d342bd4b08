package bellwether.desk.journal.http;

import bellwether.desk.journal.JournalBook;
import bellwether.desk.journal.JournalChange;
import bellwether.desk.journal.JournalEntry;
import bellwether.desk.journal.JournalQuery;
import bellwether.desk.journal.JournalRequest;
import bellwether.desk.journal.JournalVersion;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
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
import bellwether.trading.portfolio.history.TradeKey;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The routes of journal entries.
public final class JournalRoutes implements Routes {
    private static final String ALL = "/api/v1/journal";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "journal";

    private final JournalBook book;
    private final Consumer<String> written;
    private final BodyParser bodies;

    /// @param written hears whose journal has changed
    public JournalRoutes(JournalBook book, Consumer<String> written, BodyParser bodies) {
        this.book = book;
        this.written = written;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::write, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.put(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
        routes.get(ONE + "/versions", this::versions, Role.READER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(
                ctx,
                "ticker",
                "trade",
                "tag",
                "emotion",
                "plan_kept",
                "q",
                "from",
                "to",
                "limit",
                "cursor");
        int limit = QueryParameters.limit(ctx);
        List<JournalEntry> found = book.list(Callers.of(ctx).owner(), query(ctx), limit + 1);
        Page<ShownJournalEntry> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()))
                        .map(ShownJournalEntry::of);
        reading.answer(EntityTag.ofBytes(), page, ShownJournalEntry.TABLE, page::items);
    }

    private static JournalQuery query(Context ctx) {
        return new JournalQuery(
                Optional.ofNullable(ctx.queryParam("ticker"))
                        .map(text ->
                                Ticker.of(text)
                                        .orElseThrow(
                                                () -> Refusal.invalid("?ticker", Ticker.rule(text)))
                                        .name()),
                Optional.ofNullable(ctx.queryParam("trade")).map(JournalRoutes::trade),
                Optional.ofNullable(ctx.queryParam("tag")).map(String::strip),
                Optional.ofNullable(ctx.queryParam("emotion")).map(String::strip),
                ctx.queryParam("plan_kept") == null
                        ? Optional.empty()
                        : Optional.of(QueryParameters.flag(ctx, "plan_kept")),
                Optional.ofNullable(ctx.queryParam("q")).map(String::strip),
                QueryParameters.time(ctx, "from"),
                QueryParameters.time(ctx, "to"),
                Cursor.number(ctx, LIST, Long.MAX_VALUE));
    }

    private static TradeKey trade(String text) {
        return TradeKey.parse(text)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?trade",
                                "must be the id of a closed trade such as tr_1_7, was \"%s\"; GET /api/v1/journal/trades lists yours"
                                        .formatted(Quoted.text(text))));
    }

    private void write(Context ctx) {
        QueryParameters.allowOnly(ctx);
        JournalEntry entry = book.write(Callers.actor(ctx), bodies.read(ctx, JournalRequest.class));
        written.accept(Callers.of(ctx).owner());
        ctx.status(201).header("Location", ALL + "/" + entry.id());
        answer(ctx, entry);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        JournalEntry entry = known(ctx);
        reading.answer(tag(entry), ShownJournalEntry.of(entry));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        JournalEntry entry = known(ctx);
        JournalChange change = bodies.read(ctx, JournalChange.class);
        IfMatch.required(ctx, "journal entry's");
        JournalEntry changed = book.change(Callers.actor(ctx), entry.id(), change, condition(ctx));
        written.accept(Callers.of(ctx).owner());
        answer(ctx, changed);
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        book.delete(Callers.actor(ctx), known(ctx).id(), condition(ctx));
        Responses.nothing(ctx);
    }

    private void versions(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        JournalEntry entry = known(ctx);
        String list = "versions of " + entry.id();
        List<JournalVersion> found =
                book.versions(entry, Cursor.number(ctx, list, Long.MAX_VALUE), limit + 1);
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(list, last.version()))
                        .map(ShownJournalEntry.Version::of));
    }

    private JournalEntry known(Context ctx) {
        return book.known(Callers.of(ctx).owner(), ctx.pathParam("id"));
    }

    private static EntityTag.Known tag(JournalEntry entry) {
        return EntityTag.of("journal", entry.id(), entry.version());
    }

    private static Consumer<JournalEntry> condition(Context ctx) {
        Optional<String> condition = IfMatch.of(ctx);
        return entry -> {
            if (condition.isPresent() && !tag(entry).isNamedBy(condition.get())) {
                throw JournalBook.moved();
            }
        };
    }

    private static void answer(Context ctx, JournalEntry entry) {
        ctx.header("ETag", tag(entry).header());
        Responses.json(ctx, ShownJournalEntry.of(entry));
    }
}
