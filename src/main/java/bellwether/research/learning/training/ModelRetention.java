package bellwether.research.learning.training;

import bellwether.platform.db.CleanupResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Removes what is no longer needed of models. Their rows, cards and days stay: how often it was
/// tried is part of what a result means.
public final class ModelRetention {
    /// Of a key: so many of its newest candidates, and of its newest other models.
    static final int NEWEST = 3;

    /// How long the folds of a failed training wait for a new try.
    static final Duration FOLDS_KEPT = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final ModelDao models = new ModelDao();

    public ModelRetention(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /// What maintenance has to do.
    public CleanupResult tidy() {
        return jdbi.inTransaction(this::tidy);
    }

    private CleanupResult tidy(Handle h) {
        List<String> notes = new ArrayList<>();
        int failed = models.failDeserted(h, clock.instant());
        if (failed > 0) {
            notes.add("trainings set to failed, as their jobs were deleted: " + failed);
        }
        int forgotten = new FoldDao().forgetFailed(h, clock.instant().minus(FOLDS_KEPT));
        if (forgotten > 0) {
            notes.add("failed trainings whose folds and symbols were removed: " + forgotten);
        }
        int old = new ModelRecordDao().removeOld(h, NEWEST);
        if (old > 0) {
            notes.add("bytes and symbols of older models removed: " + old);
        }
        return new CleanupResult((long) forgotten + old, 0, notes);
    }
}
