package bellwether.research.learning.outcome;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// An outcome's id as it is shown, `oc_12`.
public final class OutcomeId {
    private static final String PREFIX = "oc_";

    private OutcomeId() {}

    public static String text(long id) {
        return PREFIX + id;
    }

    /// Empty where it is not written like one.
    public static Optional<Long> parse(String text) {
        return NumberedId.parse(PREFIX, text);
    }
}
