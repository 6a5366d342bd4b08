package bellwether.desk.watchlist;

import bellwether.desk.watchlist.WatchlistLiveEvents.Change;
import bellwether.desk.watchlist.store.EntryDao;
import bellwether.desk.watchlist.store.WatchlistDao;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The entries of watchlists. A change of them is one transaction, whatever it adds, removes and
/// moves.
public final class EntryBook {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final LastCloses closes;
    private final Audit audit;
    private final InstantSource clock;
    private final WatchlistDao lists = new WatchlistDao();
    private final EntryDao entries = new EntryDao();
    private final WatchlistRecords records = new WatchlistRecords();

    EntryBook(Jdbi jdbi, LastCloses closes, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.transactions = RetriedTransactions.ofUndone(jdbi);
        this.closes = closes;
        this.audit = audit;
        this.clock = clock;
    }

    /// Entries of a list in its order.
    ///
    /// @param after the place of the one before the first
    public List<WatchlistEntry> page(WatchlistId list, long after, int limit) {
        return jdbi.withHandle(h -> entries.page(h, list, after, limit));
    }

    /// Adds, removes and moves.
    ///
    /// @param condition asked of the list as it is; throws where it is not what the caller has seen
    /// @throws Refusal 409 where the one ticker to be added is there already, 422 where a list
    ///   would have too many entries
    public EntryResults change(
            Actor actor, WatchlistId id, EntriesChange change, Consumer<Watchlist> condition) {
        String owner = actor.owner();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, ClosePrice> prices =
                closes.of(change.added().stream().map(NewEntry::name).distinct().toList());
        return transactions.in(h -> {
            lists.lock(h, owner);
            Watchlist list = records.known(h, owner, id);
            condition.accept(list);
            entries.resolve(h, id);
            ListChange work = new ListChange(h, list, now, prices);
            work.remove(change.removed());
            work.add(change.added());
            if (change.isOneAdded()) {
                work.requireAdded();
            }
            EntryMove move = change.moveTo();
            if (move != null) {
                work.move(target(h, owner, list, move), change.moved(), move.place());
            }
            return work.isNothing() ? work.results(list) : stored(h, actor, work, now);
        });
    }

    private Watchlist target(Handle h, String owner, Watchlist list, EntryMove move) {
        String named = move.watchlist();
        return named == null
                ? list
                : records.find(h, owner, named).orElseThrow(() -> ListChange.unknownTarget(named));
    }

    private EntryResults stored(Handle h, Actor actor, ListChange work, Instant now) {
        String owner = actor.owner();
        work.store();
        List<WatchlistId> changed = work.changed();
        changed.forEach(list -> lists.touch(h, list, now));
        List<Watchlist> after =
                changed.stream().map(list -> records.known(h, owner, list)).toList();
        after.forEach(list -> WatchlistLiveEvents.publish(h, owner, list, Change.ENTRIES));
        EntryResults results = work.results(after.getFirst());
        audit.note(actor, "watchlist.entries", after.getFirst().id().toString(), results.words());
        return results;
    }

    /// Replaces the note of an entry.
    ///
    /// @throws Refusal 404 where the list does not have it
    public WatchlistEntry note(Actor actor, WatchlistId id, Ticker ticker, EntryNote note) {
        String owner = actor.owner();
        String text = Objects.requireNonNull(note.note());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.in(h -> {
            lists.lock(h, owner);
            Watchlist list = records.known(h, owner, id);
            WatchlistEntry old = known(h, list, ticker);
            if (old.note().equals(text)) {
                return old;
            }
            entries.note(h, old.id(), text);
            lists.touch(h, id, now);
            WatchlistEntry changed = known(h, list, ticker);
            audit.note(actor, "watchlist.note", id.toString(), "of " + changed.ticker());
            WatchlistLiveEvents.publish(h, owner, records.known(h, owner, id), Change.ENTRIES);
            return changed;
        });
    }

    /// The entry of a symbol, by any of its names.
    ///
    /// @throws Refusal 404 where the list does not have it
    public WatchlistEntry known(Watchlist list, Ticker ticker) {
        return jdbi.withHandle(h -> known(h, list, ticker));
    }

    /// The same, where not having it is no fault.
    public Optional<WatchlistEntry> find(Watchlist list, Ticker ticker) {
        return jdbi.withHandle(h -> find(h, list, ticker));
    }

    private Optional<WatchlistEntry> find(Handle h, Watchlist list, Ticker ticker) {
        ListedName name = entries.named(h, List.of(ticker.name())).getFirst();
        return new EntryDraft(entries.page(h, list.id(), 0, Watchlist.MOST_ENTRIES)).find(name);
    }

    private WatchlistEntry known(Handle h, Watchlist list, Ticker ticker) {
        return find(h, list, ticker)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "not_on_list",
                                "%s is not on \"%s\" (%s); GET /api/v1/watchlists/%s/entries lists its entries."
                                        .formatted(ticker, list.name(), list.id(), list.id())));
    }
}
