package bellwether.research.learning.training;

import bellwether.market.symbols.Universe;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;

/// What a caller wants to be trained.
public record TrainingRequest(
        SampleLabel label, int horizon, ModelKind kind, Universe universe, long seed) {}
