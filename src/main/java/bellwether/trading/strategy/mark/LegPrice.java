package bellwether.trading.strategy.mark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// What a share is worth.
///
/// @param price in the unit of the symbol's prices, in shares of its day
/// @param at when it was traded: of a close, the end of its session
/// @param day the session's
public record LegPrice(BigDecimal price, Instant at, LocalDate day) {}
