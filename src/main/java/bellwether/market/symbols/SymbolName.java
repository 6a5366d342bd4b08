package bellwether.market.symbols;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a symbol is called, and what is said of it beside.
///
/// @param former tickers that it had
/// @param delisted the first day without trading
record SymbolName(
        String ticker,
        List<String> former,
        @Nullable String name,
        @Nullable String sector,
        @Nullable String exchange,
        boolean synthetic,
        @Nullable LocalDate delisted) {
    SymbolName {
        former = List.copyOf(former);
    }
}
