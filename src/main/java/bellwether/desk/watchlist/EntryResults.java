package bellwether.desk.watchlist;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private static final int MOST_NAMED = 5;

    public EntryResults {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        moved = List.copyOf(moved);
        skipped = List.copyOf(skipped);
    }

    /// What was done, for the audit: how many, and the first of each.
    String words() {
        return Stream.of(
                        words("added", added.stream().map(WatchlistEntry::ticker).toList()),
                        words("removed", removed),
                        words("moved", moved))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String words(String verb, List<String> tickers) {
        if (tickers.isEmpty()) {
            return "";
        }
        int more = tickers.size() - MOST_NAMED;
        return "%s %s%s"
                .formatted(
                        verb,
                        tickers.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
                        more > 0 ? " and %d more".formatted(more) : "");
    }
}
