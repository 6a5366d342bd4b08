package bellwether.research.learning.model;

import bellwether.platform.base.Refusal;

/// What is to be trained.
///
/// @param horizon sessions that a label takes
/// @param momentum name of the feature whose rule every model has to be better than
/// @param seed of all that is drawn
public record ModelSpec(ModelSettings settings, int horizon, String momentum, long seed) {
    private static final int LONGEST = 252;

    public ModelSpec {
        if (horizon < 1 || horizon > LONGEST) {
            throw Refusal.invalid("/horizon", "must be 1 to 252 sessions, was " + horizon);
        }
    }

    /// The same with other settings.
    public ModelSpec with(ModelSettings other) {
        return new ModelSpec(other, horizon, momentum, seed);
    }
}
