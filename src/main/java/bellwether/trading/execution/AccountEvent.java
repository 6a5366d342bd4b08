package bellwether.trading.execution;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What happened in an account beside fills and ledger entries.
public sealed interface AccountEvent {
    /// An order's state, quantity or level has changed.
    record OrderChanged(OrderStatus status) implements AccountEvent {}

    /// Equity fell below the part of the shorts' value that the margin rules ask for.
    record MarginCall(BigDecimal equity, BigDecimal shortValue) implements AccountEvent {}

    /// Equity is 0 or less: all is closed, and what is owed remains.
    record Ruined(BigDecimal equity) implements AccountEvent {}

    /// Orders of the symbol wait, as a split is suspected.
    record SymbolHeld(String symbol) implements AccountEvent {}

    /// Quantities and prices were changed for a split.
    record SplitApplied(String symbol, LocalDate exDate) implements AccountEvent {}

    /// A split on record that the prices do not show; nothing was changed.
    record SplitIgnored(String symbol, LocalDate exDate) implements AccountEvent {}

    /// Shares of one lot were closed, the oldest first.
    ///
    /// @param lot what was closed of it, with what that part was opened for; in shares of this day
    /// @param exit the order's id; `split` for a fraction that a split left, `delist` for a
    ///   settlement
    /// @param value what it brought, or cost to buy back
    /// @param costs of closing
    /// @param averageValue what as many shares were opened for by average cost
    /// @param averageCosts the opening costs in the same way
    record LotClosed(
            PositionKey key,
            Lot lot,
            String exit,
            LocalDate date,
            BigDecimal value,
            BigDecimal costs,
            BigDecimal averageValue,
            BigDecimal averageCosts)
            implements AccountEvent {}
}
