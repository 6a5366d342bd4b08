package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.SuppliedColumns;
import bellwether.trading.rules.TailEvaluator;
import bellwether.trading.rules.Truth;
import java.util.Map;

/// Evaluates a condition on the last bar of a history, beside values that are known now only.
final class LiveEvaluation {
    private final Condition condition;
    private final TailEvaluator evaluator;
    private final int bar;

    /// @param live by the name of the field; NaN where it is unknown
    LiveEvaluation(
            Condition condition,
            RuleHistory history,
            RuleFields fields,
            SuppliedColumns supplied,
            Map<String, Double> live) {
        this.condition = condition;
        this.bar = history.size() - 1;
        RuleColumns columns = new RuleColumns(history, fields, supplied);
        ConditionParts.fields(condition).stream()
                .filter(field -> live.containsKey(field.name()))
                .forEach(field ->
                        columns.setLive(
                                field.name(), bar, live.getOrDefault(field.name(), Double.NaN)));
        this.evaluator = new TailEvaluator(columns);
    }

    /// One bar of which nothing is known, for what has none.
    static RuleHistory nothing() {
        double[] unknown = {Double.NaN};
        return RuleHistory.of(
                new Bars(1, new long[1], unknown, unknown, unknown, unknown, unknown),
                Timeframe.DAY);
    }

    Truth truth() {
        return evaluator.truth(condition, bar);
    }

    AlertFacts facts(Timeframe timeframe) {
        return LeafFacts.of(
                condition,
                evaluator,
                bar,
                bar - 1,
                truth() == Truth.UNKNOWN
                        ? LeafFacts.reason(
                                condition, evaluator.columns().fields(), timeframe, evaluator, bar)
                        : null);
    }

    TailEvaluator evaluator() {
        return evaluator;
    }
}
