package bellwether.research.learning.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a model stands.
public enum ModelState {
    /// Its job has not ended.
    TRAINING,
    /// Its job ended without a model.
    FAILED,
    /// A rule of the gate was not met.
    REJECTED,
    /// Every rule was met.
    CANDIDATE,
    /// Scores sessions whose outcomes are not known, beside the active one, and is not shown.
    SHADOW,
    /// The one of its key that is served, and that later trainings are compared with.
    ACTIVE,
    /// Was active, and lost more than the base rate does.
    SUSPENDED,
    /// Was active, or was given up.
    RETIRED;

    private final String key = name().toLowerCase(Locale.ROOT);

    /// As programs call it.
    @JsonValue
    public String key() {
        return key;
    }

    /// The one of a key.
    public static ModelState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /// Whether there is a model to serve.
    public boolean isTrained() {
        return this != TRAINING && this != FAILED;
    }
}
