package bellwether.platform.ops;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whether the database answered when it was last looked at.
public enum DatabaseState {
    CONNECTED,
    DISCONNECTED,
    /// It has not been looked at yet, or not lately.
    UNKNOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
