package bellwether.desk.alert.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a notification is.
public enum NotificationState {
    /// To be sent when it is due and its channel is free.
    QUEUED,
    SENDING,
    DELIVERED,
    /// Given up: the other side refuses it, or did not take it for too long.
    DEAD,
    /// Too old to be of use to people.
    EXPIRED,
    /// Its channel was switched off or deleted.
    CANCELLED,
    /// A gate holds it; a digest may carry it.
    HELD,
    /// A digest or a bundle carries it.
    INCLUDED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NotificationState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
