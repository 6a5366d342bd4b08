package bellwether.desk.watchlist;

import java.util.Collection;
import java.util.Map;

/// How many of something there are of each symbol, such as open alerts. Given by the composition
/// root.
@FunctionalInterface
public interface ListedCounts {
    /// By ticker, 0 where there is none; one that nothing counts is absent.
    ///
    /// @param tickers present names of stored symbols
    Map<String, Integer> of(String owner, Collection<String> tickers);
}
