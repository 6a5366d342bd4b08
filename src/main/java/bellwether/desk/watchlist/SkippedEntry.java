package bellwether.desk.watchlist;

import org.jspecify.annotations.Nullable;

/// A ticker that a change left as it was.
///
/// @param message for people
/// @param entry what the list has already; null of a ticker that it does not have
public record SkippedEntry(
        String ticker, EntrySkipReason reason, String message, @Nullable WatchlistEntry entry) {
    static SkippedEntry duplicate(WatchlistEntry entry, Watchlist list) {
        return new SkippedEntry(
                entry.ticker(),
                EntrySkipReason.DUPLICATE,
                "%s is on \"%s\" (%s) already, at place %d"
                        .formatted(entry.ticker(), list.name(), list.id(), entry.place()),
                entry);
    }

    static SkippedEntry missing(String ticker, Watchlist list) {
        return new SkippedEntry(
                ticker,
                EntrySkipReason.NOT_ON_LIST,
                "%s is not on \"%s\" (%s)".formatted(ticker, list.name(), list.id()),
                null);
    }
}
