package bellwether.desk.alert.rule;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Finds what is wrong with the lists, screens and facts that a rule names.
final class NamedFaults {
    private final RuleLibrary library;
    private final List<Fault> faults = new ArrayList<>();
    private String code = RuleReading.BAD_CONDITION;

    NamedFaults(RuleLibrary library) {
        this.library = library;
    }

    /// The reading of a rule with faults; empty where there is none.
    Optional<RuleReading> of(String owner, RuleDefinition rule) {
        if (rule.trigger() instanceof RuleTrigger.Test(Condition condition)
                && !ConditionFields.isOfBars(condition)) {
            try {
                requireCrossing(rule, library.judged(owner, rule));
            } catch (Refusal refusal) {
                faults.add(new Fault("/when", RuleLibrary.lasting(refusal).detail()));
                code = refusal.code();
            }
        }
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RuleReading(
                                Optional.empty(),
                                faults,
                                Collections.nCopies(faults.size(), code),
                                List.of()));
    }

    /// What is known on the last bar only has no bar before on which it was false.
    private void requireCrossing(RuleDefinition rule, JudgedCondition judged) {
        if (rule.kind() != RuleKind.BAR) {
            return;
        }
        List<String> now =
                ConditionParts.fields(judged.condition()).stream()
                        .map(Operand.FieldValue::name)
                        .filter(judged.fields()::isKnownNow)
                        .distinct()
                        .toList();
        if (now.isEmpty()) {
            return;
        }
        String why = "%s is known on the last bar only".formatted(String.join(", ", now));
        if (rule.repeat() != RepeatMode.EACH) {
            faults.add(
                    new Fault(
                            "/repeat",
                            "must be each, was %s: %s, so that it cannot be seen whether the condition was false before; choose each, and cooldown for fewer notifications"
                                    .formatted(rule.repeat().word(), why)));
        }
        if (rule.notice().onUnknown() == UnknownPolicy.NOTIFY) {
            faults.add(
                    new Fault(
                            "/on_unknown",
                            "must be keep, was notify: %s, so that unknown bars before it say nothing; leave it out"
                                    .formatted(why)));
        }
    }
}
