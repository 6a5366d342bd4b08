package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.learning.TrainingSettings;
import bellwether.research.learning.feature.DateRanks;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.model.ModelBlob;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SampleSymbol;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Asks for trainings, and decides which models are active.
public final class ModelBook {
    /// The first fold calibrates, the second is judged.
    static final int FEWEST_SESSIONS = SampleSplits.FIRST_TEST + SampleSplits.STEP + 1;

    /// Behind what people wait for.
    private static final int PRIORITY = 2;

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final Market market;
    private final Universes universes;
    private final TrainingSettings settings;
    private final Audit audit;
    private final InstantSource clock;
    private final ModelDao models = new ModelDao();
    private final ModelRecordDao records = new ModelRecordDao();

    /// What it needs of other modules.
    public record Others(Jobs jobs, Market market, Universes universes, Audit audit) {}

    public ModelBook(Jdbi jdbi, Others others, TrainingSettings settings, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = others.jobs();
        this.market = others.market();
        this.universes = others.universes();
        this.settings = settings;
        this.audit = others.audit();
        this.clock = clock;
    }

    /// A training that was asked for.
    public record Asked(StoredModel model, JobCreation job) {}

    /// Begins a training.
    ///
    /// @throws Refusal 409 while another of its key is running, 422 where there is too little
    public Asked train(Actor actor, TrainingRequest request) {
        universes.require(actor.owner(), request.universe(), "/universe");
        List<SampleSymbol> symbols = symbols(universes.tickers(actor.owner(), request.universe()));
        requireSymbols(symbols.size(), request);
        TrainingSpec spec = spec(request, symbols);
        if (spec.sessions() < FEWEST_SESSIONS) {
            throw tooFew(
                    "/universe",
                    "must have at least %d sessions of daily bars (504 to train from, 126 to calibrate, 1 to judge), had %d"
                            .formatted(FEWEST_SESSIONS, spec.sessions()));
        }
        return jdbi.inTransaction(h -> begin(h, actor, spec, symbols));
    }

    private static void requireSymbols(int have, TrainingRequest request) {
        int need = request.label().fewestSymbols();
        if (have < need || have > DateRanks.MOST_SYMBOLS) {
            throw tooFew(
                    "/universe",
                    "must hold %d to %d stored symbols for label %s, held %d"
                            .formatted(need, DateRanks.MOST_SYMBOLS, request.label().key(), have));
        }
    }

    private static Refusal tooFew(String pointer, String detail) {
        return Refusal.of(RefusalKind.INVALID, "too_few", detail).at(pointer);
    }

    private List<SampleSymbol> symbols(Collection<String> tickers) {
        return jdbi.withHandle(h -> models.symbols(h, tickers));
    }

    /// Without the last day, which some exchanges have not closed.
    private TrainingSpec spec(TrainingRequest request, List<SampleSymbol> symbols) {
        long today = Math.floorDiv(clock.instant().getEpochSecond(), Timeframe.SECONDS_PER_DAY);
        long cut = (today - 1) * Timeframe.SECONDS_PER_DAY;
        StoredSample bars = new StoredSample(market, symbols, cut, () -> {});
        return new TrainingSpec(
                request.label(),
                request.horizon(),
                request.kind(),
                request.universe().toString(),
                request.seed(),
                settings.mostRows(),
                cut,
                bars.sessions().length,
                bars.hash());
    }

