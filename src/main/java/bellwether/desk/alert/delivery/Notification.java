package bellwether.desk.alert.delivery;

import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.NotificationType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One message to one channel.
///
/// @param seq its place in the order of all
/// @param content what is sent, in every attempt
/// @param gate what holds it, or held it back until it was due; empty when nothing did
/// @param reason why it ended, when that is not delivery
/// @param partOf the digest or the bundle that carries it
/// @param attempts how often it was sent
public record Notification(
        UUID id,
        long seq,
        UUID channel,
        NotificationType type,
        NotificationPriority priority,
        Content content,
        Times times,
        NotificationState state,
        String gate,
        String reason,
        Optional<UUID> partOf,
        int attempts) {

    /// What is sent.
    ///
    /// @param data JSON
    public record Content(String title, String text, String data) {}

    /// Its moments.
    ///
    /// @param dueAt when it is sent at the earliest
    /// @param expiresAt when it is of no use any more
    public record Times(
            Instant happenedAt,
            Instant createdAt,
            Instant dueAt,
            Optional<Instant> expiresAt,
            Optional<Instant> endedAt) {}
}
