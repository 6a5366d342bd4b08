package bellwether.desk.alert.rule;

import bellwether.research.analysis.AnalysisFields;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;
import java.util.function.Function;
import java.util.function.Predicate;

/// What the conditions of rules may name beside bars and indicators, and where its values come
/// from.
///
/// @param isOwned whether a field is another one for each owner
/// @param columns of an owner; a new one for each thread, as it may hold scratch space
public record ConditionFields(
        RuleFields names, Predicate<String> isOwned, Function<String, SuppliedColumns> columns) {
    /// Bars, indicators, patterns, and what analyses say of each bar.
    public static ConditionFields ofBars() {
        return new ConditionFields(
                RuleFields.standard().with(AnalysisFields.all()),
                _ -> false,
                _ -> AnalysisFields.columns());
    }

    /// The same with what is known of a portfolio and its positions.
    ConditionFields withAccounts() {
        return new ConditionFields(names.with(AccountFields.all()), isOwned, columns);
    }

    /// Whether a condition is another one for each owner.
    public boolean isOwned(Condition condition) {
        return ConditionParts.all(condition).anyMatch(Condition.Member.class::isInstance)
                || ConditionParts.fields(condition).stream()
                        .anyMatch(field -> isOwned.test(field.name()));
    }
}
