package bellwether.trading.portfolio.transfer;

import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A trade as a row of a file says it.
///
/// @param tickers by which its symbol may be known here, the likeliest first
/// @param time of the day, as digits; empty where the file says none
/// @param currency of price and charges; empty where the file says none: the symbol's then
/// @param id the broker's; empty where the file has none
/// @param strategy by its id or name; empty where the file says none
/// @param foreign what is charged in other currencies than the price
record FileTrade(
        long line,
        List<String> tickers,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal costs,
        LocalDate date,
        String time,
        String currency,
        String id,
        String strategy,
        List<ForeignCharge> foreign) {
    FileTrade {
        tickers = List.copyOf(tickers);
        foreign = List.copyOf(foreign);
    }

    /// As the file names its symbol.
    String written() {
        return tickers.getFirst();
    }

    /// What is the same in a file that has the row again.
    String content() {
        return String.join(
                "|",
                date.toString(),
                time,
                written(),
                side.key(),
                plain(quantity),
                plain(price),
                plain(costs),
                currency);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
