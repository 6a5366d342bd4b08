package bellwether.trading.portfolio;

import java.time.Instant;

/// What happened to an order beside its fills.
///
/// @param kind `split`, `held`, `released`, `late` or `revised`
/// @param detail for people
public record OrderNote(Instant at, String kind, String detail) {}
