package bellwether.research.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order of a run: what was asked, why, how it ended and what it filled.
///
/// @param decided the day at whose close it was given; of a stop, a target or a trail the day of
///   the fill that brought it along
/// @param purpose `entry`, or why it leaves: `signal`, `stop`, `target`, `trail`, `time`,
///   `reverse`, `rebalance`, `forced` or `end`
/// @param signal the part of the rule that asked for it, such as `long.enter`; null where none did
/// @param parent id of the entry whose stop, target or trail it is; null of others
/// @param outcome how it ended
/// @param fills in the order in which they happened
public record RunOrder(
        String id,
        LocalDate decided,
        String ticker,
        String side,
        Asked asked,
        String purpose,
        @Nullable String signal,
        @Nullable String parent,
        Outcome outcome,
        List<OrderFill> fills) {
    public RunOrder {
        fills = List.copyOf(fills);
    }

    /// What was asked.
    ///
    /// @param type `market`, `limit`, `stop`, `stop_limit`, `trailing` or `market_on_close`
    /// @param sized what `size` is: `shares`, `cash`, `percent` of equity or `risk_percent`
    /// @param limit null without one
    /// @param stop null without one
    /// @param until the last day, `day` for its first bar, `gtc` without an end
    public record Asked(
            String type,
            String sized,
            BigDecimal size,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal stop,
            String until,
            boolean reduceOnly) {}

    /// How it ended.
    ///
    /// @param state `filled`, `cancelled`, `expired` or `rejected`; `working` at the end of the run
    /// @param reason why it was not filled; null where it was
    /// @param on the day of its last change
    /// @param filled shares
    /// @param price mean over the fills; null without any
    /// @param costs of all fills, slippage included
    /// @param assumed whether a fill rests on an assumption about the path of prices within a bar
    public record Outcome(
            String state,
            @Nullable String reason,
            LocalDate on,
            BigDecimal filled,
            @Nullable BigDecimal price,
            BigDecimal costs,
            boolean assumed) {}

    /// A part of an order that was traded.
    ///
    /// @param phase `open`, `range` or `close` of its bar, or `settlement`
    /// @param price in the symbol's price unit
    /// @param value in the symbol's currency
    /// @param volumeKnown false where no volume could limit it
    public record OrderFill(
            LocalDate date,
            String phase,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal value,
            List<FillCharge> charges,
            boolean assumed,
            boolean volumeKnown) {
        public OrderFill {
            charges = List.copyOf(charges);
        }
    }

    /// What a fill cost beside.
    ///
    /// @param name such as `commission`, `half_spread` or `slippage`
    public record FillCharge(String name, BigDecimal amount) {}
}
