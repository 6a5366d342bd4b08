package bellwether.research.learning.serving;

import bellwether.research.learning.training.ModelState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// How many models are in which state, as the last look has counted them.
public final class ModelCounts {
    private final Jdbi jdbi;
    private volatile Optional<Map<ModelState, Long>> last = Optional.empty();

    ModelCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Counts them.
    public void count() {
        Map<ModelState, Long> counts = new EnumMap<>(ModelState.class);
        for (ModelState state : ModelState.values()) {
            counts.put(state, 0L);
        }
        jdbi.useHandle(h ->
                h.createQuery("select state, count(*) as models from model group by state")
                        .map((row, _) ->
                                counts.put(
                                        ModelState.of(row.getString("state")),
                                        row.getLong("models")))
                        .list());
        last = Optional.of(counts);
    }

    /// Empty where this process has not looked.
    public Optional<Map<ModelState, Long>> last() {
        return last;
    }
}
