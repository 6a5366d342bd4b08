package bellwether.desk.watchlist;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The newest finished daily close of a symbol, as it was traded.
///
/// @param close in the currency of the symbol's prices; null where none is known
/// @param on its day
/// @param unknown why there is none; null where there is one
public record ClosePrice(
        @Nullable BigDecimal close, @Nullable LocalDate on, @Nullable String unknown) {
    /// Of a ticker of which no symbol is stored.
    public static final ClosePrice NOT_STORED = new ClosePrice(null, null, "not_stored");

    /// Of a symbol without finished daily bars.
    public static final ClosePrice NO_BARS = new ClosePrice(null, null, "no_daily_bars");

    static ClosePrice of(BigDecimal close, LocalDate on) {
        return new ClosePrice(close, on, null);
    }
}
