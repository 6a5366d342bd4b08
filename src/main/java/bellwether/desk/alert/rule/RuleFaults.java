package bellwether.desk.alert.rule;

import bellwether.platform.base.Fault;
import bellwether.trading.rules.ConditionError;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what is wrong with a rule, each with its code.
final class RuleFaults {
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<ConditionError> errors = new ArrayList<>();

    void add(String code, String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
        codes.add(code);
    }

    void add(String pointer, String detail) {
        add(RuleReading.INVALID, pointer, detail);
    }

    /// What is wrong with a condition in text.
    void add(String pointer, List<ConditionError> found) {
        errors.addAll(found);
        for (ConditionError error : found) {
            add(
                    RuleReading.BAD_CONDITION,
                    pointer,
                    "at character %d: %s%s"
                            .formatted(error.position() + 1, error.detail(), meant(error)));
        }
    }

    private static String meant(ConditionError error) {
        return error.didYouMean() == null || error.detail().contains("did you mean")
                ? ""
                : "; did you mean " + error.didYouMean() + "?";
    }

    /// An object of the rule; what is wrong with its members gets here.
    ObjectFaults object(JsonNode node, String pointer) {
        return new ObjectFaults(
                node,
                pointer,
                new ArrayList<>() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public boolean add(Fault fault) {
                        RuleFaults.this.add(fault.pointer(), fault.detail());
                        return true;
                    }
                });
    }

    boolean areNone() {
        return faults.isEmpty();
    }

    RuleReading reading(Optional<RuleDefinition> definition) {
        return new RuleReading(areNone() ? definition : Optional.empty(), faults, codes, errors);
    }
}
