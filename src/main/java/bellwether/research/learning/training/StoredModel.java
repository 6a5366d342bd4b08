package bellwether.research.learning.training;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A training and what came of it.
///
/// @param version counts the trainings of a key
/// @param job null once its job is gone
/// @param card null until it was trained
/// @param fingerprint of the model and its scores; null until it was trained
/// @param why in words, where it failed, was refused after its time in shadow, or was suspended
/// @param shadow how its time in shadow ended; null where it has not
/// @param choice how its settings were chosen; null until they were, and where nothing was to
///   choose
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
        @Nullable ShadowTrial shadow,
        @Nullable ChoiceReport choice,
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

    /// Share of positive rows among all that trained; empty until it was trained, and where its
    /// card does not say.
    public Optional<Double> baseRate() {
        return Optional.ofNullable(card).map(known -> known.rows().baseRate());
    }

    /// Why its record has suspended it, also after it was retired: nothing else gives a reason to
    /// one that was active, and activating it, which takes force, ends it.
    Optional<String> suspension() {
        return life.wasActive() ? Optional.ofNullable(why) : Optional.empty();
    }

    /// Names it in paths.
    public String name() {
        return name(id);
    }

    /// What a model of this number is called.
    public static String name(long id) {
        return "mo_" + id;
    }
}
