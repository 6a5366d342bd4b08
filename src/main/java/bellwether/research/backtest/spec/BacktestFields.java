package bellwether.research.backtest.spec;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.AnalysisFields;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the rules of backtests may name beside bars and indicators, and where its values come from.
///
/// @param columns a new one for each thread, as it may hold scratch space
public record BacktestFields(RuleFields names, Supplier<SuppliedColumns> columns) {
    /// Bars, indicators, patterns, and what analyses say of each bar.
    public static BacktestFields whole() {
        return new BacktestFields(
                RuleFields.standard().with(AnalysisFields.all()), AnalysisFields::columns);
    }

    /// A value as a condition's JSON spells it.
    ///
    /// @throws Refusal with everything that is wrong
    public Operand value(JsonNode node, String pointer) {
        List<Fault> faults = new ArrayList<>();
        Optional<Operand> value = new ConditionLanguage(names).value(node, pointer, faults);
        if (value.isEmpty() || !faults.isEmpty()) {
            throw Refusal.invalidAs("bad_rule", faults);
        }
        return value.get();
    }
}
