package bellwether.desk.scan;

import bellwether.platform.base.NumberedId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/// A scan's id, `sn_12`.
public record ScanId(long number) {
    private static final String PREFIX = "sn_";

    /// Empty where it is not written like one.
    public static Optional<ScanId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(ScanId::new);
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + number;
    }
}
