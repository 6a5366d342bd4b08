package bellwether.research.forecast;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a scale lies among the last ones of its symbol, as was known when it was made.
public enum VolatilityThird {
    CALM,
    MIDDLE,
    WILD;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
