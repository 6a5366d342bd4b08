package bellwether.providers;

import bellwether.market.ImportReport;
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
record Taken(
        Optional<Source> source,
        Optional<ImportReport> report,
        OptionalDouble factor,
        long corrected,
        List<Trouble> said,
        String words) {
    Taken {
        said = List.copyOf(said);
    }

    static Taken nothing(List<Trouble> said) {
        String words = String.join("; ", said.stream().map(Trouble::words).distinct().toList());
        return new Taken(
                Optional.empty(), Optional.empty(), OptionalDouble.empty(), 0, said, words);
    }
}
