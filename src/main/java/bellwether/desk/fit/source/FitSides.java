package bellwether.desk.fit.source;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Which plans are wanted.
public enum FitSides {
    /// To buy.
    LONG,
    /// To sell short.
    SHORT,
    /// Both.
    BOTH;

    /// As requests and answers spell it.
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isWanted(String side) {
        return this == BOTH || key().equals(side);
    }
}
