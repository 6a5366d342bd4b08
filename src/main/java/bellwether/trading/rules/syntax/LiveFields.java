package bellwether.trading.rules.syntax;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleFields;

/// Finds fields that depend on positions or money.
final class LiveFields {
    private LiveFields() {}

    static boolean isIn(Condition condition, RuleFields fields) {
        for (Operand.FieldValue field : ConditionParts.fields(condition)) {
            if (fields.isLive(field.name())) {
                return true;
            }
        }
        return false;
    }
}
