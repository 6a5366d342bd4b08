package bellwether.research.learning.training;

import bellwether.market.symbols.Universe;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.SettingValues;
import bellwether.research.learning.sample.SampleLabel;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// What a caller wants to be trained.
///
/// @param retrain whether it is to be trained again by itself as sessions come
/// @param cv all values of the settings among which one is chosen; none for the usual one
public record TrainingRequest(
        SampleLabel label,
        int horizon,
        ModelKind kind,
        Universe universe,
        long seed,
        boolean retrain,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SettingValues> cv) {
    public TrainingRequest {
        cv = List.copyOf(cv);
    }

    /// Of the usual settings.
    public TrainingRequest(
            SampleLabel label,
            int horizon,
            ModelKind kind,
            Universe universe,
            long seed,
            boolean retrain) {
        this(label, horizon, kind, universe, seed, retrain, List.of());
    }

    /// Trained once.
    TrainingRequest(SampleLabel label, int horizon, ModelKind kind, Universe universe, long seed) {
        this(label, horizon, kind, universe, seed, false);
    }
}
