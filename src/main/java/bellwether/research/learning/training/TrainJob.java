package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobView;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.tree.TrainingProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of a job of the kind `train`: an item for each fold, kept in the transaction that ends
/// it, and one that finishes. One item at a time in a process.
public final class TrainJob implements JobKind, JobEndListener {
    public static final String NAME = "train";

    /// The key of the item that finishes.
    static final String FINAL = "final";

    private static final String FOLD = "fold ";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Jdbi jdbi;
    private final Market market;
    private final Function<JobId, Optional<JobView>> jobs;
    private final PromotionGate gate;
    private final TrainingSeams seams;
    private final Semaphore place = new Semaphore(1);
    private final ModelDao models = new ModelDao();

    /// @param jobs finds a job
    public TrainJob(
            Jdbi jdbi, Market market, Function<JobId, Optional<JobView>> jobs, PromotionGate gate) {
        this(jdbi, market, jobs, gate, TrainingSeams.USUAL);
    }

    TrainJob(
            Jdbi jdbi,
            Market market,
            Function<JobId, Optional<JobView>> jobs,
            PromotionGate gate,
            TrainingSeams seams) {
        this.jdbi = jdbi;
        this.market = market;
        this.jobs = jobs;
        this.gate = gate;
        this.seams = seams;
    }

    /// @param model that is trained
    record Params(long model) {}

    /// What was made for an item: one of the two.
    private record TrainedItem(
            long model, Optional<FoldResult> fold, Optional<FinishedModel> finished, String hash) {}

    /// The keys of all items.
    static List<String> items(TrainingSpec spec) {
        List<String> keys = new ArrayList<>();
        spec.folds().forEach(fold -> keys.add(FOLD + fold.number()));
        keys.add(FINAL);
        return keys;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) throws InterruptedException {
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            // one at a time: what is done is kept before the next begins
            outcomes.add(
                    outcomes.isEmpty()
                            ? turn(batch, item)
                            : new ItemOutcome.Postponed(
                                    item,
                                    "another part of the training goes first",
                                    Duration.ZERO));
        }
        return outcomes;
    }

    private ItemOutcome turn(Batch batch, Item item) throws InterruptedException {
        if (batch.cancelled().getAsBoolean()) {
            return new ItemOutcome.Untouched(item);
        }
        if (!place.tryAcquire()) {
            return new ItemOutcome.Postponed(
                    item, "another training is running in this process", LOOK_AGAIN);
        }
        try {
            return outcome(batch, item);
        } catch (InterruptedException | CancellationException e) {
            if (batch.cancelled().getAsBoolean()) {
                return new ItemOutcome.Untouched(item);
            }
            throw e;
        } catch (Refusal refusal) {
            return ItemOutcome.Failure.of(item, refusal);
        } finally {
            place.release();
        }
    }

    private ItemOutcome outcome(Batch batch, Item item) throws InterruptedException {
        long id = Json.stored(batch.params(), Params.class).model();
        Optional<StoredModel> found = jdbi.withHandle(h -> models.find(h, id));
        if (found.isEmpty() || found.get().state() != ModelState.TRAINING) {
            return failure(item, "training_ended", "The training of this model has ended.");
        }
        TrainingSpec spec = found.get().spec();
        TrainingProgress progress =
                (_, _) -> {
                    batch.progress().moved();
                    if (batch.cancelled().getAsBoolean()) {
                        throw new InterruptedException("the job is stopping");
                    }
                };
        List<FoldResult> folds =
                item.key().equals(FINAL) ? jdbi.withHandle(h -> models.folds(h, id)) : List.of();
        if (item.key().equals(FINAL) && folds.size() < spec.folds().size()) {
            return waiting(batch, item);
        }
        List<SampleSymbol> symbols = jdbi.withHandle(h -> models.universe(h, id));
        StoredSample bars = new StoredSample(market, symbols, spec.cut(), () -> read(batch));
        if (!bars.hash().equals(spec.dataHash())) {
            return failure(
                    item,
                    "data_changed",
                    "Stored bars were changed since the training began, so its folds would not be"
                            + " of the same data; train again.");
        }
        return new ItemOutcome.Success(item, made(item, id, spec, bars, folds, progress));
    }

    /// Hears of each symbol that was read.
    private static void read(Batch batch) {
        batch.progress().moved();
        if (batch.cancelled().getAsBoolean()) {
            throw new CancellationException("the job is stopping");
        }
    }

    private ItemOutcome waiting(Batch batch, Item item) {
        return jobs.apply(batch.job()).filter(job -> job.counts().failed() > 0).isPresent()
                ? failure(item, "fold_failed", "A fold failed, so there is no model to finish.")
                : new ItemOutcome.Postponed(item, "waits for the folds", LOOK_AGAIN);
    }

    private TrainedItem made(
            Item item,
            long id,
            TrainingSpec spec,
            StoredSample bars,
            List<FoldResult> folds,
            TrainingProgress progress)
            throws InterruptedException {
        if (!item.key().equals(FINAL)) {
            int number = Integer.parseInt(item.key().substring(FOLD.length()));
            FoldResult fold = new FoldWork(spec, seams, progress).fold(bars, number);
            return new TrainedItem(id, Optional.of(fold), Optional.empty(), bars.hash());
        }
        FinishedModel finished =
                new FinalWork(spec, seams, gate, progress).finish(bars, known(spec, bars, folds));
        return new TrainedItem(id, Optional.empty(), Optional.of(finished), bars.hash());
    }

    private FinalWork.ModelBasis known(
            TrainingSpec spec, StoredSample bars, List<FoldResult> folds) {
        return new FinalWork.ModelBasis(
                folds.stream().map(FoldResult::scores).toList(),
                folds.stream().map(FoldResult::findings).toList(),
                market.symbols()
                        .survivorship(
                                bars.symbols().stream().map(SampleSymbol::ticker).toList(),
                                FinalWork.day(spec.cut())),
                jdbi.withHandle(h -> models.attempts(h, spec.key(), Instant.EPOCH)),
                jdbi.withHandle(h -> incumbent(h, spec.key())));
    }

    private Optional<FinalWork.Incumbent> incumbent(Handle h, String key) {
        return new ActiveModelDao()
                .find(h, key)
                .map(active ->
                        new FinalWork.Incumbent(
                                StoredModel.name(active.model()),
                                models.find(h, active.model()).orElseThrow().spec().cut(),
                                Math.max(1, models.attempts(h, key, active.since())),
                                new ModelRecordDao().served(h, active.model())));
    }

    private static ItemOutcome failure(Item item, String code, String message) {
        return ItemOutcome.Failure.permanent(item, code, message);
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        for (ItemOutcome.Success success : finished) {
            TrainedItem made = (TrainedItem) success.payload();
            made.fold()
                    .ifPresent(fold -> models.keep(transaction, made.model(), fold, made.hash()));
            made.finished()
                    .ifPresent(
                            model -> models.finish(transaction, made.model(), model, market.now()));
        }
    }

    /// The results are the model.
    @Override
    public Object request(String params, int items, Set<String> expanded) {
        return Map.of("model", "mo_" + Json.stored(params, Params.class).model());
    }

    /// A training whose job has ended without a model has failed.
    @Override
    public void ended(Handle transaction, JobView job) {
        if (job.kind().equals(NAME)) {
            models.fail(
                    transaction,
                    job.id(),
                    "Its job is %s, without a model; the job's failures say why."
                            .formatted(job.state().word()),
                    market.now());
        }
    }
}
