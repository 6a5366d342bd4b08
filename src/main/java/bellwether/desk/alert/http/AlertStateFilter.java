package bellwether.desk.alert.http;

import bellwether.desk.alert.fire.AlertState;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/// The `state` of a list of alerts: one of theirs, or all that wait for their owner.
enum AlertStateFilter {
    OPEN,
    NEW,
    ACKNOWLEDGED,
    ACCEPTED,
    DISMISSED,
    SNOOZED;

    Set<AlertState> states() {
        return this == OPEN ? AlertState.OPEN : Set.of(AlertState.valueOf(name()));
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
