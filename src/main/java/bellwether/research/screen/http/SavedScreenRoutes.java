package bellwether.research.screen.http;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.Universes;
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
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenDefinition;
import bellwether.research.screen.ScreenId;
import bellwether.research.screen.ScreenSpan;
import bellwether.research.screen.SpanEnd;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.work.ScreenBook;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ParsedCondition;
import bellwether.trading.rules.RuleFields;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The routes under `/api/v1/screens`.
public final class SavedScreenRoutes implements Routes {
    private static final String ALL = "/api/v1/screens";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "screens";

    private final ScreenBook book;
    private final ScreenStore store;
    private final ScreenDesk desk;
    private final Universes universes;
    private final BodyParser bodies;

    public SavedScreenRoutes(
            ScreenBook book,
            ScreenStore store,
            ScreenDesk desk,
            Universes universes,
            BodyParser bodies) {
        this.book = book;
        this.store = store;
        this.desk = desk;
        this.universes = universes;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::create, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.put(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
        routes.get(ONE + "/universe", this::contents, Role.READER);
        routes.get(ONE + "/spans", this::spans, Role.READER);
    }

    /// @param words its condition for people; null where it is broken
    /// @param broken why it can no longer be understood, or tracked; null where it can
    /// @param sweptAt when a sweep last tracked it; null while none has
    private record Shown(
            String id,
            String name,
            String q,
            @Nullable String words,
            @Nullable String broken,
            Universe universe,
            String timeframe,
            boolean track,
            @Nullable Instant sweptAt,
            Instant createdAt,
            Instant changedAt) {}

    private Shown shown(SavedScreen screen) {
        RuleFields fields = desk.facts(screen.owner(), screen.timeframe()).fields();
        ParsedCondition parsed = new ConditionLanguage(fields).parse(screen.text());
        return new Shown(
                screen.id().toString(),
                screen.name(),
                screen.text(),
                parsed instanceof ParsedCondition.Valid(var condition)
                        ? ConditionLanguage.sentence(condition)
                        : null,
                parsed instanceof ParsedCondition.Invalid(var errors)
                        ? errors.getFirst().detail()
                        : screen.tracking().broken(),
                screen.universe(),
                screen.timeframe().code(),
                screen.track(),
                screen.tracking().sweptAt(),
                screen.createdAt(),
                screen.changedAt());
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        List<SavedScreen> found =
                store.list(Callers.of(ctx).owner(), Cursor.number(ctx, LIST, 0), limit + 1);
        found.stream().map(SavedScreen::timeframe).distinct().forEach(desk::expire);
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()))
                        .map(this::shown));
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ScreenDefinition asked = definition(ctx);
        SavedScreen made = book.create(Callers.actor(ctx), asked);
        ctx.status(201).header("Location", ALL + "/" + made.id());
        answer(ctx, made);
    }

    private ScreenDefinition definition(Context ctx) {
        SavedScreenBody body = bodies.read(ctx, SavedScreenBody.class);
        Timeframe timeframe = ScreenRequests.timeframe(body.timeframe(), SavedScreenRoutes::member);
        desk.expire(timeframe);
        return new ScreenDefinition(
                body.name(),
                new ScreenRequests(desk, store)
                        .text(
                                Callers.of(ctx).owner(),
                                timeframe,
                                body.q(),
                                SavedScreenRoutes::member),
                new AskedUniverse(body.universe()).orAll(),
                timeframe,
                Boolean.TRUE.equals(body.track()));
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        SavedScreen screen = store.known(Callers.of(ctx).owner(), id(ctx));
        desk.expire(screen.timeframe());
        Shown shown = shown(screen);
        reading.answer(tag(screen, shown), shown);
    }

    /// The symbols that it is of, whether or not they pass.
    private void contents(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        String owner = Callers.of(ctx).owner();
        SavedScreen screen = store.known(owner, id(ctx));
        reading.answer(
                EntityTag.ofBytes(),
                universes.contents(owner, screen.universe(), screen.timeframe()));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ScreenId id = id(ctx);
        store.known(Callers.of(ctx).owner(), id);
        ScreenDefinition asked = definition(ctx);
        String condition = IfMatch.required(ctx, "screen's");
        answer(ctx, book.change(Callers.actor(ctx), id, asked, matching(condition)));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        book.delete(
                Callers.actor(ctx), id(ctx), IfMatch.of(ctx).map(this::matching).orElse(_ -> true));
        Responses.nothing(ctx);
    }

    private Predicate<SavedScreen> matching(String condition) {
        return screen -> tag(screen, shown(screen)).isNamedBy(condition);
    }

    /// Whether it is broken is part of what is shown.
    private static EntityTag.Known tag(SavedScreen screen, Shown shown) {
        return EntityTag.of(
                "screen", screen.id(), screen.version(), String.valueOf(shown.broken()));
    }

    private void answer(Context ctx, SavedScreen screen) {
        Shown shown = shown(screen);
        ctx.header("ETag", tag(screen, shown).header());
        Responses.json(ctx, shown);
    }

    private record ShownSpan(
            String ticker,
            Instant enteredBar,
            @Nullable Instant leftBar,
            boolean baseline,
            @Nullable SpanEnd ended,
            @Nullable Instant revisedAt) {
        static ShownSpan of(ScreenSpan span) {
            return new ShownSpan(
                    span.ticker(),
                    Instant.ofEpochSecond(span.entered()),
                    span.left() == null ? null : Instant.ofEpochSecond(span.left()),
                    span.baseline(),
                    span.end(),
                    span.revisedAt());
        }
    }

    private void spans(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "open", "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        boolean isOpen = QueryParameters.flag(ctx, "open");
        SavedScreen screen = store.known(Callers.of(ctx).owner(), id(ctx));
        String list = "spans of " + screen.id();
        List<ScreenSpan> found =
                store.spans(
                        screen.id(), isOpen, Cursor.number(ctx, list, Long.MAX_VALUE), limit + 1);
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(list, last.id())).map(ShownSpan::of));
    }

    private static ScreenId id(Context ctx) {
        String typed = ctx.pathParam("id");
        return ScreenId.parse(typed).orElseThrow(() -> ScreenStore.unknown(Quoted.text(typed)));
    }

    private static String member(String name) {
        return "/" + name;
    }
}
