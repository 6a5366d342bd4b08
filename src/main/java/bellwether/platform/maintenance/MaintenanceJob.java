package bellwether.platform.maintenance;

import bellwether.platform.base.Json;
import bellwether.platform.db.PassingFault;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The work of a maintenance job: one item is one chore. Chores share one connection, so that one
/// is done at a time; the last of them comes when the others have been tried.
final class MaintenanceJob implements JobKind {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceJob.class);
    static final String NAME = "maintenance";

    /// A large table takes its time.
    private static final Duration LONGEST = Duration.ofHours(1);

    /// Until another chore has ended.
    private static final Duration TURN = Duration.ofSeconds(2);

    private static final String BUSY = "another chore is being done";
    private static final String COME_BEFORE = "other chores come before it";

    /// Why a chore waits for its turn, which is no fault.
    static final List<String> TURNS = List.of(BUSY, COME_BEFORE);

    /// Until a fault has passed that is none of the chore's, such as a lock of another process.
    private static final Duration PASSING = Duration.ofMinutes(1);

    /// Whether other items of a job than this are being done or were not begun.
    interface OpenItems {
        boolean areBeside(JobId job, String key);
    }

    private final List<Chore> chores;
    private final Consumer<ChoreReport> news;
    private final OpenItems open;
    private final ReentrantLock turn = new ReentrantLock();

    MaintenanceJob(List<Chore> chores, Consumer<ChoreReport> news, OpenItems open) {
        this.chores = List.copyOf(chores);
        this.news = news;
        this.open = open;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> deadline() {
        return Optional.of(LONGEST);
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            outcomes.add(
                    batch.cancelled().getAsBoolean()
                            ? new ItemOutcome.Untouched(item)
                            : inTurn(batch.job(), item));
            batch.progress().moved();
        }
        return outcomes;
    }

    private ItemOutcome inTurn(JobId job, Item item) {
        if (!turn.tryLock()) {
            return new ItemOutcome.Postponed(item, BUSY, TURN);
        }
        try {
            return isBeforeItsTime(job, item)
                    ? new ItemOutcome.Postponed(item, COME_BEFORE, TURN)
                    : work(item);
        } finally {
            turn.unlock();
        }
    }

    private boolean isBeforeItsTime(JobId job, Item item) {
        return item.key().equals(chores.getLast().name()) && open.areBeside(job, item.key());
    }

    /// What fails is tried again by the engine, and does not keep the others from being done.
    private ItemOutcome work(Item item) {
        Optional<Chore> chore =
                chores.stream().filter(known -> known.name().equals(item.key())).findFirst();
        if (chore.isEmpty()) {
            return failure(item, "unknown_chore", "this program knows no chore " + item.key());
        }
        try {
            ChoreReport done = ChoreReport.of(chore.get());
            news.accept(done);
            return new ItemOutcome.Success(item, done);
        } catch (RuntimeException e) {
            String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            if (PassingFault.is(e)) {
                LOG.warn("The chore {} waits: {}", item.key(), words);
                return new ItemOutcome.Postponed(item, words, PASSING);
            }
            LOG.error("The chore {} was not done", item.key(), e);
            return failure(item, "not_done", words);
        }
    }

    private static ItemOutcome failure(Item item, String code, String words) {
        return new ItemOutcome.Failure(item, code, words, false, Optional.empty());
    }

    /// There is nothing to keep beside [#brief].
    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {}

    @Override
    public Optional<String> brief(ItemOutcome.Success success) {
        return Optional.of(Json.answer(success.payload()));
    }
}
