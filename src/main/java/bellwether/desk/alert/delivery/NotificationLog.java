package bellwether.desk.alert.delivery;

import bellwether.desk.alert.NotificationType;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// What became of an owner's notifications.
public final class NotificationLog {
    private final Jdbi jdbi;
    private final NotificationDao notifications = new NotificationDao();
    private final QueueDao queue = new QueueDao();

    NotificationLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Which ones a list shows.
    ///
    /// @param alert the id of an alert that they are of, such as `al_12`
    /// @param before [Notification#seq] at which the page before ended
    public record Query(
            Optional<UUID> channel,
            Optional<NotificationState> state,
            Optional<NotificationType> type,
            Optional<String> alert,
            long before) {}

    /// The newest first.
    public List<Notification> list(String owner, Query query, int limit) {
        return jdbi.withHandle(h -> notifications.list(h, owner, query, limit));
    }

    /// One of an owner's.
    ///
    /// @throws Refusal 404 when this owner has no such notification
    public Notification find(String owner, UUID id) {
        return jdbi.withHandle(h -> notifications.find(h, owner, id))
                .orElseThrow(() -> unknown(id.toString()));
    }

    /// No notification of the caller's has this id.
    public static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_notification",
                "Unknown notification %s. GET /api/v1/notifications lists yours."
                        .formatted(Quoted.text(id)));
    }

    /// Every call to the other side, the first one first.
    ///
    /// @throws Refusal 404 when this owner has no such notification
    public List<DeliveryAttempt> attempts(String owner, UUID id) {
        find(owner, id);
        return jdbi.withHandle(h -> queue.attempts(h, id));
    }
}
