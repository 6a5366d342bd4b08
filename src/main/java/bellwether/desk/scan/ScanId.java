package bellwether.desk.scan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/// A scan's id, `sn_12`.
public record ScanId(long number) {
    private static final String PREFIX = "sn_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{1,18}");

    /// Empty where it is not written like one.
    public static Optional<ScanId> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new ScanId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + number;
    }
}
