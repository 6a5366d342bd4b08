package bellwether.trading.rules;

import java.util.List;

/// What a condition's text means, or all that is wrong with it.
public sealed interface ParsedCondition {
    record Valid(Condition condition) implements ParsedCondition {}

    record Invalid(List<ConditionError> errors) implements ParsedCondition {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
