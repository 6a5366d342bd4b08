package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunDao;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The work of a backtest's job. An item is a symbol, a portfolio, some combinations or a window.
public final class BacktestJob implements JobKind {
    public static final String NAME = "backtest";

    private final Map<BacktestKind, ItemWork> works;
    private final Completion completion;
    private final RunDao runs = new RunDao();

    BacktestJob(Map<BacktestKind, ItemWork> works, Completion completion) {
        this.works = Map.copyOf(works);
        this.completion = completion;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) throws InterruptedException {
        BacktestSpec spec = Json.stored(batch.params(), BacktestSpec.class);
        ItemWork work = Objects.requireNonNull(works.get(spec.kind()));
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            outcomes.add(
                    batch.cancelled().getAsBoolean()
                            ? new ItemOutcome.Untouched(item)
                            : outcome(work, spec, item, batch));
            batch.progress().moved();
        }
        return outcomes;
    }

    private static ItemOutcome outcome(ItemWork work, BacktestSpec spec, Item item, Batch batch)
            throws InterruptedException {
        try {
            return new ItemOutcome.Success(item, work.work(spec, item, batch));
        } catch (RunRefused refused) {
            return new ItemOutcome.Failure(
                    item, refused.code(), refused.words(), true, Optional.empty());
        } catch (Refusal refusal) {
            return new ItemOutcome.Failure(
                    item,
                    refusal.code(),
                    refusal.detail(),
                    !refusal.isTransient(),
                    refusal.pause());
        }
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        List<NewRun> found = finished.stream().flatMap(success -> found(success).stream()).toList();
        runs.insert(transaction, job, found);
        completion.count(
                transaction, job, found.stream().flatMap(run -> run.trials().stream()).toList());
    }

    private static List<NewRun> found(ItemOutcome.Success success) {
        return ((List<?>) success.payload()).stream().map(NewRun.class::cast).toList();
    }

    @Override
    public void completed(Handle transaction, JobId job) {
        completion.of(transaction, job);
    }

    @Override
    public void forget(Handle transaction, List<JobId> jobs) {
        runs.delete(transaction, jobs);
    }

    /// Of runs for each symbol those of the symbols that are run again. What belongs together is
    /// asked for as a whole, and its result says that it is incomplete.
    @Override
    public String paramsOf(String params, List<String> keys) {
        BacktestSpec spec = Json.stored(params, BacktestSpec.class);
        boolean isEach = spec.kind() == BacktestKind.SINGLE || spec.kind() == BacktestKind.COMPARE;
        return isEach ? Json.write(spec.of(keys)) : params;
    }

    @Override
    public Object request(String params, int items, Set<String> expanded) {
        return ShownSpec.of(Json.stored(params, BacktestSpec.class), expanded.contains("tickers"));
    }

    @Override
    public Set<String> expandable() {
        return Set.of("tickers");
    }

    @Override
    public Optional<String> results(JobId job) {
        return Optional.of("/api/v1/backtests/" + job);
    }
}
