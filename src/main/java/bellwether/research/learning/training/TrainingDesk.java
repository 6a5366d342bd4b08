package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Sha256;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.learning.TrainingSettings;
import bellwether.research.learning.feature.DateRanks;
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

/// Begins trainings.
final class TrainingDesk {
    /// Behind what people wait for.
    private static final int PRIORITY = 2;

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final Market market;
    private final Universes universes;
    private final TrainingSettings settings;
    private final InstantSource clock;
    private final ModelDao models = new ModelDao();
    private final SampleDao samples = new SampleDao();

    TrainingDesk(
            Jdbi jdbi, ModelBook.Others others, TrainingSettings settings, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = others.jobs();
        this.market = others.market();
        this.universes = others.universes();
        this.settings = settings;
        this.clock = clock;
    }

    /// Who asks, and by which key the same may be asked again.
    private record TrainingCaller(String owner, Optional<String> idempotencyKey, String hash) {}

    /// Begins a training, or finds the one that the same idempotency key began.
    ///
    /// @throws Refusal 409 while another of its key is running, 422 where there is too little
    ModelBook.TrainingStart train(
            Actor actor, TrainingRequest request, Optional<String> idempotencyKey) {
        TrainingCaller asking =
                new TrainingCaller(
                        actor.owner(),
                        idempotencyKey,
                        Sha256.hex(TrainJob.NAME + " " + Json.write(request)));
        Optional<ModelBook.TrainingStart> earlier = earlier(asking);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        universes.require(actor.owner(), request.universe(), "/universe");
        return begin(request, asking);
    }

    /// Begins the training of a model once more, from the bars of now.
    ///
    /// @param owner of the job
    /// @param symbols what the model was trained from: those that are not stored any more are left
    ///   out; where it was every symbol, those of now are taken
    /// @throws Refusal as `train`; names no symbol, as every reader may see it
    StoredModel trainAgain(String owner, StoredModel model, List<SampleSymbol> symbols) {
        TrainingSpec spec = model.spec();
        TrainingRequest request =
                new TrainingRequest(
                        spec.label(),
                        spec.horizon(),
                        spec.kind(),
                        spec.universe(symbols),
                        spec.seed(),
                        model.life().retrain(),
                        spec.cv());
        return begin(request, new TrainingCaller(owner, Optional.empty(), TrainJob.NAME)).model();
    }

    /// What the same key has begun.
    private Optional<ModelBook.TrainingStart> earlier(TrainingCaller asking) {
        return asking.idempotencyKey()
                .flatMap(key -> jobs.replayed(asking.owner(), key, asking.hash()))
                .map(job -> new ModelBook.TrainingStart(trainedBy(job.id()), job));
    }

    /// By what the job was asked for: a job that repeated its failures trains the model now.
    private StoredModel trainedBy(JobId job) {
        JobView view = jobs.find(job).orElseThrow();
        long id = Json.stored(view.params(), TrainJob.Params.class).model();
        return jdbi.withHandle(h -> models.find(h, id)).orElseThrow();
    }

    private ModelBook.TrainingStart begin(TrainingRequest request, TrainingCaller asking) {
        List<SampleSymbol> symbols = symbols(tickers(asking.owner(), request.universe()));
        requireSymbols(symbols.size(), request);
        // before all bars are read
        String key = TrainingSpec.key(request.label(), request.horizon());
        Optional<StoredModel> other = jdbi.inTransaction(h -> other(h, key));
        if (other.isPresent()) {
            return earlier(asking).orElseThrow(() -> running(key, other));
        }
        requireSessions(sizes(symbols));
        return jdbi.inTransaction(h -> begin(h, asking, request, symbols));
    }

    /// An index is not ranked among its own members, and not traded, unless it is named.
    private Collection<String> tickers(String owner, Universe universe) {
        Collection<String> tickers = universes.tickers(owner, universe);
        return universe instanceof Universe.Everything
                ? tickers.stream().filter(ticker -> !Ticker.isIndex(ticker)).toList()
                : tickers;
    }

    /// As far as it is known before bars are read: no more sessions than bars together. What is
    /// still too short fails in its job.
    private static void requireSessions(List<Integer> sizes) {
        long most = sizes.stream().mapToLong(Integer::longValue).sum();
        if (most < ModelBook.FEWEST_SESSIONS) {
            throw tooFew("/universe", tooShort("at most ", most));
        }
    }

    /// @param at words before the number that there are
    static String tooShort(String at, long sessions) {
        return "must have at least %d sessions of daily bars (504 to train from, 126 to calibrate, 1 to judge), had %s%d"
                .formatted(ModelBook.FEWEST_SESSIONS, at, sessions);
    }

    private List<Integer> sizes(List<SampleSymbol> symbols) {
        return List.copyOf(
                market.sizes(symbols.stream().map(SampleSymbol::ticker).toList(), Timeframe.DAY)
                        .values());
    }

    /// The training of a key that goes on.
    private Optional<StoredModel> other(Handle h, String key) {
        models.failDeserted(h, clock.instant());
        return models.running(h, key);
    }

    /// @param other empty where it has ended meanwhile
    static Refusal running(String key, Optional<StoredModel> other) {
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
        return jdbi.withHandle(h -> samples.symbols(h, tickers)).stream()
                .map(symbol -> symbol.by(exchange(calendars.get(symbol.ticker()))))
                .toList();
    }

    private static String exchange(@Nullable TradingCalendar calendar) {
        return calendar == null ? "" : calendar.exchange().mic();
    }

    /// No bar of a training that begins now is later than this second: the last day is left out,
    /// which some exchanges have not closed.
    long cut() {
        long today = Math.floorDiv(clock.instant().getEpochSecond(), Timeframe.SECONDS_PER_DAY);
        return (today - 1) * Timeframe.SECONDS_PER_DAY;
    }

    /// Its bars are read by its job.
    private TrainingSpec spec(TrainingRequest request, int symbols) {
        return new TrainingSpec(
                request.label(),
                request.horizon(),
                request.kind(),
                TrainingSpec.shown(request.universe(), symbols),
                request.seed(),
                settings.mostRows(),
                cut(),
                0,
                null,
                request.cv());
    }

    private ModelBook.TrainingStart begin(
            Handle h, TrainingCaller asking, TrainingRequest request, List<SampleSymbol> symbols) {
        TrainingSpec spec = spec(request, symbols.size());
        models.failDeserted(h, clock.instant());
        Optional<Long> begun = models.begin(h, spec, symbols, request.retrain(), clock.instant());
        if (begun.isEmpty()) {
            // the same request at the same time
            return earlier(asking)
                    .orElseThrow(() -> running(spec.key(), models.running(h, spec.key())));
        }
        long id = begun.get();
        int folds = folds(symbols);
        JobCreation creation =
                jobs.create(
                        new NewJob(
                                asking.owner(),
                                TrainJob.NAME,
                                Json.write(new TrainJob.Params(id, folds)),
                                TrainJob.items(folds, spec.isChoosing()),
                                PRIORITY,
                                asking.idempotencyKey(),
                                asking.hash()));
        models.trainedBy(h, id, creation.id());
        return new ModelBook.TrainingStart(models.find(h, id).orElseThrow(), creation);
    }

    /// About as many as there will be: the longest history may lack sessions of others.
    private int folds(List<SampleSymbol> symbols) {
        int longest = sizes(symbols).stream().mapToInt(Integer::intValue).max().orElse(0);
        return Math.max(1, SampleSplits.walkForward(longest).size());
    }
}
