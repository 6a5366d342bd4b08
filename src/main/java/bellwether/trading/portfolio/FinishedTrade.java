package bellwether.trading.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Shares that were opened and closed again, by the portfolio's lot method.
///
/// @param n counts those of a portfolio, from 1 on
/// @param entryValue what they were opened for, in the currency, without costs
/// @param costs of opening and closing
/// @param profit after costs
public record FinishedTrade(
        PortfolioId portfolio,
        long n,
        String strategy,
        String ticker,
        boolean isLong,
        BigDecimal quantity,
        Span span,
        String currency,
        BigDecimal entryValue,
        BigDecimal exitValue,
        BigDecimal costs,
        BigDecimal profit) {

    /// From opening to closing.
    ///
    /// @param entry the order that opened them, as answers show it
    /// @param reason what closed them, such as `stop`
    /// @param adverse how much was lost on the way at worst; null where it is not known, or was not
    ///   asked for
    /// @param favourable how much was gained at best
    public record Span(
            String entry,
            LocalDate opened,
            LocalDate closed,
            String reason,
            @Nullable BigDecimal adverse,
            @Nullable BigDecimal favourable) {}
}
