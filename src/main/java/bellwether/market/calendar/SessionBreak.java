package bellwether.market.calendar;

import java.time.Instant;

/// The break at noon that parts a session in two.
public record SessionBreak(Instant begins, Instant ends) {}
