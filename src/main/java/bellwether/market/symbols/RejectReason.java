package bellwether.market.symbols;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a row of a file was not taken.
public enum RejectReason {
    BROKEN_JSON,
    MISSING_FIELDS,
    EXTRA_FIELDS,
    UNCLOSED_QUOTE,
    BAD_TICKER,
    OTHER_SERIES,
    BAD_DATE,
    INTRADAY,
    DATE_OUT_OF_RANGE,
    FUTURE_DATE,
    BLANK,
    BAD_NUMBER,
    NOT_FINITE,
    NOT_POSITIVE,
    PRICE_OUT_OF_RANGE,
    NEGATIVE_VOLUME,
    VOLUME_OUT_OF_RANGE,
    HIGH_TOO_LOW,
    LOW_TOO_HIGH,
    BAD_ACTION,
    DUPLICATE,
    CONFLICTING_DUPLICATE,
    SYNTHETIC_TICKER,
    RENAMED_TICKER,
    OTHER_EXCHANGE,
    OTHER_CURRENCY;

    /// Whether it says something of a symbol's day, and not of how the file is written.
    public boolean isOfPrices() {
        return switch (this) {
            case BLANK,
                    BAD_NUMBER,
                    NOT_FINITE,
                    NOT_POSITIVE,
                    PRICE_OUT_OF_RANGE,
                    NEGATIVE_VOLUME,
                    VOLUME_OUT_OF_RANGE,
                    HIGH_TOO_LOW,
                    LOW_TOO_HIGH,
                    CONFLICTING_DUPLICATE ->
                    true;
            default -> false;
        };
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
