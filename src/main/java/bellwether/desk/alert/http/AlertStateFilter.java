package bellwether.desk.alert.http;

import bellwether.desk.alert.fire.AlertState;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/// The `state` of a list of alerts: one of theirs, or all that wait for their owner.
enum AlertStateFilter {
    OPEN(AlertState.OPEN),
    NEW(Set.of(AlertState.NEW)),
    ACKNOWLEDGED(Set.of(AlertState.ACKNOWLEDGED)),
    ACCEPTED(Set.of(AlertState.ACCEPTED)),
    DISMISSED(Set.of(AlertState.DISMISSED)),
    SNOOZED(Set.of(AlertState.SNOOZED));

    private final Set<AlertState> states;

    AlertStateFilter(Set<AlertState> states) {
        this.states = states;
    }

    Set<AlertState> states() {
        return states;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
