package bellwether.trading.portfolio.history;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A closed trade of an owner.
///
/// @param entry the order that opened it; null where a person stated the trade, so that no stop is
///   known
/// @param exitReason what closed it: `stop`, `target`, `trail`, `order`, …
/// @param pattern that its entry order names; empty where it names none
/// @param entryValue what the shares were opened for, in the currency
/// @param net profit after costs, in the currency
/// @param stop null where the entry brought none
public record PastTrade(
        TradeKey key,
        @Nullable String entry,
        String ticker,
        boolean isLong,
        BigDecimal quantity,
        String currency,
        TradeTimes times,
        String exitReason,
        String pattern,
        BigDecimal entryValue,
        BigDecimal net,
        @Nullable PlannedStop stop) {
    /// By their close, the oldest first; those of one moment in the order in which they were
    /// booked.
    public static final Comparator<PastTrade> BY_CLOSE =
            Comparator.comparing((PastTrade trade) -> trade.times.moment())
                    .thenComparing(trade -> trade.times.bookedAt())
                    .thenComparingLong(trade -> trade.key.portfolio().number())
                    .thenComparingLong(trade -> trade.key.n());

    /// What would have been lost at the planned stop, without costs; null without a stop, or where
    /// it lies beyond the entry, so that nothing was at risk.
    public @Nullable BigDecimal risk() {
        if (stop == null) {
            return null;
        }
        BigDecimal atStop = stop.price().multiply(quantity).multiply(stop.perUnit());
        BigDecimal loss = isLong ? entryValue.subtract(atStop) : atStop.subtract(entryValue);
        return loss.signum() > 0 ? loss : null;
    }

    /// An amount of this trade in multiples of its risk, R; null where that is not known.
    public @Nullable Double multiples(@Nullable BigDecimal amount) {
        BigDecimal risk = risk();
        return amount == null || risk == null
                ? null
                : amount.divide(risk, MathContext.DECIMAL64).doubleValue();
    }

    public boolean isWin() {
        return net.signum() > 0;
    }

    public boolean isLoss() {
        return net.signum() < 0;
    }
}
