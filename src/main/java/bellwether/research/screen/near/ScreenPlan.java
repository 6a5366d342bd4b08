package bellwether.research.screen.near;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is to be found out for a screen.
///
/// @param written the condition as it was asked for
/// @param condition the same with the screens that it names in place
/// @param clauses the tests that it is joined of by "and" or by "or"; itself where it is one
/// @param tests whose truth is needed, each once
/// @param values that are needed of each symbol, each once: first those that are shown
/// @param asked how many of these are shown
/// @param sorted how many follow that are sorted by
public record ScreenPlan(
        Condition written,
        Condition condition,
        TestNode tree,
        List<ScreenClause> clauses,
        List<Condition> tests,
        List<Operand> values,
        int asked,
        int sorted) {
    public ScreenPlan {
        clauses = List.copyOf(clauses);
        tests = List.copyOf(tests);
        values = List.copyOf(values);
    }

    /// Plans a condition.
    ///
    /// @param expanded the same condition with the screens that it names in place
    /// @param shown values that are shown
    /// @param keys values that are sorted by
    public static ScreenPlan of(
            Condition written, Condition expanded, List<Operand> shown, List<Operand> keys) {
        TestNode tree = TestNode.of(expanded);
        Set<Condition> tests = new LinkedHashSet<>();
        TestNode.collect(tree, tests);
        Set<Operand> values = new LinkedHashSet<>(shown);
        int asked = values.size();
        values.addAll(keys);
        int sorted = values.size() - asked;
        tests.forEach(test -> values.addAll(ConditionParts.operands(test)));
        return new ScreenPlan(
                written,
                expanded,
                tree,
                clauses(written, expanded),
                List.copyOf(tests),
                List.copyOf(values),
                asked,
                sorted);
    }

    private static List<ScreenClause> clauses(Condition written, Condition expanded) {
        boolean isJoined = written instanceof Condition.All || written instanceof Condition.Any;
        List<Condition> parts = isJoined ? ConditionParts.tests(written) : List.of(written);
        List<Condition> found = isJoined ? ConditionParts.tests(expanded) : List.of(expanded);
        List<ScreenClause> clauses = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            clauses.add(new ScreenClause(ConditionLanguage.text(parts.get(i)), found.get(i)));
        }
        return clauses;
    }

    /// The values that are shown.
    public List<Operand> shown() {
        return values.subList(0, asked);
    }

    /// The values that are shown or sorted by.
    public List<Operand> needed() {
        return values.subList(0, asked + sorted);
    }

    /// Whether it passes when one clause does.
    public boolean isAny() {
        return written instanceof Condition.Any;
    }
}
