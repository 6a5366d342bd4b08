package bellwether.trading.strategy.mark;

import java.time.Instant;

/// Which marks are wanted.
///
/// @param until the first moment that is not
/// @param limit how many at most
public record MarkSpan(Instant from, Instant until, int limit) {}
