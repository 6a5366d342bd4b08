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
import java.time.Duration;
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

/// The work of a job of the kind `train`: one that chooses settings where there are some to choose
/// among, an item for each fold, kept in the transaction that ends it, and one that finishes. One
/// item at a time in a process.
public final class TrainJob implements JobKind, JobEndListener {
    public static final String NAME = "train";

    /// The key of the item that finishes.
    static final String FINAL = "final";

    /// The key of the item that chooses settings, where there are some to choose among.
    static final String CHOICE = "choice";

    private static final String FOLD = "fold ";

    private final Market market;
    private final TrainingStep step;
    private final Semaphore place = new Semaphore(1);
    private final ModelDao models = new ModelDao();
    private final FoldDao folds = new FoldDao();
    private final ChoiceDao choices = new ChoiceDao();

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
        this.market = market;
        step = new TrainingStep(jdbi, market, jobs, gate, seams);
    }

    /// @param model that is trained
    /// @param folds for how many of its folds there is an item, the last of which has the rest; 0
    ///   in jobs of older programs
    record Params(long model, int folds) {}

    /// The keys of the items of so many folds, and of the one that finishes.
    ///
    /// @param choosing whether one before them chooses settings
    static List<String> items(int folds, boolean choosing) {
        List<String> keys = new ArrayList<>();
        if (choosing) {
            keys.add(CHOICE);
        }
        for (int fold = 0; fold < folds; fold++) {
            keys.add(FOLD + fold);
        }
        keys.add(FINAL);
        return keys;
    }

    /// The number of an item's fold; none of the items that choose or finish.
    static Optional<Integer> fold(String key) {
        return key.equals(FINAL) || key.equals(CHOICE)
                ? Optional.empty()
                : Optional.of(Integer.parseInt(key.substring(FOLD.length())));
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
                    item, "another training is running in this process", TrainingStep.LOOK_AGAIN);
        }
        try {
            return step.outcome(batch, item);
        } catch (InterruptedException | CancellationException e) {
            if (batch.cancelled().getAsBoolean()) {
                return new ItemOutcome.Untouched(item);
            }
            throw e;
        } catch (ChangedBarsFault fault) {
            return fault.of(item);
        } catch (Refusal refusal) {
            return ItemOutcome.Failure.of(item, refusal);
        } finally {
            place.release();
        }
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        for (ItemOutcome.Success success : finished) {
            TrainingStep.TrainedItem made = (TrainingStep.TrainedItem) success.payload();
            if (made.isOfBars() && !models.pin(transaction, made.model(), made.spec())) {
                throw new IllegalStateException(
                        "Stored bars were changed while the training began; this part is tried"
                                + " again.");
            }
            String hash = String.valueOf(made.spec().dataHash());
            made.folds().forEach(fold -> folds.keep(transaction, made.model(), fold, hash));
            made.choice().ifPresent(choice -> choices.keep(transaction, made.model(), choice));
            made.finished()
                    .ifPresent(
                            model -> models.finish(transaction, made.model(), model, market.now()));
        }
    }

    /// The new job goes on with the training: the folds that are done are kept.
    ///
    /// @throws Refusal 409 where another training of its key is running
    @Override
    public void repeated(Handle transaction, JobId ended, JobId fresh) {
        models.ofJob(transaction, ended)
                .ifPresent(model -> {
                    String key = model.spec().key();
                    models.failDeserted(transaction, market.now());
                    models.running(transaction, key)
                            .ifPresent(other -> {
                                throw TrainingDesk.running(key, Optional.of(other));
                            });
                    models.resume(transaction, ended, fresh, market.now());
                });
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
