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
}
