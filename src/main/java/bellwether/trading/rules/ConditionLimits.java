package bellwether.trading.rules;

import bellwether.market.symbols.Timeframe;
import java.util.ArrayList;
import java.util.List;

/// What a condition over stored bars may not name, though its text can be read.
public final class ConditionLimits {
    private ConditionLimits() {}

    /// What is wrong with a condition that stands alone, in words; empty where nothing is.
    ///
    /// @param timeframe of the bars that it is asked on
    public static List<String> faults(Condition condition, RuleFields fields, Timeframe timeframe) {
        List<String> faults = new ArrayList<>();
        for (Operand.FieldValue field : ConditionParts.fields(condition)) {
            if (fields.needsBenchmark(field.name())) {
                faults.add(
                        "must not name %s: it compares with a benchmark, and rules are given none"
                                .formatted(field.name()));
            }
            if (field.timeframe().filter(longer -> longer.compareTo(timeframe) <= 0).isPresent()) {
                faults.add(
                        "must not name %s: it is not of longer bars than %s"
                                .formatted(ConditionLanguage.text(field), timeframe.code()));
            }
        }
        return faults.stream().distinct().toList();
    }
}
