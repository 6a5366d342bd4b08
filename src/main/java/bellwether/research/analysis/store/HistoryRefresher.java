package bellwether.research.analysis.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/// Looks for newer daily bars before an analysis. Given by the composition root.
@FunctionalInterface
public interface HistoryRefresher {
    /// Stored bars are all there is.
    HistoryRefresher NONE = (_, _) -> Map.of();

    /// Looks for bars that are missing, and stores them.
    ///
    /// @param day of the analysis
    /// @return for tickers that did not get all they should, why, in words
    /// @throws InterruptedException when the thread is told to stop
    Map<String, String> before(Collection<String> tickers, LocalDate day)
            throws InterruptedException;
}
