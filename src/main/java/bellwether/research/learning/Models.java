package bellwether.research.learning;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Audit;
import bellwether.platform.db.LookLoop;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.http.ModelRoutes;
import bellwether.research.learning.training.ModelBook;
import bellwether.research.learning.training.ModelRetention;
import bellwether.research.learning.training.RetrainRounds;
import bellwether.research.learning.training.TrainJob;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Models that were trained, and which of them may speak.
public final class Models implements RouteSource, AutoCloseable {
    private final TrainJob job;
    private final ModelBook book;
    private final ModelRetention retention;
    private final Optional<LookLoop> loop;
    private final List<Routes> routes;

    /// Nothing is trained again before [#start()].
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
        RetrainRounds rounds = new RetrainRounds(jdbi, others.market(), book);
        loop =
                settings.isRetraining()
                        ? Optional.of(
                                new LookLoop(
                                        "trainings",
                                        () -> {
                                            rounds.look();
                                            return settings.retrainEvery();
                                        }))
                        : Optional.empty();
        retention = new ModelRetention(jdbi, clock);
        routes = List.of(new ModelRoutes(book, others.jobs(), bodies));
    }

    /// What it needs of other modules.
    public record Others(Jobs jobs, Market market, Universes universes, Audit audit) {}

    /// Begins trainings, knows what came of them, and is followed by those who serve models.
    public ModelBook book() {
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
        return new Chore("models", retention::tidy);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    /// Begins to look for new sessions to train from.
    public void start() {
        loop.ifPresent(LookLoop::start);
    }

    public List<LoopView> loops() {
        return loop.map(LookLoop::view).stream().toList();
    }

    @Override
    public void close() {
        loop.ifPresent(LookLoop::close);
    }
}
