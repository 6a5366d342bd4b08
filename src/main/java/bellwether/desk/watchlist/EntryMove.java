package bellwether.desk.watchlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where entries go, in the order in which they are named.
///
/// @param place of the first of them when all have moved, from 1; null for the end
/// @param watchlist the id or the name of another list; null for the same one
public record EntryMove(
        @Nullable List<String> tickers, @Nullable Integer place, @Nullable String watchlist) {}
