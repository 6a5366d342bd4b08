package bellwether.desk.watchlist;

import bellwether.desk.watchlist.store.EntryDao;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One change of the entries of a list, in the transaction of its owner's lock.
final class ListChange {
    private final Handle h;
    private final Watchlist list;
    private final Instant now;
    private final Map<String, ClosePrice> prices;
    private final EntryDao dao = new EntryDao();
    private final EntryDraft draft;
    private final List<WatchlistEntry> removed = new ArrayList<>();
    private final List<WatchlistEntry> moved = new ArrayList<>();
    private final List<SkippedEntry> skipped = new ArrayList<>();
    private Optional<Target> target = Optional.empty();

    /// Another list that entries go to.
    private record Target(Watchlist list, EntryDraft draft) {}

    /// @param prices by the tickers that are to be added
    ListChange(Handle h, Watchlist list, Instant now, Map<String, ClosePrice> prices) {
        this.h = h;
        this.list = list;
        this.now = now;
        this.prices = prices;
        this.draft = draft(list);
    }

    private EntryDraft draft(Watchlist of) {
        return new EntryDraft(dao.page(h, of.id(), 0, Watchlist.MOST_ENTRIES));
    }

    void remove(List<String> tickers) {
        for (ListedName name : named(tickers)) {
            List<WatchlistEntry> gone = draft.of(name);
            if (gone.isEmpty()) {
                skipped.add(SkippedEntry.missing(name.typed(), list));
            }
            draft.remove(gone);
            removed.addAll(gone);
        }
    }

    private List<ListedName> named(List<String> tickers) {
        return tickers.isEmpty() ? List.of() : dao.named(h, tickers);
    }

    void add(List<NewEntry> wanted) {
        List<ListedName> names = named(wanted.stream().map(NewEntry::name).toList());
        for (int i = 0; i < names.size(); i++) {
            ListedName name = names.get(i);
            Optional<WatchlistEntry> there = draft.find(name);
            if (there.isPresent()) {
                skipped.add(SkippedEntry.duplicate(there.get(), list));
            } else {
                draft.add(fresh(name, wanted.get(i).text()));
            }
        }
        requireRoom("/add", list, draft);
    }

    private WatchlistEntry fresh(ListedName name, String note) {
        ClosePrice price =
                name.symbol() == null
                        ? ClosePrice.NOT_STORED
                        : prices.getOrDefault(name.typed(), ClosePrice.NO_BARS);
        return new WatchlistEntry(0, name.ticker(), null, name.symbol(), 1, note, now, price);
    }

    /// @throws Refusal 409 where what was to be added is there
    void requireAdded() {
        if (!skipped.isEmpty()) {
            throw Refusal.conflict(
                    "duplicate",
                    "%s%s; it was left as it is. PATCH /api/v1/watchlists/%s/entries/%s changes its note."
                            .formatted(
                                    skipped.getFirst().message(),
                                    since(skipped.getFirst()),
                                    list.id(),
                                    skipped.getFirst().ticker()));
        }
    }

    private static String since(SkippedEntry of) {
        WatchlistEntry entry = Objects.requireNonNull(of.entry());
        return ", since %s%s"
                .formatted(
                        entry.addedAt(),
                        entry.note().isEmpty()
                                ? ""
                                : ", with the note \"%s\"".formatted(Quoted.text(entry.note())));
    }

    /// Moves entries within the list or to another one.
    ///
    /// @param place null for the end
    void move(Watchlist to, List<String> tickers, @Nullable Integer place) {
        boolean elsewhere = !to.id().equals(list.id());
        EntryDraft into = elsewhere ? draft(to) : draft;
        Set<WatchlistEntry> going = new LinkedHashSet<>(); // two names may be of one symbol
        for (ListedName name : named(tickers)) {
            List<WatchlistEntry> found = draft.of(name);
            Optional<WatchlistEntry> there = elsewhere ? into.find(name) : Optional.empty();
            if (found.isEmpty()) {
                skipped.add(SkippedEntry.missing(name.typed(), list));
            } else if (there.isPresent()) {
                skipped.add(SkippedEntry.duplicate(there.get(), to));
            } else {
                going.addAll(found);
            }
        }
        draft.remove(List.copyOf(going));
        into.insert(
                List.copyOf(going), Objects.requireNonNullElse(place, Watchlist.MOST_ENTRIES + 1));
        moved.addAll(going);
        if (elsewhere) {
            requireRoom("/move_to/tickers", to, into);
            target = Optional.of(new Target(to, into));
        }
    }

    private static void requireRoom(String pointer, Watchlist of, EntryDraft draft) {
        if (draft.size() > Watchlist.MOST_ENTRIES) {
            throw Refusal.invalidAs(
                    "watchlist_full",
                    List.of(
                            new Fault(
                                    pointer,
                                    "must leave at most %,d entries on \"%s\" (%s), would leave %,d: it has %,d; remove some first or use another watchlist"
                                            .formatted(
                                                    Watchlist.MOST_ENTRIES,
                                                    of.name(),
                                                    of.id(),
                                                    draft.size(),
                                                    of.entries()))));
        }
    }

    static Refusal unknownTarget(String named) {
        return Refusal.invalid(
                "/move_to/watchlist",
                "must be the id or the name of one of your watchlists, was \"%s\"; GET /api/v1/watchlists lists them"
                        .formatted(Quoted.text(named)));
    }

    boolean isNothing() {
        return removed.isEmpty()
                && moved.isEmpty()
                && draft.placed().stream().noneMatch(ListChange::isNew);
    }

    private static boolean isNew(WatchlistEntry entry) {
        return entry.id() == 0;
    }

    /// The lists that are not as they were, this one first.
    List<WatchlistId> changed() {
        return Stream.concat(
                        Stream.of(list.id()),
                        target.filter(_ -> !moved.isEmpty()).map(to -> to.list.id()).stream())
                .toList();
    }

    /// Writes it down.
    void store() {
        dao.delete(h, removed.stream().map(WatchlistEntry::id).toList());
        store(list, draft);
        target.ifPresent(to -> store(to.list, to.draft));
    }

    private void store(Watchlist of, EntryDraft entries) {
        List<WatchlistEntry> placed = entries.placed();
        dao.place(h, of.id(), placed.stream().filter(entry -> !isNew(entry)).toList());
        dao.insert(h, of.id(), placed.stream().filter(ListChange::isNew).toList());
    }

    /// What came of it.
    ///
    /// @param after the list as it is now
    EntryResults results(Watchlist after) {
        List<WatchlistEntry> all =
                Stream.concat(
                                draft.placed().stream(),
                                target.stream().flatMap(to -> to.draft.placed().stream()))
                        .toList();
        return new EntryResults(
                after,
                all.stream().filter(ListChange::isNew).toList(),
                removed.stream().map(WatchlistEntry::ticker).toList(),
                moved.stream().map(WatchlistEntry::ticker).toList(),
                skipped);
    }
}
