package bellwether.research.backtest.drift;

import java.math.BigDecimal;

/// A part of a difference.
///
/// @param amount of money that paper has more than the backtest
/// @param detail for people
public record DriftPart(DriftCause cause, BigDecimal amount, String detail) {}
