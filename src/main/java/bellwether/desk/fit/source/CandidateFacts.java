package bellwether.desk.fit.source;

import bellwether.market.bars.CorporateAction;
import bellwether.research.analysis.CurrentAge;
import java.util.List;
import java.util.Optional;

/// What is known now of the symbol of an analysis.
///
/// @param sector empty where none is stated of the symbol
/// @param age of the analysis' prices; empty where the symbol is gone
/// @param synthetic whether its prices are invented
/// @param splits all on record, the oldest first
public record CandidateFacts(
        Optional<String> sector,
        Optional<CurrentAge> age,
        boolean synthetic,
        List<CorporateAction> splits) {
    public CandidateFacts {
        splits = List.copyOf(splits);
    }
}
