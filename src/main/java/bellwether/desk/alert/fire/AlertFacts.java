package bellwether.desk.alert.fire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was compared when an alert was made.
///
/// @param condition its text; empty where there is none
/// @param words what happened, in a sentence
/// @param price the close, quote or mark
/// @param reason why something is unknown
/// @param tests each test of the condition that has no others below it
public record AlertFacts(
        String condition,
        String words,
        @Nullable Double price,
        @Nullable String reason,
        List<TestFact> tests) {
    public AlertFacts {
        tests = List.copyOf(tests);
    }

    /// Without a condition.
    public static AlertFacts of(String words) {
        return new AlertFacts("", words, null, null, List.of());
    }

    /// A test on the bar of the alert.
    ///
    /// @param truth `true`, `false` or `unknown`
    public record TestFact(String test, String truth, List<ValueFact> values) {
        public TestFact {
            values = List.copyOf(values);
        }
    }

    /// A value on the bar of the alert and on the one that it was compared with; null where it was
    /// unknown. Of a field of words, the place of its word.
    public record ValueFact(String name, @Nullable Double now, @Nullable Double before) {}
}
