package bellwether.trading.portfolio;

import bellwether.trading.execution.OrderStatus;
import java.time.Instant;

/// An order as it is stored.
///
/// @param takenAt when it was taken in
/// @param changedAt of its last change; where it has ended, its end
public record OrderRecord(OrderId id, OrderStatus status, Instant takenAt, Instant changedAt) {}
