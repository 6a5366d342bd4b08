package bellwether.research.learning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Within what entries without a signal are compared with those of signals.
public enum BaseUnit {
    /// The same bar: the other symbols of the kind.
    DATE,
    /// The same symbol: the other bars of the same 63 sessions. For kinds of few symbols, whose
    /// dates say little.
    BLOCK;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
