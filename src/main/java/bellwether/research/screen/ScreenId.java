package bellwether.research.screen;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// A saved screen's id, `sc_12`.
public record ScreenId(long number) {
    private static final String PREFIX = "sc_";

    /// Empty where it is not written like one.
    public static Optional<ScreenId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(ScreenId::new);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
