package bellwether.platform.base;

import java.util.Optional;

/// Ids of a prefix and a number.
public final class NumberedId {
    private static final int MOST_DIGITS = 18;

    private NumberedId() {}

    /// The number of an id. Empty where it is not written like one.
    public static Optional<Long> parse(String prefix, String text) {
        if (!text.startsWith(prefix)) {
            return Optional.empty();
        }
        String digits = text.substring(prefix.length());
        boolean whole = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole && digits.length() <= MOST_DIGITS && !digits.startsWith("0")
                ? Optional.of(Long.parseLong(digits))
                : Optional.empty();
    }
}
