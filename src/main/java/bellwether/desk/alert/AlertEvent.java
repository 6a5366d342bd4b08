package bellwether.desk.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/// Something that happened and of which an owner may want to be notified.
///
/// @param subject what it is about, such as `provider:stooq`; the same within ten minutes is not
///   sent twice; empty when each is sent
/// @param happenedAt when it happened
/// @param title one line for people
/// @param text some lines for people: source, count, date, next step
/// @param data the same facts for programs
/// @param restraint what its source asks for
public record AlertEvent(
        String owner,
        NotificationType type,
        NotificationPriority priority,
        String subject,
        Instant happenedAt,
        String title,
        String text,
        JsonNode data,
        Restraint restraint) {

    /// What the source of events, such as a rule, asks for before they are sent.
    ///
    /// @param snoozed whether its owner wants none of them now
    /// @param late whether it happened too long ago to be sent by itself; a digest carries it
    /// @param cooldown from one that was sent to the next of the same subject
    public record Restraint(boolean snoozed, boolean late, Duration cooldown) {
        public static final Restraint NONE = new Restraint(false, Duration.ZERO);

        public Restraint(boolean snoozed, Duration cooldown) {
            this(snoozed, false, cooldown);
        }
    }

    /// The same for another owner.
    public AlertEvent to(String other) {
        return new AlertEvent(
                other, type, priority, subject, happenedAt, title, text, data, restraint);
    }
}
