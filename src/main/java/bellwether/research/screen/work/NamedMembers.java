package bellwether.research.screen.work;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Finds which of the lists and screens that a condition names cannot be, and where they are named.
///
/// @param text of the condition, as it was written
/// @param expanders gives new ones
record NamedMembers(String text, Supplier<ScreenExpander> expanders) {
    /// A refusal with each of them.
    ///
    /// @param pointer of the condition
    /// @param first the refusal of the whole condition
    Refusal refusal(String pointer, Condition condition, Refusal first) {
        if (first.isTransient()) {
            return first;
        }
        List<Fault> faults = new ArrayList<>();
        TreeSet<String> codes = new TreeSet<>();
        for (Condition.Member member : members(condition)) {
            try {
                expanders.get().expand(member);
            } catch (Refusal refusal) {
                codes.add(refusal.code());
                faults.add(new Fault(pointer, place(member) + refusal.detail()));
            }
        }
        return faults.isEmpty()
                ? PlacedRefusal.of(pointer, first)
                : Refusal.invalidAs(codes.size() == 1 ? codes.first() : "bad_condition", faults);
    }

    private static List<Condition.Member> members(Condition condition) {
        List<Condition.Member> members = new ArrayList<>();
        if (condition instanceof Condition.Member member) {
            members.add(member);
        }
        ConditionParts.tests(condition).forEach(test -> members.addAll(members(test)));
        return members;
    }

    /// As errors of the language say it; nothing where it is written otherwise.
    private String place(Condition.Member member) {
        int position = text.indexOf('"' + member.name() + '"');
        return position < 0 ? "" : "position %d: ".formatted(position);
    }
}
