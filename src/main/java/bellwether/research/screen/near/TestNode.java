package bellwether.research.screen.near;

import bellwether.trading.rules.Condition;
import java.util.List;
import java.util.Set;

/// A condition whose negations stand at its leaves only: "and" and "or" over tests, each of which
/// is to be true, or to be false. What is known of it is the same as of the condition.
public sealed interface TestNode {
    /// Several parts.
    ///
    /// @param all whether all parts are needed, or one
    record Joined(boolean all, List<TestNode> parts) implements TestNode {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

    /// A test that is neither "and", "or" nor "not".
    ///
    /// @param negated whether it is to be false
    record Leaf(Condition test, boolean negated) implements TestNode {}

    /// Pushes the negations of a condition to its leaves.
    static TestNode of(Condition condition) {
        return of(condition, false);
    }

    private static TestNode of(Condition condition, boolean negated) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> joined(parts, !negated, negated);
            case Condition.Any(List<Condition> parts) -> joined(parts, negated, negated);
            case Condition.Not(Condition part) -> of(part, !negated);
            case Condition.Comparison _,
                    Condition.Between _,
                    Condition.Cross _,
                    Condition.Run _,
                    Condition.WordTest _,
                    Condition.WordOrder _,
                    Condition.Known _,
                    Condition.Flag _,
                    Condition.Member _,
                    Condition.Within _,
                    Condition.Throughout _ ->
                    new Leaf(condition, negated);
        };
    }

    private static TestNode joined(List<Condition> parts, boolean all, boolean negated) {
        return new Joined(all, parts.stream().map(part -> of(part, negated)).toList());
    }

    /// Adds the tests of its leaves.
    static void collect(TestNode node, Set<Condition> tests) {
        switch (node) {
            case Joined(_, List<TestNode> parts) -> parts.forEach(part -> collect(part, tests));
            case Leaf(Condition test, _) -> tests.add(test);
        }
    }
}
