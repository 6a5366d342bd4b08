package bellwether.research.learning.http;

import bellwether.research.learning.training.ModelState;
import bellwether.research.learning.training.StoredModel;
import bellwether.research.learning.training.TrainingSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A model in a list.
///
/// @param why in words, where its training failed
/// @param dailyAuc out of sample; null until it was trained, or where no date was judged
/// @param forced whether it was activated although a rule of the gate was not met
/// @param retrain whether it is trained again by itself, also while it is not active
record ShownModel(
        String id,
        String key,
        int version,
        String kind,
        ModelState state,
        @Nullable String why,
        @Nullable Double dailyAuc,
        boolean forced,
        boolean retrain,
        Instant createdAt,
        Instant changedAt) {
    static ShownModel of(StoredModel model) {
        TrainingSpec spec = model.spec();
        return new ShownModel(
                model.name(),
                spec.key(),
                model.version(),
                spec.kind().code(),
                model.state(),
                model.why(),
                model.card() == null ? null : model.card().metrics().auc(),
                model.life().forced(),
                model.life().retrain(),
                model.life().createdAt(),
                model.life().changedAt());
    }
}
