package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.Jobs;
import bellwether.research.learning.ModelRecord;
import bellwether.research.learning.TrainingSettings;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SampleSymbol;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Asks for trainings, and finds what came of them.
public final class ModelBook {
    /// The first fold calibrates, the second is judged.
    static final int FEWEST_SESSIONS = SampleSplits.FIRST_TEST + SampleSplits.STEP + 1;

    private final Jdbi jdbi;
    private final TrainingDesk desk;
    private final ModelDao models = new ModelDao();
    private final RetrainLookDao looks = new RetrainLookDao();
    private final ActiveModels active;
    private final ModelLife life;

    /// What it needs of other modules.
    public record Others(Jobs jobs, Market market, Universes universes, Audit audit) {}

    public ModelBook(Jdbi jdbi, Others others, TrainingSettings settings, InstantSource clock) {
        this.jdbi = jdbi;
        desk = new TrainingDesk(jdbi, others, settings, clock);
        active = new ActiveModels(jdbi, others.audit(), clock);
        life = new ModelLife(jdbi, others.audit(), clock, active);
    }

    /// A training that was asked for.
    public record TrainingStart(StoredModel model, JobCreation job) {}

    /// Begins a training, or finds the one that the same idempotency key began.
    ///
    /// @throws Refusal 409 while another of its key is running, 422 where there is too little
    public TrainingStart train(
            Actor actor, TrainingRequest request, Optional<String> idempotencyKey) {
        return desk.train(actor, request, idempotencyKey);
    }

    /// As [TrainingDesk#trainAgain].
    StoredModel trainAgain(String owner, StoredModel model, List<SampleSymbol> symbols) {
        return desk.trainAgain(owner, model, symbols);
    }

    /// As [TrainingDesk#cut].
    long cut() {
        return desk.cut();
    }

    /// Newest first.
    public List<StoredModel> list(Optional<ModelState> state, long before, int limit) {
        return jdbi.withHandle(h -> models.list(h, state, before, limit));
    }

    /// The one of a name, as `mo_7`.
    public StoredModel known(String name) {
        return jdbi.withHandle(
                h -> id(name).flatMap(id -> models.find(h, id)).orElseThrow(() -> unknown(name)));
    }

    /// How many there are, by state; a state without any is absent.
    public Map<String, Integer> counts() {
        return jdbi.withHandle(models::counts);
    }

    /// What the last looks for new sessions have found, by their keys.
    ///
    /// @param after the last key of the page before; empty to begin with
    public List<ModelLook> looks(String after, int limit) {
        return jdbi.withHandle(h -> looks.list(h, after, limit));
    }

    static Optional<Long> id(String name) {
        return name.matches("mo_[1-9][0-9]{0,17}")
                ? Optional.of(Long.parseLong(name.substring("mo_".length())))
                : Optional.empty();
    }

    static Refusal unknown(String name) {
        return Refusal.notFound(
                "unknown_model",
                "Unknown model %s. GET /api/v1/models lists them.".formatted(Quoted.text(name)));
    }

    /// Which models are active.
    public ActiveModels active() {
        return active;
    }

    /// How a model has fared on sessions that it scored before their outcomes were known.
    public ModelRecord live(StoredModel model) {
        return jdbi.withHandle(h -> new RecordReader().live(h, model));
    }

    /// What becomes of models after their training.
    public ModelLife life() {
        return life;
    }
}
