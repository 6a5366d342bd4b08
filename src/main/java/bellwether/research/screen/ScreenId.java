package bellwether.research.screen;

import java.util.Optional;
import java.util.regex.Pattern;

/// A saved screen's id, `sc_12`.
public record ScreenId(long number) {
    private static final Pattern TEXT = Pattern.compile("sc_[1-9]\\d{0,17}");

    /// Empty where it is not written like one.
    public static Optional<ScreenId> parse(String text) {
        return TEXT.matcher(text).matches()
                ? Optional.of(new ScreenId(Long.parseLong(text.substring(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "sc_" + number;
    }
}
