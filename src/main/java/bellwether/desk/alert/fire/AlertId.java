package bellwether.desk.alert.fire;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// An alert's id, `al_12` outside.
public record AlertId(long number) {
    private static final String PREFIX = "al_";

    /// Empty where it is not written like one.
    public static Optional<AlertId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(AlertId::new);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
