package bellwether.trading.rules.syntax;

import java.util.Set;

/// The words of the grammar, which no field may be called.
final class Keywords {
    static final Set<String> ALL =
            Set.of(
                    "and", "or", "not", "between", "crosses", "above", "below", "rising", "falling",
                    "is", "in", "within", "for", "bars");

    /// What may follow a value to make a test of it.
    static final Set<String> OF_TESTS =
            Set.of("between", "crosses", "rising", "falling", "is", "in");

    private Keywords() {}
}
