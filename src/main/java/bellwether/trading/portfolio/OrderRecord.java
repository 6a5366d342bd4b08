package bellwether.trading.portfolio;

import bellwether.trading.execution.OrderStatus;
import java.time.Instant;
import java.util.Optional;

/// An order as it is stored.
///
/// @param takenAt when it was taken in
/// @param changedAt of its last change; where it has ended, its end
/// @param cancelRequestedAt where it is cancelled once the bars are matched that began before
public record OrderRecord(
        OrderId id,
        OrderStatus status,
        Instant takenAt,
        Instant changedAt,
        Optional<Instant> cancelRequestedAt) {}
