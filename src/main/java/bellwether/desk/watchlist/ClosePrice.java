package bellwether.desk.watchlist;

import bellwether.market.bars.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

    /// The change since an earlier close, in percent of what one share of then is worth now; null
    /// where one of them is not known.
    ///
    /// @param splits that the stored bars are adjusted for
    @Nullable Double changeSince(ClosePrice before, List<Split> splits) {
        if (close == null || on == null || before.close == null || before.on == null) {
            return null;
        }
        double shares = 1;
        for (Split split : splits) {
            boolean isBetween = split.exDate().isAfter(before.on) && !split.exDate().isAfter(on);
            shares *= split.applied() && isBetween ? split.ratio() : 1;
        }
        return before.close.signum() == 0
                ? null
                : 100 * (close.doubleValue() * shares / before.close.doubleValue() - 1);
    }

    static ClosePrice of(BigDecimal close, LocalDate on) {
        return new ClosePrice(close, on, null);
    }
}
