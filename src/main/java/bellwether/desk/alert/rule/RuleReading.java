package bellwether.desk.alert.rule;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.trading.rules.ConditionError;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What the JSON of a rule means, or everything that is wrong with it.
///
/// @param definition nothing when something is wrong
/// @param codes of the faults, for programs
/// @param conditionErrors the faults of a condition in text, with their places
public record RuleReading(
        Optional<RuleDefinition> definition,
        List<Fault> faults,
        List<String> codes,
        List<ConditionError> conditionErrors) {
    static final String INVALID = "invalid_request";
    static final String BAD_CONDITION = "bad_condition";
    static final String BAD_ZONE = "bad_zone";

    public RuleReading {
        faults = List.copyOf(faults);
        codes = List.copyOf(codes);
        conditionErrors = List.copyOf(conditionErrors);
    }

    /// The definition.
    ///
    /// @throws Refusal 422 that lists all faults
    public RuleDefinition required() {
        return definition.orElseThrow(this::refusal);
    }

    private Refusal refusal() {
        TreeSet<String> different = new TreeSet<>(codes);
        return Refusal.invalidAs(different.size() == 1 ? different.first() : INVALID, faults);
    }
}
