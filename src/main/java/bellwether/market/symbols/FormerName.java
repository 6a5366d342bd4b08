package bellwether.market.symbols;

import java.time.LocalDate;

/// A name that a symbol had before.
///
/// @param until the first day of the name that came next
record FormerName(String ticker, LocalDate until) {}
