package bellwether.research.learning.http;

import bellwether.research.learning.ModelRecord;
import bellwether.research.learning.training.ModelCard;
import bellwether.research.learning.training.ShadowTrial;
import bellwether.research.learning.training.StoredModel;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/// All that is known of a model.
///
/// @param job null once its job is gone
/// @param dataHash of all bars; null until a part of the training has read them
/// @param fingerprint of the model and its scores; null until it was trained
/// @param card null until it was trained
/// @param shadow how its time in shadow ended; null where it has not
/// @param live of sessions that it scored before their outcomes were known; null until it was
///   trained
record ShownModelCard(
        @JsonUnwrapped ShownModel model,
        Spec spec,
        @Nullable String job,
        int featureVersion,
        @Nullable String dataHash,
        @Nullable String fingerprint,
        @Nullable ModelCard card,
        @Nullable ShadowTrial shadow,
        @Nullable ModelRecord live) {
    /// What was asked for.
    private record Spec(String label, int horizon, String timeframe, String universe, long seed) {}

    static ShownModelCard of(StoredModel model, ModelRecord live) {
        return new ShownModelCard(
                ShownModel.of(model),
                new Spec(
                        model.spec().label().key(),
                        model.spec().horizon(),
                        "1d",
                        model.spec().universe(),
                        model.spec().seed()),
                model.job(),
                model.featureVersion(),
                model.spec().dataHash(),
                model.fingerprint(),
                model.card(),
                model.shadow(),
                model.card() == null ? null : live);
    }
}
