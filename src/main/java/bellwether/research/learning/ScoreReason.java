package bellwether.research.learning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a model says nothing of a symbol, or why what it says is not shown.
public enum ScoreReason {
    NO_ACTIVE_MODEL,
    /// It was active, and lost more than the base rate does.
    SUSPENDED,
    /// It reads other features than this program computes.
    FEATURE_VERSION,
    /// Its card, made by an earlier release, does not state the base rate.
    NO_BASE_RATE,
    /// Its bytes are damaged, and no version before can serve.
    MODEL_CORRUPT,
    UNKNOWN_SYMBOL,
    /// It was trained from other symbols.
    OUTSIDE_UNIVERSE,
    /// It has not scored the session.
    NOT_SCORED,
    /// The symbol had no bar when the session was scored, nor in time afterwards.
    NO_BAR,
    /// It was activated although a rule of the gate was not met.
    FORCED,
    /// The active model is damaged, and the version before serves.
    VERSION_BEFORE;

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String key() {
        return key;
    }
}
