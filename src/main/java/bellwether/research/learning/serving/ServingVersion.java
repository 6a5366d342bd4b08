package bellwether.research.learning.serving;

import bellwether.research.learning.model.ServedModel;
import bellwether.research.learning.training.StoredModel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A model that can be asked.
///
/// @param damaged the active model in whose place it serves; null where it is not damaged
record ServingVersion(StoredModel model, ServedModel served, @Nullable StoredModel damaged) {
    String name() {
        return model.name();
    }

    /// What it says of the same features.
    SymbolScore again(SymbolScore other) {
        FeatureRow features = Objects.requireNonNull(other.features());
        return new SymbolScore(
                other.symbol(),
                other.day(),
                served.probability(served.inputs().bin(List.of(features.values())), 0),
                features,
                false);
    }
}
