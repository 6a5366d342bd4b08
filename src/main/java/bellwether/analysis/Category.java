package bellwether.analysis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What kind of evidence a voter gives; a profile weighs each kind.
enum Category {
    MOMENTUM,
    TREND,
    VOLATILITY,
    VOLUME;

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    String key() {
        return key;
    }
}
