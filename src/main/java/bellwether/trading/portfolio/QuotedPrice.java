package bellwether.trading.portfolio;

import java.math.BigDecimal;
import java.time.Instant;

/// A newest price, as a provider quotes it.
///
/// @param price in the symbol's price unit
/// @param at when it was traded
public record QuotedPrice(BigDecimal price, Instant at) {}
