package bellwether.research.learning;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Audit;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.maintenance.Chore;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.http.ModelRoutes;
import bellwether.research.learning.training.ModelBook;
import bellwether.research.learning.training.TrainJob;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Models that were trained, and which of them may speak.
public final class Models implements RouteSource {
    private final TrainJob job;
    private final ModelBook book;
    private final List<Routes> routes;

    public Models(
            Jdbi jdbi,
            Others others,
            TrainingSettings settings,
            BodyParser bodies,
            InstantSource clock) {
        job =
                new TrainJob(
                        jdbi,
                        others.market(),
                        others.jobs()::find,
                        new PromotionGate(settings.leastAuc()));
        book =
                new ModelBook(
                        jdbi,
                        new ModelBook.Others(
                                others.jobs(), others.market(), others.universes(), others.audit()),
                        settings,
                        clock);
        routes = List.of(new ModelRoutes(book, others.jobs(), bodies));
    }

    /// What it needs of other modules.
    public record Others(Jobs jobs, Market market, Universes universes, Audit audit) {}

    /// For those who follow models after their training.
    ModelBook book() {
        return book;
    }

    /// What the job engine does with a job that trains.
    public JobKind kind() {
        return job;
    }

    /// Ends trainings whose jobs have ended.
    public JobEndListener endings() {
        return job;
    }

    /// What it has to do each night.
    public Chore chore() {
        return new Chore(
                "models",
                () -> {
                    int failed = book.failDeserted();
                    return failed == 0
                            ? CleanupResult.NOTHING
                            : new CleanupResult(
                                    0,
                                    0,
                                    List.of(
                                            "trainings set to failed, as their jobs were deleted: "
                                                    + failed));
                });
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
