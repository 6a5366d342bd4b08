package bellwether.desk.journal;

import bellwether.desk.journal.store.JournalDao;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import bellwether.trading.portfolio.history.TradeKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The journals of owners.
public final class JournalBook {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final BiFunction<String, TradeKey, Optional<String>> trades;
    private final Function<Ticker, List<String>> names;
    private final Audit audit;
    private final InstantSource clock;
    private final JournalDao dao = new JournalDao();

    /// @param trades the ticker of a closed trade of an owner; empty where there is none
    /// @param names all that a symbol has and had, by any of them
    public JournalBook(
            Jdbi jdbi,
            BiFunction<String, TradeKey, Optional<String>> trades,
            Function<Ticker, List<String>> names,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.transactions = RetriedTransactions.ofUndone(jdbi);
        this.trades = trades;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /// Entries of an owner, the newest first. Those of a symbol are found by each of its names.
    public List<JournalEntry> list(String owner, JournalQuery query, int limit) {
        List<String> tickers = query.ticker().map(this::names).orElse(List.of());
        return jdbi.withHandle(h -> dao.list(h, owner, query, tickers, limit));
    }

    private List<String> names(String ticker) {
        return Ticker.of(ticker).map(names).orElse(List.of(ticker));
    }

    /// An entry of an owner.
    ///
    /// @throws Refusal 404
    public JournalEntry known(String owner, String id) {
        return jdbi.withHandle(h ->
                JournalEntryId.parse(id)
                        .flatMap(number -> dao.find(h, owner, number))
                        .orElseThrow(() -> unknown(id)));
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_entry",
                "Unknown journal entry \"%s\". GET /api/v1/journal lists yours."
                        .formatted(Quoted.text(id)));
    }

    /// What an entry of an owner says and said before, the newest first.
    ///
    /// @param before versions below this one
    public List<JournalVersion> versions(JournalEntry entry, long before, int limit) {
        Stream<JournalVersion> newest =
                Stream.of(new JournalVersion(entry.version(), entry.said(), entry.changedAt()))
                        .filter(version -> version.version() < before);
        List<JournalVersion> earlier =
                jdbi.withHandle(
                        h -> dao.versions(h, entry.id(), Math.min(before, entry.version()), limit));
        return Stream.concat(newest, earlier.stream()).limit(limit).toList();
    }

    /// Writes an entry.
    ///
    /// @throws Refusal 422 where its trade is none of the owner's, 409 where there are too many
    public JournalEntry write(Actor actor, JournalRequest request) {
        String owner = actor.owner();
        TradeKey trade = Optional.ofNullable(request.trade()).flatMap(TradeKey::parse).orElse(null);
        String ticker = ticker(owner, request, trade);
        return transactions.in(h -> {
            if (dao.count(h, owner) >= JournalEntry.MOST) {
                throw Refusal.conflict(
                        "too_many_entries",
                        "Limit of %,d journal entries reached; delete one first: DELETE /api/v1/journal/{id}."
                                .formatted(JournalEntry.MOST));
            }
            JournalEntryId id = dao.insert(h, owner, trade, ticker, request.said(), now());
            audit.note(actor, "journal.write", id.toString());
            return dao.find(h, owner, id).orElseThrow();
        });
    }

    private @Nullable String ticker(
            String owner, JournalRequest request, @Nullable TradeKey trade) {
        String stated =
                Optional.ofNullable(request.ticker())
                        .flatMap(Ticker::of)
                        .map(Ticker::name)
                        .orElse(null);
        if (trade == null) {
            return stated;
        }
        String known =
                trades.apply(owner, trade)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "/trade",
                                        "must be a closed trade of yours, was \"%s\"; GET /api/v1/journal/trades lists them"
                                                .formatted(trade)));
        if (stated != null && !names(known).contains(stated)) {
            throw Refusal.invalid(
                    "/ticker",
                    "must be %s, the ticker of trade %s, or absent, was \"%s\""
                            .formatted(known, trade, stated));
        }
        return known;
    }

    /// Lets an entry say something else. What it said stays as a version.
    ///
    /// @param condition asked of the entry as it is; throws where it is not what the caller has
    ///   seen
    public JournalEntry change(
            Actor actor,
            JournalEntryId id,
            JournalChange change,
            Consumer<JournalEntry> condition) {
        String owner = actor.owner();
        return transactions.in(h -> {
            JournalEntry old = dao.lock(h, owner, id).orElseThrow(() -> unknown(id.toString()));
            condition.accept(old);
            if (change.said().equals(old.said())) {
                return old;
            }
            if (old.version() >= JournalEntry.MOST_VERSIONS) {
                throw Refusal.conflict(
                        "too_many_versions",
                        "Limit of %,d versions of a journal entry reached; write another entry: POST /api/v1/journal."
                                .formatted(JournalEntry.MOST_VERSIONS));
            }
            dao.change(h, id, change.said(), now());
            audit.note(actor, "journal.change", id.toString());
            return dao.find(h, owner, id).orElseThrow();
        });
    }

    /// Deletes an entry with its versions.
    public void delete(Actor actor, JournalEntryId id, Consumer<JournalEntry> condition) {
        transactions.in(h -> {
            JournalEntry old =
                    dao.lock(h, actor.owner(), id).orElseThrow(() -> unknown(id.toString()));
            condition.accept(old);
            dao.delete(h, id);
            audit.note(actor, "journal.delete", id.toString());
            return old;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Someone else changed it first.
    public static Refusal moved() {
        return Refusal.of(
                RefusalKind.CHANGED,
                "journal_changed",
                "The journal entry has changed since: read it again and send its new ETag as"
                        + " If-Match.");
    }
}
