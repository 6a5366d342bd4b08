package bellwether.research.backtest;

import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An order that a run gave, and what became of it. Stops and targets are part of their entry.
///
/// @param decided the session at whose close it was given
/// @param side `buy` or `sell`
/// @param purpose `entry`, or why it closes: `signal`, `time`, `reverse`, `rebalance`, `end`
/// @param rank its place among the entries of that close, from 0; null for others
/// @param state `filled`, `cancelled`, `expired`, `rejected`; `accepted` or `working` where the run
///   ended before
/// @param reason why it ended otherwise than filled; null where it did not
/// @param filled shares
public record RunOrder(
        LocalDate decided,
        String ticker,
        String side,
        String purpose,
        @Nullable Integer rank,
        String state,
        @Nullable String reason,
        BigDecimal filled) {
    /// An order as it is given.
    ///
    /// @param exit why it closes; null where it opens
    public static RunOrder of(OrderStatus status, LocalDate decided, @Nullable TradeExit exit) {
        return new RunOrder(
                decided,
                status.order().position().symbol(),
                status.order().side().key(),
                exit == null ? "entry" : exit.name().toLowerCase(Locale.ROOT),
                status.order().rank(),
                status.state().key(),
                reason(status.reason()),
                status.progress().filled());
    }

    /// The same with what has become of it.
    public RunOrder now(OrderState changed, OrderReason why, BigDecimal shares) {
        return new RunOrder(
                decided, ticker, side, purpose, rank, changed.key(), reason(why), shares);
    }

    /// Null where there is none.
    public static @Nullable String reason(OrderReason reason) {
        return reason == OrderReason.NONE ? null : reason.key();
    }
}
