package bellwether.desk.overview;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a search may find, in the order in which equal matches are shown.
public enum ThingKind {
    SYMBOL,
    WATCHLIST,
    SCREEN,
    RULE,
    SCAN,
    PORTFOLIO,
    STRATEGY,
    BACKTEST;

    /// As answers write it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
