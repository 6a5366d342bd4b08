package bellwether.desk.alert.rule;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.NamedMembers;
import bellwether.trading.rules.Operand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Finds what is wrong with the lists, screens and facts that a rule names.
final class NamedFaults {
    private static final String WHEN = "/when";

    private final RuleLibrary library;
    private final List<Fault> faults = new ArrayList<>();
    private String code = RuleReading.BAD_CONDITION;

    NamedFaults(RuleLibrary library) {
        this.library = library;
    }

    /// The reading of a rule with faults; empty where there is none.
    ///
    /// @param text of its condition as it was written; empty where it was JSON
    Optional<RuleReading> of(String owner, RuleDefinition rule, String text) {
        if (rule.trigger() instanceof RuleTrigger.Test(Condition condition)
                && !ConditionFields.needsNoFacts(condition)) {
            try {
                requireCrossing(rule, library.judged(owner, rule));
            } catch (Refusal refusal) {
                OwnerFields own = library.fields().of(owner, rule.timeframe(), condition);
                place(
                        new NamedMembers(text, own::expanded).unusable(condition),
                        RuleLibrary.lasting(refusal));
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

    private void place(List<NamedMembers.Unusable> members, Refusal whole) {
        if (members.isEmpty()) {
            faults.add(new Fault(WHEN, whole.detail()));
            code = whole.code();
            return;
        }
        code = members.getFirst().refusal().code();
        for (NamedMembers.Unusable member : members) {
            String place =
                    member.position() < 0
                            ? ""
                            : "at character %d: ".formatted(member.position() + 1);
            faults.add(new Fault(WHEN, place + member.refusal().detail()));
            if (!member.refusal().code().equals(code)) {
                code = RuleReading.BAD_CONDITION;
            }
        }
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
