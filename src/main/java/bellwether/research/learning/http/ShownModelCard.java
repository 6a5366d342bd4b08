package bellwether.research.learning.http;

import bellwether.research.learning.ModelRecord;
import bellwether.research.learning.model.SettingValues;
import bellwether.research.learning.training.ChoiceReport;
import bellwether.research.learning.training.ModelCard;
import bellwether.research.learning.training.ShadowTrial;
import bellwether.research.learning.training.StoredModel;
import bellwether.research.learning.training.TrainingSpec;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known of a model.
///
/// @param job null once its job is gone
/// @param dataHash of all bars; null until a part of the training has read them
/// @param fingerprint of the model and its scores; null until it was trained
/// @param card null until it was trained
/// @param choice how its settings were chosen; absent where nothing was, or not yet
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ChoiceReport choice,
        @Nullable ShadowTrial shadow,
        @Nullable ModelRecord live) {
    /// What was asked for.
    ///
    /// @param cv settings to choose among; absent where there were none
    private record Spec(
            String label,
            int horizon,
            String timeframe,
            String universe,
            long seed,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Choice cv) {
        static Spec of(TrainingSpec spec) {
            return new Spec(
                    spec.label().key(),
                    spec.horizon(),
                    "1d",
                    spec.universe(),
                    spec.seed(),
                    spec.cv().isEmpty() ? null : new Choice(spec.cv()));
        }
    }

    /// As a training is asked for it.
    private record Choice(List<SettingValues> settings) {
        Choice {
            settings = List.copyOf(settings);
        }
    }

    static ShownModelCard of(StoredModel model, ModelRecord live) {
        return new ShownModelCard(
                ShownModel.of(model),
                Spec.of(model.spec()),
                model.job(),
                model.featureVersion(),
                model.spec().dataHash(),
                model.fingerprint(),
                model.card(),
                model.choice(),
                model.shadow(),
                model.card() == null ? null : live);
    }
}
