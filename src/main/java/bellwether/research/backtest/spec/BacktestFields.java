package bellwether.research.backtest.spec;

import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;
import java.util.function.Supplier;

/// What the rules of backtests may name beside bars and indicators, and where its values come from.
///
/// @param columns a new one for each thread, as it may hold scratch space
public record BacktestFields(RuleFields names, Supplier<SuppliedColumns> columns) {
    /// Bars and indicators only.
    public static BacktestFields standard() {
        return new BacktestFields(RuleFields.standard(), () -> SuppliedColumns.NONE);
    }
}