    private Asked begin(Handle h, Actor actor, TrainingSpec spec, List<SampleSymbol> symbols) {
        long id =
                models.begin(h, spec, symbols, FeatureCatalogue.VERSION, clock.instant())
                        .orElseThrow(() ->
                                Refusal.conflict(
                                        "training_running",
                                        "A training of %s is running; wait until its job has ended, or cancel it."
                                                .formatted(spec.key())));
        JobCreation creation =
                jobs.create(
                        new NewJob(
                                actor.owner(),
                                TrainJob.NAME,
                                Json.write(new TrainJob.Params(id)),
                                TrainJob.items(spec),
                                PRIORITY,
                                Optional.empty(),
                                "train " + id));
        models.trainedBy(h, id, creation.id());
        return new Asked(models.find(h, id).orElseThrow(), creation);
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

    private static Optional<Long> id(String name) {
        return name.matches("mo_[1-9][0-9]{0,17}")
                ? Optional.of(Long.parseLong(name.substring("mo_".length())))
                : Optional.empty();
    }

    private static Refusal unknown(String name) {
        return Refusal.notFound(
                "unknown_model",
                "No model has the id \"%s\"; GET /api/v1/models lists them."
                        .formatted(Quoted.text(name)));
    }

    /// Makes a model the active one of its key; the one before is retired and can be activated
    /// again.
    ///
    /// @param force although a rule of the gate was not met, which stays on the card
    /// @param condition on its state before
    public StoredModel activate(
            Actor actor, String name, boolean force, Predicate<StoredModel> condition) {
        return jdbi.inTransaction(h -> {
            StoredModel model = locked(h, name, condition);
            List<String> failed = requireTrained(model);
            if (!failed.isEmpty() && !force) {
                throw Refusal.conflict(
                        "gate_failed",
                        "The model does not meet: %s. \"force\": true activates it all the same, which stays on its card."
                                .formatted(String.join("; ", failed)));
            }
            ModelBlob.read(records.bytes(h, model.id()).orElseGet(() -> new byte[0]));
            replace(h, model, Optional.of(model.id()));
            models.enter(h, model.id(), ModelState.ACTIVE, !failed.isEmpty(), clock.instant());
            audit.note(actor, "model.activate", name, failed.isEmpty() ? "done" : "forced");
            return models.find(h, model.id()).orElseThrow();
        });
    }

    private List<String> requireTrained(StoredModel model) {
        ModelCard card = model.card();
        if (!model.state().isTrained() || card == null) {
            throw Refusal.conflict(
                    "not_trained",
                    "Model %s is %s: only a trained model can be activated or retired."
                            .formatted(model.name(), model.state().key()));
        }
        if (model.featureVersion() != FeatureCatalogue.VERSION) {
            throw Refusal.conflict(
                    "feature_version",
                    "Model %s reads features of version %d, this program computes version %d; train it again."
                            .formatted(
                                    model.name(),
                                    model.featureVersion(),
                                    FeatureCatalogue.VERSION));
        }
        List<String> failed = new ArrayList<>();
        card.gate().stream()
                .filter(line -> !line.passed())
                .forEach(line -> failed.add(line.message()));
        return failed;
    }

    private void replace(Handle h, StoredModel model, Optional<Long> by) {
        models.active(h, model.spec().key())
                .filter(active -> active.model() != model.id())
                .flatMap(active -> models.lock(h, active.model()))
                .ifPresent(other ->
                        models.enter(
                                h,
                                other.id(),
                                ModelState.RETIRED,
                                other.life().forced(),
                                clock.instant()));
        models.activate(h, model.spec().key(), by.orElse(null), clock.instant());
    }

    /// Takes a model out of use; none of its key is active then, if it was.
    public StoredModel retire(Actor actor, String name, Predicate<StoredModel> condition) {
        return jdbi.inTransaction(h -> {
            StoredModel model = locked(h, name, condition);
            if (!model.state().isTrained()) {
                throw Refusal.conflict(
                        "not_trained",
                        "Model %s is %s: only a trained model can be activated or retired."
                                .formatted(model.name(), model.state().key()));
            }
            if (model.state() == ModelState.ACTIVE) {
                models.activate(h, model.spec().key(), null, clock.instant());
            }
            models.enter(h, model.id(), ModelState.RETIRED, model.life().forced(), clock.instant());
            audit.note(actor, "model.retire", name);
            return models.find(h, model.id()).orElseThrow();
        });
    }

    private StoredModel locked(Handle h, String name, Predicate<StoredModel> condition) {
        StoredModel model =
                id(name).flatMap(id -> models.lock(h, id)).orElseThrow(() -> unknown(name));
        if (!condition.test(model)) {
            throw Refusal.of(
                    RefusalKind.CHANGED,
                    "model_changed",
                    "The model has changed since: read it again and send its new ETag as"
                            + " If-Match.");
        }
        return model;
    }
}
