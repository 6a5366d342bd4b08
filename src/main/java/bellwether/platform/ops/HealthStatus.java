package bellwether.platform.ops;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a part of the service is, the worst last.
public enum HealthStatus {
    UP,
    DEGRADED,
    DOWN;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
