package bellwether.platform.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a job stands; see `job-states.md` for the diagram.
public enum JobState {
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLING,
    CANCELLED,
    PAUSED;

    /// As the table and the API write it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Whether it never changes any more.
    public boolean terminal() {
        return switch (this) {
            case COMPLETED, FAILED, CANCELLED -> true;
            case QUEUED, PROCESSING, CANCELLING, PAUSED -> false;
        };
    }
}
