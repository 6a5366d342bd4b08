package bellwether.research.analysis.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// A page of an owner's analyses over all jobs.
///
/// @param latest only the newest of each symbol that is no recomputed one
/// @param recomputed those that were made for past days, which are never among the others
/// @param freshSince by tickers: the last bar of a fresh analysis is of this day or later; asked
///   only where the filter says `fresh`
/// @param after the last one of the page before
public record AnalysisListQuery(
        AnalysisFilter filter,
        AnalysisSort sort,
        boolean latest,
        boolean recomputed,
        Map<String, LocalDate> freshSince,
        Optional<AnalysisSort.Place> after,
        int limit) {
    public AnalysisListQuery {
        freshSince = Map.copyOf(freshSince);
    }
}
