package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertFacts.TestFact;
import bellwether.desk.alert.fire.AlertFacts.ValueFact;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.BarsNeeded;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.TailEvaluator;
import bellwether.trading.rules.Truth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what a condition compared on a bar.
final class LeafFacts {
    private LeafFacts() {}

    /// The facts of a bar.
    ///
    /// @param before the bar that it is compared with, −1 for none
    static AlertFacts of(
            Condition condition,
            TailEvaluator evaluator,
            int bar,
            int before,
            @Nullable String reason) {
        return new AlertFacts(
                ConditionLanguage.text(condition),
                ConditionLanguage.sentence(condition),
                shown(evaluator.columns().history().raw().close()[bar]),
                reason,
                TailEvaluator.leaves(condition).stream()
                        .map(leaf -> fact(leaf, evaluator, bar, before))
                        .toList());
    }

    private static TestFact fact(Condition leaf, TailEvaluator evaluator, int bar, int before) {
        List<ValueFact> values =
                ConditionParts.operands(leaf).stream()
                        .filter(operand -> !ConditionParts.fields(operand).isEmpty())
                        .map(operand ->
                                new ValueFact(
                                        ConditionLanguage.text(operand),
                                        shown(evaluator.value(operand, bar)),
                                        shown(evaluator.value(operand, before))))
                        .toList();
        return new TestFact(
                ConditionLanguage.text(leaf),
                evaluator.truth(leaf, bar).name().toLowerCase(Locale.ROOT),
                values);
    }

    static @Nullable Double shown(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }

    /// Why a condition is unknown on a bar.
    static String reason(
            Condition condition,
            RuleFields fields,
            Timeframe timeframe,
            TailEvaluator evaluator,
            int bar) {
        int lacks = BarsNeeded.of(condition, fields, timeframe).known() - (bar + 1);
        if (lacks > 0) {
            return "warm-up lacks %d bars".formatted(lacks);
        }
        String names =
                TailEvaluator.leaves(condition).stream()
                        .filter(leaf -> evaluator.truth(leaf, bar) == Truth.UNKNOWN)
                        .flatMap(leaf -> ConditionParts.fields(leaf).stream())
                        .filter(field -> Double.isNaN(evaluator.value(field, bar)))
                        .map(ConditionLanguage::text)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "one of the bars that it looks back on is unknown"
                : "no value of %s on this bar".formatted(names);
    }
}
