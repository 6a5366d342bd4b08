package bellwether.research.screen.sheet;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A symbol with bars of a timeframe, and the sheet that is stored of it.
///
/// @param exchange as it was stated; null when nothing was
/// @param delisted the first day without trading
/// @param quality score of its ledger, where that is of the bars as they are
/// @param newest when its last stored bar begins, finished or not
public record SymbolState(
        long id,
        String ticker,
        @Nullable String name,
        @Nullable String sector,
        @Nullable String exchange,
        @Nullable LocalDate delisted,
        boolean synthetic,
        long dataVersion,
        long newest,
        @Nullable Double quality,
        Optional<Stored> sheet) {
    /// The same with another sheet.
    SymbolState with(Optional<Stored> other) {
        return new SymbolState(
                id,
                ticker,
                name,
                sector,
                exchange,
                delisted,
                synthetic,
                dataVersion,
                newest,
                quality,
                other);
    }

    /// When the last bar of its sheet begins; 0 when nothing is known of it.
    public long bar() {
        return sheet.map(Stored::bar).orElse(0L);
    }

    /// What is stored of its sheet.
    ///
    /// @param bar when its last bar begins; 0 without bars
    /// @param stamp another with each writing
    public record Stored(long bar, long dataVersion, int formula, int bars, long stamp) {
        /// Whether its values stand where this program expects them.
        boolean isReadable() {
            return formula == SheetLayout.formula();
        }
    }
}
