package bellwether.trading.rules;

import java.util.List;

/// A test that is true, false or unknown on each bar. Trees are equal when they say the same in the
/// same order; text and JSON are two spellings of them.
public sealed interface Condition {
    /// True when all are, false when one is false.
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = atLeastTwo(parts);
        }
    }

    /// True when one is, false when all are false.
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = atLeastTwo(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    /// `RSI_14 < 30`.
    record Comparison(Operand left, Relation relation, Operand right) implements Condition {}

    /// Both bounds included.
    record Between(Operand value, Operand low, Operand high) implements Condition {}

    record Cross(Operand left, CrossDirection direction, Operand right) implements Condition {}

    /// So many rises, or falls, from bar to bar, the last one on this bar.
    record Run(Operand value, boolean rising, int bars) implements Condition {
        public Run {
            requireBars(bars);
        }
    }

    /// Whether a field of words has one of these. `is not` is a `Not` of it only in meaning: it is
    /// kept as it was written.
    record WordTest(Operand.FieldValue field, WordRelation relation, List<String> words)
            implements Condition {
        public WordTest {
            words = List.copyOf(words);
            if (words.isEmpty() || (relation != WordRelation.IN && words.size() > 1)) {
                throw new IllegalArgumentException(relation + " with " + words.size() + " words");
            }
        }
    }

    /// Compares a field of words with one of them: by their order, or whether they are the same.
    record WordOrder(Operand.FieldValue field, Relation relation, String word)
            implements Condition {}

    /// Whether there is a value at all: never unknown itself.
    record Known(Operand value) implements Condition {}

    /// A field that is true or false.
    record Flag(Operand.FieldValue field) implements Condition {}

    /// Whether the symbol is on a watchlist, or passes a saved screen.
    record Member(Membership of, String name) implements Condition {}

    /// True on at least one of the last bars, this one included.
    record Within(Condition part, int bars) implements Condition {
        public Within {
            requireBars(bars);
        }
    }

    /// True on each of the last bars, this one included.
    record Throughout(Condition part, int bars) implements Condition {
        public Throughout {
            requireBars(bars);
        }
    }

    /// How far back a test may look.
    int MOST_BARS = 1000;

    private static List<Condition> atLeastTwo(List<Condition> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("needs at least 2 parts, has " + parts.size());
        }
        return List.copyOf(parts);
    }

    private static void requireBars(int bars) {
        if (bars < 1 || bars > MOST_BARS) {
            throw new IllegalArgumentException("bars must be 1 to " + MOST_BARS + ", was " + bars);
        }
    }
}
