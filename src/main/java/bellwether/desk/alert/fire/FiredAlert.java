package bellwether.desk.alert.fire;

import java.time.Instant;
import java.util.Optional;

/// An alert as it is stored.
///
/// @param told on how many channels it was sent
/// @param heldBy the gate that held it, or why it was not sent
/// @param revisedAt when corrected bars no longer gave it
public record FiredAlert(
        AlertId id,
        NewAlert alert,
        Instant createdAt,
        int told,
        String heldBy,
        Handling handling,
        Optional<Instant> revisedAt,
        Followed followed) {
    /// What its owner has made of it.
    ///
    /// @param orderFor the portfolio in which an order was asked for
    /// @param orderId the order, once it is placed
    public record Handling(
            AlertState state,
            Optional<Instant> snoozedUntil,
            Instant changedAt,
            Optional<String> orderFor,
            Optional<String> orderId) {}

    /// Changes of the close in percent after so many bars, as far as there are.
    public record Followed(
            Optional<Double> after1, Optional<Double> after5, Optional<Double> after20) {}
}
