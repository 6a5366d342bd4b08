package bellwether.desk.alert.fire;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What an owner has made of an alert.
public enum AlertState {
    NEW,
    ACKNOWLEDGED,
    ACCEPTED,
    DISMISSED,
    /// Told again when that is over, and then as it was before.
    SNOOZED;

    /// Those that wait for their owner.
    public static final Set<AlertState> OPEN = EnumSet.of(NEW, ACKNOWLEDGED);

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// From which states this one is reached.
    Set<AlertState> sources() {
        return switch (this) {
            case NEW -> Set.of();
            case ACKNOWLEDGED -> EnumSet.of(NEW);
            case ACCEPTED, DISMISSED, SNOOZED -> OPEN;
        };
    }
}
