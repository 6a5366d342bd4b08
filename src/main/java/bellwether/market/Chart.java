package bellwether.market;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How bars are drawn.
enum Chart {
    CANDLES,
    HEIKIN_ASHI;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
