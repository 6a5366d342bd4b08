package bellwether.research.learning;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A closed trade of a portfolio.
///
/// @param n counts those of a portfolio, from 1 on
/// @param name of the pattern that its order named; empty where none
/// @param stop the first stop, in the shares of the closing day; null where there was none
/// @param why what closed it
public record PaperTrade(
        long n,
        String ticker,
        String timeframe,
        String name,
        boolean isLong,
        Amounts amounts,
        @Nullable BigDecimal stop,
        LocalDate opened,
        LocalDate closed,
        String why,
        Path path) {
    /// What it was opened and closed for, in the currency of the trade.
    ///
    /// @param priceUnit one unit of the symbol's prices in that currency
    public record Amounts(
            BigDecimal quantity,
            BigDecimal entryValue,
            BigDecimal exitValue,
            BigDecimal costs,
            BigDecimal profit,
            BigDecimal priceUnit) {}

    /// How far the price went, in that currency; null where it is not known.
    public record Path(@Nullable BigDecimal adverse, @Nullable BigDecimal favourable) {}
}
