package bellwether.trading.execution;

import java.math.BigDecimal;

/// One component of what a fill costs.
///
/// @param name such as `commission`, `stt`, `half_spread`, `slippage`, `impact`
/// @param amount in the currency of the symbol, rounded
public record Charge(String name, BigDecimal amount, RateBasis basis) {}
