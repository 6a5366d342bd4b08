package bellwether.research.learning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// By what outcomes are gathered.
public enum PerformanceGrouping {
    PATTERN,
    SYMBOL,
    TIMEFRAME,
    ORIGIN;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
