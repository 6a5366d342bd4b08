package bellwether.research.learning.leak;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a training is searched for.
public enum LeakCode {
    /// A value of a feature changes when later bars are taken away.
    LOOKS_AHEAD(true),
    /// One feature alone ranks the rows of a date better than anything honest does.
    SUSPECT_LEAK(true),
    /// The model does, on rows that test.
    SUSPECT_MODEL(true),
    /// The same row trains and tests.
    DUPLICATE_ROWS(true),
    /// Two tickers have the same bars.
    DUPLICATE_BARS(true),
    /// Rows that do not train change the model.
    TEST_ROWS_MATTER(true),
    /// The order of the rows changes the model.
    ROW_ORDER_MATTERS(true),
    /// The model tells labels that were shuffled within their dates.
    SHUFFLED_SKILL(true),
    /// The model tells labels of another time. Something that lasts, as volatility does for a label
    /// of direction, does so too: no proof by itself.
    SHIFTED_SKILL(false);

    private final boolean decides;
    private final String key = name().toLowerCase(Locale.ROOT);

    LeakCode(boolean decides) {
        this.decides = decides;
    }

    /// Whether a model of which it was found must not be used.
    public boolean decides() {
        return decides;
    }

    @JsonValue
    public String key() {
        return key;
    }
}
