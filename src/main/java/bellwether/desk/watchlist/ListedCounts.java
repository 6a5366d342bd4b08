package bellwether.desk.watchlist;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// How many of something there are of each symbol, such as open alerts. Given by the composition
/// root.
@FunctionalInterface
public interface ListedCounts {
    /// Where nothing counts them.
    ListedCounts ABSENT = (_, _) -> Optional.empty();

    /// By ticker, where one that is absent has none; empty where nothing counts them.
    ///
    /// @param tickers present names of stored symbols
    Optional<Map<String, Integer>> of(String owner, Collection<String> tickers);
}
