package bellwether.trading.rules;

import bellwether.trading.execution.Distance;
import java.math.BigDecimal;
import java.util.Optional;

/// A stop that follows the price from the fill on.
///
/// @param afterR it begins once the price has gone so many times the stop's distance in the
///   position's favour
public record TrailRule(Distance distance, Optional<BigDecimal> afterR) {}
