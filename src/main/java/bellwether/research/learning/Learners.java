package bellwether.research.learning;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.maintenance.Chore;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.http.LearnerRoutes;
import bellwether.research.learning.store.LearnerStore;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Models that learn from one row at a time, which owners state.
public final class Learners implements RouteSource {
    /// That of a learner who knows nothing.
    private static final double LEAST_AUC = 0.5;

    private final LearnerStore store;
    private final BodyParser bodies;

    public Learners(Jdbi jdbi, BodyParser bodies, InstantSource clock) {
        store = new LearnerStore(jdbi, new PromotionGate(LEAST_AUC), clock);
        this.bodies = bodies;
    }

    /// What it has to do each night.
    ///
    /// @param patient connections whose statements may take long
    public Chore chore(Jdbi patient) {
        return new Chore("learners", () -> new CleanupResult(store.retire(patient), 0, List.of()));
    }

    @Override
    public List<Routes> routes() {
        return List.of(new LearnerRoutes(store, bodies));
    }
}
