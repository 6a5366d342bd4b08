package bellwether.frontend.legacy;

import bellwether.desk.journal.JournalBook;
import bellwether.desk.journal.JournalChange;
import bellwether.desk.journal.JournalEntry;
import bellwether.desk.journal.JournalQuery;
import bellwether.desk.journal.JournalRequest;
import bellwether.desk.journal.Journals;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.base.SelfValidating;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The journal as older clients know it.
final class OlderJournalRoutes implements Routes {
    private static final int MOST = 1_000;
    private static final String ALL = "/api/journal";
    private static final String ONE = ALL + "/{entry_id}";

    /// Fields of the newer form by those of this one.
    private static final Map<String, String> POINTERS =
            Map.of("/text", "/notes", "/trade", "/trade_id", "/ticker", "/symbol");

    private final Journals journals;
    private final JournalBook book;
    private final BodyParser bodies;

    OlderJournalRoutes(Journals journals, BodyParser bodies) {
        this.journals = journals;
        this.book = journals.book();
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::write, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.put(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
    }

    /// @param symbol or `ticker`
    /// @param userId must be the caller's own
    record Body(
            @Nullable String symbol,
            @Nullable String ticker,
            @Nullable String tradeId,
            @Nullable String notes,
            @Nullable String emotion,
            @Nullable String lesson,
            @Nullable List<@Nullable String> tags,
            @Nullable Boolean planKept,
            @Nullable String userId)
            implements SelfValidating {
        JournalRequest request() {
            String typed =
                    Stream.of(symbol, ticker).filter(Objects::nonNull).findFirst().orElse(null);
            return new JournalRequest(tradeId, typed, notes, emotion, lesson, tags, planKept);
        }

        @Override
        public List<Fault> faults() {
            return request().faults().stream()
                    .map(fault ->
                            new Fault(
                                    POINTERS.getOrDefault(fault.pointer(), fault.pointer()),
                                    fault.detail()))
                    .toList();
        }
    }

    private record Shown(
            String id,
            @Nullable String symbol,
            @Nullable String tradeId,
            String notes,
            @Nullable String emotion,
            String lesson,
            List<String> tags,
            @Nullable Boolean planKept,
            Instant createdAt,
            Instant updatedAt) {
        static Shown of(JournalEntry entry) {
            return new Shown(
                    entry.id().toString(),
                    entry.ticker(),
                    entry.trade() == null ? null : Objects.toString(entry.trade()),
                    entry.said().text(),
                    entry.said().emotion().isEmpty() ? null : entry.said().emotion(),
                    entry.said().lesson(),
                    entry.said().tags(),
                    entry.said().planKept(),
                    entry.writtenAt(),
                    entry.changedAt());
        }
    }

    private record Listed(List<Shown> entries, int count, boolean hasMore) {}

    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id", "symbol");
        String owner = Callers.of(ctx).owner();
        Optional<String> ticker =
                Optional.ofNullable(ctx.queryParam("symbol"))
                        .map(text ->
                                Ticker.of(text)
                                        .orElseThrow(
                                                () -> Refusal.invalid("?symbol", Ticker.rule(text)))
                                        .name());
        List<JournalEntry> found =
                OlderUser.isOwn(ctx.queryParam("user_id"), owner)
                        ? book.list(owner, JournalQuery.ofTicker(ticker), MOST + 1)
                        : List.of();
        List<Shown> shown = found.stream().limit(MOST).map(Shown::of).toList();
        Responses.json(ctx, new Listed(shown, shown.size(), found.size() > MOST));
    }

    private record Answer(boolean success, Shown entry) {}

    private void write(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Body body = bodies.read(ctx, Body.class);
        String owner = Callers.of(ctx).owner();
        OlderUser.require(body.userId(), owner);
        JournalEntry entry = book.write(Callers.actor(ctx), body.request());
        journals.moved(owner);
        ctx.status(201);
        Responses.json(ctx, new Answer(true, Shown.of(entry)));
    }

    private JournalEntry known(Context ctx) {
        String owner = Callers.of(ctx).owner();
        OlderUser.require(ctx.queryParam("user_id"), owner);
        return book.known(owner, ctx.pathParam("entry_id"));
    }

    private void show(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        Responses.json(ctx, Shown.of(known(ctx)));
    }

    /// What is absent stays as it is. Older clients know no versions: the last one to write wins,
    /// and what was said before stays a version.
    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        JournalEntry entry = known(ctx);
        Change body = bodies.read(ctx, Change.class);
        OlderUser.require(body.userId(), Callers.of(ctx).owner());
        JournalChange change = body.over(entry);
        if (!change.faults().isEmpty()) {
            throw Refusal.invalid(
                    change.faults().stream()
                            .map(fault ->
                                    new Fault(
                                            POINTERS.getOrDefault(fault.pointer(), fault.pointer()),
                                            fault.detail()))
                            .toList());
        }
        JournalEntry changed = book.change(Callers.actor(ctx), entry.id(), change, _ -> {});
        journals.moved(Callers.of(ctx).owner());
        Responses.json(ctx, new Answer(true, Shown.of(changed)));
    }

    record Change(
            @Nullable String notes,
            @Nullable String emotion,
            @Nullable String lesson,
            @Nullable List<@Nullable String> tags,
            @Nullable Boolean planKept,
            @Nullable String userId) {
        JournalChange over(JournalEntry entry) {
            return new JournalChange(
                    Objects.requireNonNullElse(notes, entry.said().text()),
                    Objects.requireNonNullElse(emotion, entry.said().emotion()),
                    Objects.requireNonNullElse(lesson, entry.said().lesson()),
                    tags == null ? List.copyOf(entry.said().tags()) : tags,
                    planKept == null ? entry.said().planKept() : planKept);
        }
    }

    private record Deleted(boolean success, String id) {}

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        JournalEntry entry = known(ctx);
        book.delete(Callers.actor(ctx), entry.id(), _ -> {});
        Responses.json(ctx, new Deleted(true, entry.id().toString()));
    }
}
