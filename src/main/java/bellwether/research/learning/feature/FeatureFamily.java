package bellwether.research.learning.feature;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What features of one kind describe.
public enum FeatureFamily {
    RETURN,
    TREND,
    OSCILLATOR,
    VOLATILITY,
    /// Where the close lies in its range of bars, and the shape of the bar.
    PLACE,
    VOLUME,
    /// Candles, chart patterns and what the analysis says.
    PATTERN,
    /// Where the symbol lies among those of its universe on the same date.
    CROSS_SECTION,
    /// What the universe did; the same for all symbols of a date.
    MARKET;

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String key() {
        return key;
    }

    /// Whether it takes the bars of other symbols.
    public boolean needsUniverse() {
        return this == CROSS_SECTION || this == MARKET;
    }
}
