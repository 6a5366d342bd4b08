package bellwether.research.learning.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a look for new sessions came to.
public enum LookResult {
    /// A training began.
    BEGAN,
    /// Fewer sessions came than the horizon has.
    UNCHANGED,
    /// A training of the key is running.
    RUNNING,
    /// The last training has failed, and a day has not passed since.
    PAUSED,
    /// The training was refused.
    REFUSED;

    private final String key = name().toLowerCase(Locale.ROOT);

    /// As programs call it.
    @JsonValue
    public String key() {
        return key;
    }

    static LookResult of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
