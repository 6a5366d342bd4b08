package bellwether.trading.portfolio;

import java.util.Locale;

/// Why the prices of a symbol are none to open a position at, unless the order allows it by name.
public enum PriceDoubt {
    /// They are invented samples.
    SYNTHETIC,

    /// Too many sessions were completed after the last bar.
    STALE;

    /// Whether it holds of prices too that are asked for as they are needed.
    boolean isOfQuotes() {
        return this == SYNTHETIC;
    }

    /// As orders name it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
