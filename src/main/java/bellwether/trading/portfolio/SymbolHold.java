package bellwether.trading.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A time in which a symbol's orders waited, as a split was suspected.
///
/// @param date of the bar that looks like a split
/// @param decidedAt empty while it is open
public record SymbolHold(
        String symbol, LocalDate date, Instant heldAt, Optional<Instant> decidedAt) {}
