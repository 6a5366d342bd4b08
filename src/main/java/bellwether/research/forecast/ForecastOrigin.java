package bellwether.research.forecast;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// When a stored forecast was made.
public enum ForecastOrigin {
    /// Before the session that follows its last bar had ended.
    LIVE,
    /// Later, by the formulas of then from the bars up to its date.
    REPLAYED;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As [#key()] wrote it.
    public static ForecastOrigin of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
