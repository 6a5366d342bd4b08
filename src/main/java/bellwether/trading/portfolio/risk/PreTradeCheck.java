package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an order would mean, before it is sent.
///
/// @param check the token, for the order's `check`
/// @param worksFrom when the first bar begins that the order would meet if it were placed now
/// @param prices by which it was judged
/// @param friction estimated spread and slippage
/// @param origin how the origin's earlier trades ended; null where none was given
/// @param warnings what a careful person would look at again
/// @param halted whether the portfolio takes no orders that open
/// @param refusals what would be refused now, with what would pass; empty: nothing
public record PreTradeCheck(
        String check,
        Instant expiresAt,
        String portfolio,
        String ticker,
        Instant worksFrom,
        CheckPrices prices,
        Friction friction,
        @Nullable OriginRecord origin,
        List<CheckWarning> warnings,
        boolean halted,
        List<LimitNotice> refusals) {
    public PreTradeCheck {
        warnings = List.copyOf(warnings);
        refusals = List.copyOf(refusals);
    }

    /// Prices in the symbol's price unit.
    ///
    /// @param entry limit, stop or the last price
    /// @param entrySource which of them: `limit`, `stop`, or `last`: the close of a bar, or a quote
    /// @param entryOn the day of that price; null of a limit and a stop
    /// @param atrOn the day of the last bar that counts in it; null where it is not known
    /// @param atr average true range of 14 daily bars; null where it is not known
    /// @param stop stated, or 1 ATR from the entry; null where neither is possible
    /// @param target stated, or 1.5 ATR from the entry; null where neither is possible
    /// @param reason why the average true range is null; null where it is known
    public record CheckPrices(
            BigDecimal entry,
            String entrySource,
            @Nullable LocalDate entryOn,
            @Nullable BigDecimal atr,
            @Nullable LocalDate atrOn,
            @Nullable BigDecimal stop,
            boolean stopStated,
            @Nullable BigDecimal target,
            boolean targetStated,
            @Nullable Double rewardRisk,
            @Nullable Double stopAtr,
            @Nullable String reason) {}

    /// A refusal that the order would meet.
    ///
    /// @param code of the problem, such as `limit_exceeded`
    public record LimitNotice(String code, String detail) {}
}
