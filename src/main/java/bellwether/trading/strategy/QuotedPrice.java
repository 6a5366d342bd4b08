package bellwether.trading.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A price that a provider has quoted.
///
/// @param at when it was traded
/// @param currency as the provider names it, `GBp` for pence; empty where it says none
public record QuotedPrice(BigDecimal price, Instant at, Optional<String> currency) {}
