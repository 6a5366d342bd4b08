package bellwether.desk.alert.fire;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What an alert says.
public enum AlertKind {
    /// A condition became true, or a time has come.
    FIRED,
    /// A rule cannot be judged.
    UNKNOWN,
    /// It can be again.
    KNOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
