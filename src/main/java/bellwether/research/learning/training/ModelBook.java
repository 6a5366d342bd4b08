package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Sha256;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.learning.TrainingSettings;
import bellwether.research.learning.feature.DateRanks;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SampleSymbol;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Asks for trainings, and finds what came of them.
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
    private final InstantSource clock;
    private final ModelDao models = new ModelDao();
    private final ActiveModels active;

    /// What it needs of other modules.
    public record Others(Jobs jobs, Market market, Universes universes, Audit audit) {}

    public ModelBook(Jdbi jdbi, Others others, TrainingSettings settings, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = others.jobs();
        this.market = others.market();
        this.universes = others.universes();
        this.settings = settings;
        this.clock = clock;
        active = new ActiveModels(jdbi, others.audit(), clock);
    }

    /// A training that was asked for.
    public record TrainingStart(StoredModel model, JobCreation job) {}

    /// Who asks, and by which key the same may be asked again.
    private record TrainingCaller(String owner, Optional<String> idempotencyKey, String hash) {}

    /// Begins a training, or finds the one that the same idempotency key began.
    ///
    /// @throws Refusal 409 while another of its key is running, 422 where there is too little
    public TrainingStart train(
            Actor actor, TrainingRequest request, Optional<String> idempotencyKey) {
        TrainingCaller asking =
                new TrainingCaller(
                        actor.owner(),
                        idempotencyKey,
                        Sha256.hex(TrainJob.NAME + " " + Json.write(request)));
        Optional<TrainingStart> earlier = earlier(asking);
        return earlier.isPresent() ? earlier.get() : begin(actor, request, asking);
    }

    /// What the same key has begun.
    private Optional<TrainingStart> earlier(TrainingCaller asking) {
        return asking.idempotencyKey()
                .flatMap(key -> jobs.replayed(asking.owner(), key, asking.hash()))
                .map(job ->
                        new TrainingStart(
                                jdbi.withHandle(h -> models.ofJob(h, job.id())).orElseThrow(),
                                job));
    }

    private TrainingStart begin(Actor actor, TrainingRequest request, TrainingCaller asking) {
        universes.require(actor.owner(), request.universe(), "/universe");
        List<SampleSymbol> symbols = symbols(universes.tickers(actor.owner(), request.universe()));
        requireSymbols(symbols.size(), request);
        // before all bars are read
        String key = TrainingSpec.key(request.label(), request.horizon());
        Optional<StoredModel> other = jdbi.inTransaction(h -> other(h, key));
        if (other.isPresent()) {
            return earlier(asking).orElseThrow(() -> running(key, other));
        }
        TrainingSpec spec = spec(request, symbols);
        if (spec.sessions() < FEWEST_SESSIONS) {
            throw tooFew(
                    "/universe",
                    "must have at least %d sessions of daily bars (504 to train from, 126 to calibrate, 1 to judge), had %d"
                            .formatted(FEWEST_SESSIONS, spec.sessions()));
        }
        return jdbi.inTransaction(h -> begin(h, asking, spec, symbols));
    }

    /// The training of a key that goes on.
    private Optional<StoredModel> other(Handle h, String key) {
        models.failDeserted(h, clock.instant());
        return models.running(h, key);
    }

    /// @param other empty where it has ended meanwhile
    private static Refusal running(String key, Optional<StoredModel> other) {
        return Refusal.conflict(
                "training_running",
                "A training of %s is running%s; wait until its job has ended, or cancel it."
                        .formatted(key, other.map(one -> ": " + one.name()).orElse("")));
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
        Map<String, TradingCalendar> calendars = market.calendars(tickers);
        return jdbi.withHandle(h -> models.symbols(h, tickers)).stream()
                .map(symbol -> symbol.by(exchange(calendars.get(symbol.ticker()))))
                .toList();
    }

    private static String exchange(@Nullable TradingCalendar calendar) {
        return calendar == null ? "" : calendar.exchange().mic();
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
                TrainingSpec.shown(request.universe(), symbols.size()),
                request.seed(),
                settings.mostRows(),
                cut,
                bars.sessions().length,
                bars.hash());
    }

    private TrainingStart begin(
            Handle h, TrainingCaller asking, TrainingSpec spec, List<SampleSymbol> symbols) {
        models.failDeserted(h, clock.instant());
        Optional<Long> begun =
                models.begin(h, spec, symbols, FeatureCatalogue.VERSION, clock.instant());
        if (begun.isEmpty()) {
            // the same request at the same time
            return earlier(asking)
                    .orElseThrow(() -> running(spec.key(), models.running(h, spec.key())));
        }
        long id = begun.get();
        JobCreation creation =
                jobs.create(
                        new NewJob(
                                asking.owner(),
                                TrainJob.NAME,
                                Json.write(new TrainJob.Params(id)),
                                TrainJob.items(spec),
                                PRIORITY,
                                asking.idempotencyKey(),
                                asking.hash()));
        models.trainedBy(h, id, creation.id());
        return new TrainingStart(models.find(h, id).orElseThrow(), creation);
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

    static Optional<Long> id(String name) {
        return name.matches("mo_[1-9][0-9]{0,17}")
                ? Optional.of(Long.parseLong(name.substring("mo_".length())))
                : Optional.empty();
    }

    static Refusal unknown(String name) {
        return Refusal.notFound(
                "unknown_model",
                "No model has the id \"%s\"; GET /api/v1/models lists them."
                        .formatted(Quoted.text(name)));
    }

    /// Which models are active.
    public ActiveModels active() {
        return active;
    }

    /// Ends trainings whose jobs are gone; how many there were.
    public int failDeserted() {
        return jdbi.inTransaction(h -> models.failDeserted(h, clock.instant()));
    }
}
