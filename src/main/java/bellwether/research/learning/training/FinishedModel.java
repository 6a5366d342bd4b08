package bellwether.research.learning.training;

import bellwether.research.learning.model.ServedModel;
import java.util.List;

/// What comes of a training.
///
/// @param days out of sample, oldest first
record FinishedModel(ServedModel served, String fingerprint, ModelCard card, List<JudgedDay> days) {
    FinishedModel {
        days = List.copyOf(days);
    }
}
