package bellwether.desk.watchlist;

import java.util.List;

/// What became of the entries of a list.
///
/// @param watchlist as it is now
/// @param moved to another place or another list
public record EntryResults(
        Watchlist watchlist,
        List<WatchlistEntry> added,
        List<String> removed,
        List<String> moved,
        List<SkippedEntry> skipped) {
    public EntryResults {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        moved = List.copyOf(moved);
        skipped = List.copyOf(skipped);
    }
}
