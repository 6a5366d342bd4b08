package bellwether.frontend.legacy;

import bellwether.desk.watchlist.EntriesChange;
import bellwether.desk.watchlist.EntryMove;
import bellwether.desk.watchlist.EntryNote;
import bellwether.desk.watchlist.EntryView;
import bellwether.desk.watchlist.NewEntry;
import bellwether.desk.watchlist.Watchlist;
import bellwether.desk.watchlist.WatchlistEntry;
import bellwether.desk.watchlist.WatchlistRequest;
import bellwether.desk.watchlist.Watchlists;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watchlists as older clients see them: one list, divided into collections. A collection of theirs
/// is a watchlist here; their default one is the list named Default, made when it is needed.
final class OlderWatchlists {
    static final String DEFAULT = "default";
    private static final String DEFAULT_NAME = "Default";
    private static final int MOST_LISTS = 200;

    private final Watchlists lists;

    OlderWatchlists(Watchlists lists) {
        this.lists = lists;
    }

    /// An entry and the list that it is on.
    record Item(Watchlist list, EntryView view) {}

    List<Watchlist> all(String owner) {
        return lists.book().list(owner, Optional.empty(), 0, MOST_LISTS);
    }

    static boolean isDefault(Watchlist list) {
        return list.name().equalsIgnoreCase(DEFAULT_NAME);
    }

    /// The list that is named, or all of the owner's.
    List<Watchlist> chosen(String owner, @Nullable String collection) {
        if (collection == null) {
            return all(owner);
        }
        return lists.book()
                .find(owner, named(collection))
                .map(List::of)
                .orElseGet(() -> {
                    if (named(collection).equals(DEFAULT_NAME)) {
                        return List.of();
                    }
                    throw unknown(collection);
                });
    }

    private static String named(String collection) {
        return collection.equalsIgnoreCase(DEFAULT) ? DEFAULT_NAME : collection;
    }

    private static Refusal unknown(String collection) {
        return Refusal.notFound(
                "unknown_collection",
                "Unknown collection \"%s\". GET /api/watchlist-collections lists yours."
                        .formatted(Quoted.text(collection)));
    }

    /// The first entries of lists, up to a number.
    List<Item> items(String owner, List<Watchlist> of, int most) {
        List<Item> items = new ArrayList<>();
        for (Watchlist list : of) {
            List<WatchlistEntry> entries = lists.entries().page(list.id(), 0, most - items.size());
            lists.views().of(owner, entries).stream()
                    .map(view -> new Item(list, view))
                    .forEach(items::add);
            if (items.size() >= most) {
                break;
            }
        }
        return items;
    }

    /// The list to add to; the default one is made where there is none.
    private Watchlist target(Actor actor, @Nullable String collection) {
        String name = named(collection == null ? DEFAULT : collection);
        Optional<Watchlist> known = lists.book().find(actor.owner(), name);
        if (known.isEmpty() && name.equals(DEFAULT_NAME)) {
            return lists.book().create(actor, new WatchlistRequest(DEFAULT_NAME, null));
        }
        return known.orElseThrow(() -> unknown(name));
    }

    /// Adds an entry to a collection, or to the default one; gives the list that has it.
    Watchlist add(Actor actor, @Nullable String collection, NewEntry entry) {
        return lists.together(
                actor.owner(),
                () -> {
                    Watchlist to = target(actor, collection);
                    lists.entries()
                            .change(actor, to.id(), EntriesChange.adding(List.of(entry)), _ -> {});
                    return to;
                });
    }

    /// Replaces the note of an entry and moves it to another collection, both or neither; gives the
    /// list that has it then.
    ///
    /// @param notes null leaves them
    /// @param collection null leaves it where it is
    Watchlist change(
            Actor actor,
            Watchlist from,
            Ticker ticker,
            @Nullable EntryNote notes,
            @Nullable String collection) {
        return lists.together(
                actor.owner(),
                () -> {
                    if (notes != null) {
                        lists.entries().note(actor, from.id(), ticker, notes);
                    }
                    Watchlist to = collection == null ? from : target(actor, collection);
                    move(actor, from, to, List.of(ticker.name()));
                    return to;
                });
    }

    /// How many entries of a ticker went.
    int remove(Actor actor, List<Watchlist> of, String ticker) {
        return lists.together(
                actor.owner(),
                () ->
                        of.stream()
                                .map(list ->
                                        lists.entries()
                                                .change(
                                                        actor,
                                                        list.id(),
                                                        EntriesChange.removing(ticker),
                                                        _ -> {}))
                                .mapToInt(results -> results.removed().size())
                                .sum());
    }

    /// Moves to the end of another list what that does not have; gives how many.
    private int move(Actor actor, Watchlist from, Watchlist to, List<String> tickers) {
        if (from.id().equals(to.id())) {
            return 0;
        }
        return lists.entries()
                .change(
                        actor,
                        from.id(),
                        new EntriesChange(
                                null, null, new EntryMove(tickers, null, to.id().toString())),
                        _ -> {})
                .moved()
                .size();
    }

    Watchlist create(Actor actor, String name) {
        return lists.book().create(actor, new WatchlistRequest(name, null));
    }

    /// Deletes a collection and leaves its entries to the default one; gives how many.
    int delete(Actor actor, String collection) {
        return lists.together(actor.owner(), () -> deleteAlone(actor, collection));
    }

    private int deleteAlone(Actor actor, String collection) {
        String owner = actor.owner();
        Watchlist old =
                lists.book().find(owner, named(collection)).orElseThrow(() -> unknown(collection));
        List<String> tickers =
                lists.entries().page(old.id(), 0, Watchlist.MOST_ENTRIES).stream()
                        .map(WatchlistEntry::ticker)
                        .distinct()
                        .toList();
        int moved = tickers.isEmpty() ? 0 : move(actor, old, target(actor, null), tickers);
        lists.book().delete(actor, old.id(), _ -> {});
        return moved;
    }
}
