package bellwether.trading.portfolio.risk;

import java.time.Instant;

/// A halt that holds.
///
/// @param by who halted
public record TradeHalt(HaltMode mode, String reason, String by, Instant since) {}
