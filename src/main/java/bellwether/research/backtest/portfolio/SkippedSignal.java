package bellwether.research.backtest.portfolio;

import java.time.LocalDate;

/// An entry signal that gave no order.
///
/// @param detail in words; empty where the reason says all
public record SkippedSignal(LocalDate date, String symbol, SkipReason reason, String detail) {}
