package bellwether.trading.execution;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The last close of a symbol, in shares of that day.
///
/// @param time when its bar began, in seconds of the epoch
public record SymbolMark(String symbol, BigDecimal price, LocalDate date, long time) {
    public SymbolMark {
        price = Prices.positive("/mark", price);
    }
}
