package bellwether.market.feeds;

import bellwether.market.imports.ImportReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What was stored of the answers for one symbol.
///
/// @param source who answered; nobody when it is absent
/// @param report of the import; absent when there was nothing new
/// @param factor by which the closes of stored bars were found to have moved, when all were
///   replaced
/// @param corrected how many stored bars its source had corrected
/// @param said what was wrong with those who were asked before
/// @param words what there is to say; empty when all is well
record FetchResult(
        Optional<ProviderName> source,
        Optional<ImportReport> report,
        OptionalDouble factor,
        long corrected,
        List<ProviderException> said,
        String words) {
    FetchResult {
        said = List.copyOf(said);
    }

    static FetchResult nothing(List<ProviderException> said) {
        String words =
                String.join("; ", said.stream().map(ProviderException::words).distinct().toList());
        return new FetchResult(
                Optional.empty(), Optional.empty(), OptionalDouble.empty(), 0, said, words);
    }
}
