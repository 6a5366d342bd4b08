package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.platform.base.Json;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.tree.TrainingProgress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Works on one item of a training.
final class TrainingStep {
    static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Jdbi jdbi;
    private final Market market;
    private final Function<JobId, Optional<JobView>> jobs;
    private final PromotionGate gate;
    private final TrainingSeams seams;
    private final ModelDao models = new ModelDao();
    private final SampleDao samples = new SampleDao();
    private final FoldDao folds = new FoldDao();
    private final ChoiceDao choices = new ChoiceDao();

    TrainingStep(
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

    /// What was made for an item.
    ///
    /// @param spec with the bars that were read
    /// @param folds none of the items that choose or finish, nor of one that is not needed
    record TrainedItem(
            long model,
            TrainingSpec spec,
            List<FoldResult> folds,
            Optional<ChoiceReport> choice,
            Optional<FinishedModel> finished) {
        TrainedItem {
            folds = List.copyOf(folds);
        }

        /// Whether it names the bars of the training, if it is the first to be kept.
        boolean isOfBars() {
            return !folds.isEmpty() || choice.isPresent();
        }
    }

    ItemOutcome outcome(Batch batch, Item item) throws InterruptedException {
        TrainJob.Params params = Json.stored(batch.params(), TrainJob.Params.class);
        if (item.key().equals(TrainJob.CHOICE)) {
            return choice(batch, item, params.model());
        }
        Optional<Integer> number = TrainJob.fold(item.key());
        return number.isPresent()
                ? folds(batch, item, params, number.get())
                : finish(batch, item, params.model());
    }

    /// What a training was asked for, with its bars once a fold is kept; empty where it has ended.
    private Optional<TrainingSpec> asked(long model) {
        return jdbi.withHandle(h -> models.find(h, model))
                .filter(found -> found.state() == ModelState.TRAINING)
                .map(StoredModel::spec);
    }

    private static ItemOutcome.Failure hasEnded(Item item) {
        return failure(item, "training_ended", "The training of this model has ended.");
    }

    private ItemOutcome choice(Batch batch, Item item, long id) throws InterruptedException {
        Optional<TrainingSpec> known = asked(id);
        if (known.isEmpty()) {
            return hasEnded(item);
        }
        StoredSample bars = bars(batch, known.get(), id);
        ItemOutcome.@Nullable Failure refused = refused(item, known.get(), bars);
        if (refused != null) {
            return refused;
        }
        TrainingSpec spec = known.get().of(bars);
        ChoiceReport made = new ChoiceWork(spec, seams, progress(batch)).choose(bars, bars.main());
        return new ItemOutcome.Success(
                item, new TrainedItem(id, spec, List.of(), Optional.of(made), Optional.empty()));
    }

    private ItemOutcome folds(Batch batch, Item item, TrainJob.Params params, int number)
            throws InterruptedException {
        // before the choice: if it has failed by then, it will not come
        Optional<ItemCounts> counts = jobs.apply(batch.job()).map(JobView::counts);
        Optional<ChoiceReport> choice = jdbi.withHandle(h -> choices.find(h, params.model()));
        Optional<TrainingSpec> known = asked(params.model());
        if (known.isEmpty()) {
            return hasEnded(item);
        }
        TrainingSpec asked = known.get();
        if (asked.isChoosing() && choice.isEmpty()) {
            return waitingForChoice(item, counts);
        }
        StoredSample bars = bars(batch, asked, params.model());
        ItemOutcome.@Nullable Failure refused = refused(item, asked, bars);
        if (refused != null) {
            return refused;
        }
        TrainingSpec spec = asked.of(bars);
        FoldWork work = new FoldWork(spec, spec.model(choice), seams, progress(batch));
        List<FoldResult> made = new ArrayList<>();
        for (int fold : numbers(number, params.folds(), spec.folds().size())) {
            made.add(work.fold(bars, fold));
        }
        return new ItemOutcome.Success(
                item,
                new TrainedItem(params.model(), spec, made, Optional.empty(), Optional.empty()));
    }

    private ItemOutcome finish(Batch batch, Item item, long id) throws InterruptedException {
        // before the folds: what it counts as ended is kept
        Optional<ItemCounts> counts = jobs.apply(batch.job()).map(JobView::counts);
        int made = jdbi.withHandle(h -> folds.count(h, id));
        // behind the folds: with the first of them it says how many there are, and of which bars
        Optional<TrainingSpec> known = asked(id);
        if (known.isEmpty()) {
            return hasEnded(item);
        }
        TrainingSpec asked = known.get();
        if (made == 0 || made < asked.folds().size()) {
            return waiting(item, counts);
        }
        List<FoldResult> kept = jdbi.withHandle(h -> folds.folds(h, id));
        StoredSample bars = bars(batch, asked, id);
        ItemOutcome.@Nullable Failure refused = refused(item, asked, bars);
        if (refused != null) {
            return refused;
        }
        TrainingSpec spec = asked.of(bars);
        FinishedModel finished =
                new FinalWork(spec, seams, gate, progress(batch))
                        .finish(bars, known(id, spec, bars, kept));
        return new ItemOutcome.Success(
                item,
                new TrainedItem(id, spec, List.of(), Optional.empty(), Optional.of(finished)));
    }

    private StoredSample bars(Batch batch, TrainingSpec asked, long model) {
        List<SampleSymbol> symbols = jdbi.withHandle(h -> samples.universe(h, model));
        return new StoredSample(market, symbols, asked.cut(), delisted(symbols), () -> read(batch));
    }

    private Map<Long, LocalDate> delisted(List<SampleSymbol> symbols) {
        List<Long> ids = symbols.stream().map(SampleSymbol::id).toList();
        return jdbi.withHandle(h -> samples.delisted(h, ids));
    }

    private static TrainingProgress progress(Batch batch) {
        return (_, _) -> {
            batch.progress().moved();
            if (batch.cancelled().getAsBoolean()) {
                throw new InterruptedException("the job is stopping");
            }
        };
    }

    /// Hears of each symbol that was read.
    private static void read(Batch batch) {
        batch.progress().moved();
        if (batch.cancelled().getAsBoolean()) {
            throw new CancellationException("the job is stopping");
        }
    }

    /// The items were counted before the sessions were: the last one has the folds behind it too,
    /// and one behind the last fold has none.
    ///
    /// @param items 0 in jobs of older programs, which counted the sessions first
    static List<Integer> numbers(int item, int items, int folds) {
        int behind = item == items - 1 ? folds : Math.min(folds, item + 1);
        return IntStream.range(item, Math.max(item, behind)).boxed().toList();
    }

    private static ItemOutcome waitingForChoice(Item item, Optional<ItemCounts> counts) {
        return counts.filter(of -> of.failed() > 0).isPresent()
                ? failure(
                        item,
                        "choice_failed",
                        "The choice of settings failed, so there are none to train with.")
                : new ItemOutcome.Postponed(item, "waits for the choice of settings", LOOK_AGAIN);
    }

    private ItemOutcome waiting(Item item, Optional<ItemCounts> counts) {
        if (counts.filter(of -> of.failed() > 0).isPresent()) {
            return failure(item, "fold_failed", "A fold failed, so there is no model to finish.");
        }
        return counts.filter(of -> of.remaining() <= 1).isPresent()
                ? failure(
                        item,
                        "folds_removed",
                        "Folds that were done before are no longer kept; train again.")
                : new ItemOutcome.Postponed(item, "waits for the folds", LOOK_AGAIN);
    }

    private static ItemOutcome.@Nullable Failure refused(
            Item item, TrainingSpec asked, StoredSample bars) {
        if (asked.dataHash() != null && !bars.hash().equals(asked.dataHash())) {
            return failure(
                    item,
                    ChangedBarsFault.CODE,
                    "Stored bars were changed since the training began, so its folds would not be"
                            + " of the same data; train again.");
        }
        int sessions = bars.main().size();
        return sessions < ModelBook.FEWEST_SESSIONS
                ? failure(item, "too_few", "The universe " + TrainingDesk.tooShort("", sessions))
                : null;
    }

    private FinalWork.ModelBasis known(
            long id, TrainingSpec spec, StoredSample bars, List<FoldResult> kept) {
        return jdbi.withHandle(h ->
                new FinalWork.ModelBasis(
                        kept.stream().map(FoldResult::scores).toList(),
                        kept.stream().map(FoldResult::findings).toList(),
                        market.symbols()
                                .survivorship(
                                        bars.symbols().stream().map(SampleSymbol::ticker).toList(),
                                        FinalWork.day(spec.cut())),
                        new FinalWork.Tries(
                                models.attempts(h, spec.key(), id),
                                models.tries(h, spec.key(), id)),
                        incumbent(h, spec.key()),
                        choices.find(h, id)));
    }

    private Optional<FinalWork.Incumbent> incumbent(Handle h, String key) {
        return new ActiveModelDao()
                .find(h, key)
                .map(active ->
                        new FinalWork.Incumbent(
                                StoredModel.name(active.model()),
                                models.find(h, active.model()).orElseThrow().spec().cut(),
                                new ModelRecordDao().served(h, active.model())));
    }

    private static ItemOutcome.Failure failure(Item item, String code, String message) {
        return ItemOutcome.Failure.permanent(item, code, message);
    }
}
