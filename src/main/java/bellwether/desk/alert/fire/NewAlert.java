package bellwether.desk.alert.fire;

import bellwether.desk.alert.NotificationPriority;
import java.time.Instant;

/// An alert that is to be kept, unless the same has been.
///
/// @param origin `rule:12` or `scan:3`
/// @param occasion what makes it one of a kind, such as `bar:1767312000`
/// @param late whether it happened too long ago to be sent by itself
public record NewAlert(
        String owner,
        String origin,
        AlertKind kind,
        AlertSubject subject,
        String occasion,
        Instant happenedAt,
        String title,
        AlertFacts facts,
        NotificationPriority priority,
        boolean late) {}
