package bellwether.desk.watchlist;

import java.util.Collection;
import java.util.Map;

/// Where verdicts of symbols come from. Given by the composition root.
@FunctionalInterface
public interface ListedVerdicts {
    /// By ticker; each of the tickers is there, at least with the reason why nothing is known.
    ///
    /// @param tickers present names of stored symbols
    Map<String, ListedVerdict> of(String owner, Collection<String> tickers);
}
