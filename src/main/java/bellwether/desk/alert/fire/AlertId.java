package bellwether.desk.alert.fire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An alert's id, `al_12` outside.
public record AlertId(long number) {
    private static final Pattern WRITTEN = Pattern.compile("al_([1-9]\\d{0,17})");

    /// Empty where it is not written like one.
    public static Optional<AlertId> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(new AlertId(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "al_" + number;
    }
}
