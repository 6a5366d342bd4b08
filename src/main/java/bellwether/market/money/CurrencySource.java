package bellwether.market.money;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where the currency of a symbol's prices comes from.
public enum CurrencySource {
    /// Somebody, a table or a provider said it.
    STATED,
    /// The exchange quotes in it.
    EXCHANGE,
    /// It is the second one of a pair of currencies.
    PAIR,
    UNKNOWN;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CurrencySource> of(String key) {
        return Arrays.stream(values()).filter(source -> source.key().equals(key)).findAny();
    }
}
