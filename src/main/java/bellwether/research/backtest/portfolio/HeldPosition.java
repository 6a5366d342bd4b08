package bellwether.research.backtest.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a portfolio run still holds when it ends.
///
/// @param quantity shares, negative for a short
/// @param opened its oldest lot
/// @param entryPrice mean over its lots, in the shares of the end
/// @param price its last close
/// @param marked the day of that close
/// @param value at that close in the account's currency, negative for a short
public record HeldPosition(
        String symbol,
        BigDecimal quantity,
        LocalDate opened,
        double entryPrice,
        double price,
        LocalDate marked,
        double value) {}
