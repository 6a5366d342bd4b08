package bellwether.trading.rules;

import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Finds which of the lists and screens that a condition names cannot be used, and where they are
/// named.
///
/// @param text of the condition, as it was written; empty where it was JSON
/// @param expand puts what is named in its place, and refuses what cannot be
public record NamedMembers(String text, Consumer<Condition> expand) {
    /// One that cannot be used.
    ///
    /// @param position of its name in the text, from 0; less where it is not written there
    public record Unusable(int position, Refusal refusal) {}

    /// All that cannot be used, in the order of the condition.
    public List<Unusable> unusable(Condition condition) {
        List<Unusable> unusable = new ArrayList<>();
        for (Condition.Member member : members(condition)) {
            try {
                expand.accept(member);
            } catch (Refusal refusal) {
                if (refusal.isTransient()) {
                    throw refusal;
                }
                unusable.add(new Unusable(text.indexOf('"' + member.name() + '"'), refusal));
            }
        }
        return unusable;
    }

    private static List<Condition.Member> members(Condition condition) {
        List<Condition.Member> members = new ArrayList<>();
        if (condition instanceof Condition.Member member) {
            members.add(member);
        }
        ConditionParts.tests(condition).forEach(test -> members.addAll(members(test)));
        return members;
    }
}
