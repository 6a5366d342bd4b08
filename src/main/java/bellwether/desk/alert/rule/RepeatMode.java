package bellwether.desk.alert.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How often a rule fires.
public enum RepeatMode {
    /// Each time that its condition becomes true.
    CROSSING,
    /// The first time, for each symbol.
    ONCE,
    /// On every bar while it is true.
    EACH;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
