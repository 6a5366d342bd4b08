package bellwether.research.learning.training;

import bellwether.market.symbols.Universe;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;

/// What a caller wants to be trained.
///
/// @param retrain whether it is to be trained again by itself as sessions come
public record TrainingRequest(
        SampleLabel label,
        int horizon,
        ModelKind kind,
        Universe universe,
        long seed,
        boolean retrain) {
    /// Trained once.
    TrainingRequest(SampleLabel label, int horizon, ModelKind kind, Universe universe, long seed) {
        this(label, horizon, kind, universe, seed, false);
    }
}
