package bellwether.market.bars;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How bars are drawn.
public enum Chart {
    CANDLES,
    HEIKIN_ASHI;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
