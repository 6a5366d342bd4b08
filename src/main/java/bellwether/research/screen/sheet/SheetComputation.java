package bellwether.research.screen.sheet;

import bellwether.research.analysis.AnalysisFields;
import bellwether.technical.ta.NewestPatterns;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.newest.NewestValues;

/// Computes sheets, one after the other. Holds scratch space, so each thread needs its own.
public final class SheetComputation {
    private final NewestValues fields =
            new NewestValues(SheetLayout.FIELDS, SheetLayout.all(), AnalysisFields.newest());

    /// The sheet of a symbol with these finished bars.
    public Sheet of(long symbol, long dataVersion, RuleHistory history) {
        double[] values = new double[Sheet.room()];
        fields.read(history, values);
        return Sheet.of(symbol, dataVersion, history, values);
    }

    /// The same where somebody has searched for patterns.
    ///
    /// @param patterns of these bars, on the last two at least
    public Sheet of(long symbol, long dataVersion, RuleHistory history, NewestPatterns patterns) {
        double[] values = new double[Sheet.room()];
        fields.readSearched(history, patterns, values);
        return Sheet.of(symbol, dataVersion, history, values);
    }
}
