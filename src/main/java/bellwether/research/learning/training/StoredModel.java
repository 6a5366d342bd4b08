package bellwether.research.learning.training;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A training and what came of it.
///
/// @param version counts the trainings of a key
/// @param job null once its job is gone
/// @param card null until it was trained
/// @param fingerprint of the model and its scores; null until it was trained
/// @param why in words, where it failed
/// @param life when it began, and what was done with it since
public record StoredModel(
        long id,
        int version,
        ModelState state,
        TrainingSpec spec,
        @Nullable String job,
        int featureVersion,
        @Nullable String fingerprint,
        @Nullable ModelCard card,
        @Nullable String why,
        Life life) {
    /// What was done with it.
    ///
    /// @param forced whether it was activated although a rule was not met
    /// @param wasActive at any time
    /// @param retrain whether it is trained again by itself, also while it is not active
    /// @param changes how often its state has changed
    public record Life(
            boolean forced,
            boolean wasActive,
            boolean retrain,
            long changes,
            Instant createdAt,
            Instant changedAt) {}

    /// Names it in paths.
    public String name() {
        return name(id);
    }

    static String name(long id) {
        return "mo_" + id;
    }
}
