package bellwether.market.bars;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What bars are adjusted for, on reading.
public enum Adjustment {
    /// As they were traded.
    NONE,
    /// Prices before a split divided, volumes multiplied by its ratio.
    SPLIT,
    /// For splits, and for dividends as if each had been reinvested at the close before its day.
    TOTAL;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
