package bellwether.research.backtest.spec;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.AnalysisFields;
import bellwether.research.analysis.OwnProfile;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the rules of backtests may name beside bars and indicators, and where its values come from.
///
/// @param columns a new one for each thread, as it may hold scratch space
/// @param profiles names of those by whose verdicts rules may go
public record BacktestFields(
        RuleFields names, Supplier<SuppliedColumns> columns, List<String> profiles) {
    /// Bars, indicators, patterns, and what analyses say of each bar.
    public static BacktestFields whole() {
        return by(List.of());
    }

    /// These, and what analyses say by profiles that a user has made.
    public static BacktestFields by(List<OwnProfile> own) {
        return new BacktestFields(
                RuleFields.standard().with(AnalysisFields.all(own)),
                () -> AnalysisFields.columns(own),
                Stream.concat(
                                AnalysisFields.profiles().stream(),
                                own.stream().map(OwnProfile::name))
                        .toList());
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
