package bellwether.research.learning.sample;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a model learns to tell.
public enum SampleLabel {
    /// Whether ln(close of h bars later ÷ next open) is above the median of its date.
    RANK(50),
    /// Whether the same less costs of 0.2 % is above 0.
    DIRECTION(1),
    /// Whether a trade with target 3 and stop 2 average true ranges, at most 10 bars, earned more
    /// than its costs.
    BARRIER(1);

    private final int fewestSymbols;
    private final String key = name().toLowerCase(Locale.ROOT);

    SampleLabel(int fewestSymbols) {
        this.fewestSymbols = fewestSymbols;
    }

    /// How many symbols it takes.
    public int fewestSymbols() {
        return fewestSymbols;
    }

    @JsonValue
    public String key() {
        return key;
    }
}
