package bellwether.desk.alert.delivery;

import bellwether.desk.alert.AlertEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A notification to be kept.
///
/// @param counted whether it counts for the caps of its channel
record NewNotification(
        UUID id,
        Channel channel,
        AlertEvent event,
        NotificationState state,
        String gate,
        Instant dueAt,
        boolean counted,
        Optional<UUID> partOf) {
    /// After that people need not hear of it any more.
    private static final Duration USEFUL = Duration.ofHours(24);

    static NewNotification queued(Channel channel, AlertEvent event, Instant dueAt) {
        return new NewNotification(
                UUID.randomUUID(),
                channel,
                event,
                NotificationState.QUEUED,
                "",
                dueAt,
                false,
                Optional.empty());
    }

    NewNotification counted(String heldUntilDueBy) {
        return new NewNotification(
                id, channel, event, state, heldUntilDueBy, dueAt, true, Optional.empty());
    }

    NewNotification held(String by) {
        return new NewNotification(
                id, channel, event, NotificationState.HELD, by, dueAt, false, Optional.empty());
    }

    NewNotification dead() {
        return new NewNotification(
                id, channel, event, NotificationState.DEAD, "", dueAt, false, Optional.empty());
    }

    NewNotification includedIn(UUID carrier) {
        return new NewNotification(
                id,
                channel,
                event,
                NotificationState.INCLUDED,
                "",
                dueAt,
                false,
                Optional.of(carrier));
    }

    Optional<Instant> expiresAt() {
        return channel.rules().isForPeople() ? Optional.of(dueAt.plus(USEFUL)) : Optional.empty();
    }
}
