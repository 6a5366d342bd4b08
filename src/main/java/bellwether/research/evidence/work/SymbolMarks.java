package bellwether.research.evidence.work;

import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.store.MarkingDao;
import java.util.List;

/// What is to be written of a symbol.
///
/// @param version of its bars
/// @param bare whether it has no finished bars
/// @param house whether its month ends are recomputed
/// @param kept what was written
record SymbolMarks(
        long symbolId,
        long version,
        boolean bare,
        boolean house,
        List<Change> changes,
        MarkedPlans kept) {
    SymbolMarks {
        changes = List.copyOf(changes);
    }

    /// @param before as it was read
    record Change(PlanRecord before, PlanRecord after) {}

    static SymbolMarks of(MarkedBars.SymbolBars bars, boolean house, List<Change> changes) {
        return new SymbolMarks(bars.id(), bars.version(), false, house, changes, new MarkedPlans());
    }

    static SymbolMarks bare(MarkingDao.SymbolVersion symbol, boolean house) {
        return new SymbolMarks(
                symbol.id(), symbol.version(), true, house, List.of(), new MarkedPlans());
    }
}
