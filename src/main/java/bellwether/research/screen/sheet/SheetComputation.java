package bellwether.research.screen.sheet;

import bellwether.research.analysis.AnalysisFields;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleHistory;

/// Computes sheets. Needs no scratch space of its own, so any thread may.
public final class SheetComputation {
    private SheetComputation() {}

    /// The sheet of a symbol with these finished bars.
    public static Sheet of(long symbol, long dataVersion, RuleHistory history) {
        RuleColumns columns =
                new RuleColumns(
                        history,
                        SheetLayout.FIELDS,
                        AnalysisFields.columns(2),
                        Math.max(0, history.size() - 2));
        return Sheet.of(symbol, dataVersion, history, columns);
    }
}
