package bellwether.market.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What is traded under a ticker, as far as its form and its exchange say.
public enum InstrumentKind {
    STOCK,
    INDEX,
    CRYPTO,
    FOREX,
    COMMODITY,
    FUTURES;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
