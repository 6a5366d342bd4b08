package bellwether.trading.portfolio.performance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a profit is taken apart by.
public enum AttributionBy {
    SYMBOL,
    STRATEGY,
    /// What asked for the order that opened.
    ORIGIN,
    /// The pattern that its origin names.
    PATTERN,
    /// The confidence that its origin names.
    CONFIDENCE,
    SECTOR,
    CURRENCY;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
