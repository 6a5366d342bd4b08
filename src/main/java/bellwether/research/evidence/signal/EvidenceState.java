package bellwether.research.evidence.signal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What may be said of a signal.
public enum EvidenceState {
    /// Its q is at most 0.1.
    EVIDENCE,
    /// Its q is above.
    NO_EVIDENCE,
    /// There are too few independent dates to test it.
    TOO_FEW;

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String key() {
        return key;
    }
}
