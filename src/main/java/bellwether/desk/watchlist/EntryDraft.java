package bellwether.desk.watchlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The entries of a list while a change is put together. Pure; what is done to it is stored
/// afterwards.
final class EntryDraft {
    private final List<WatchlistEntry> entries;

    EntryDraft(List<WatchlistEntry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    int size() {
        return entries.size();
    }

    /// Those of a symbol. There may be two, which were added by two names before it was stored.
    List<WatchlistEntry> of(ListedName name) {
        return entries.stream().filter(entry -> entry.isOf(name)).toList();
    }

    Optional<WatchlistEntry> find(ListedName name) {
        return of(name).stream().findFirst();
    }

    void remove(List<WatchlistEntry> gone) {
        entries.removeAll(gone);
    }

    void add(WatchlistEntry entry) {
        entries.add(entry.at(entries.size() + 1));
    }

    /// @param place of the first of them when all are in, from 1; behind the last, the end
    void insert(List<WatchlistEntry> moved, int place) {
        entries.addAll(Math.min(place - 1, entries.size()), moved);
    }

    /// All, with the places that they have now.
    List<WatchlistEntry> placed() {
        return IntStream.range(0, entries.size()).mapToObj(i -> entries.get(i).at(i + 1)).toList();
    }
}
