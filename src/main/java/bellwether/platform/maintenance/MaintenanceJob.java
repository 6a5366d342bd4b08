package bellwether.platform.maintenance;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// The work of a maintenance job: one item is one chore.
final class MaintenanceJob implements JobKind {
    static final String NAME = "maintenance";

    /// A large table takes its time.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final List<Chore> chores;
    private final Consumer<ChoreReport> news;

    MaintenanceJob(List<Chore> chores, Consumer<ChoreReport> news) {
        this.chores = List.copyOf(chores);
        this.news = news;
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
                            : work(item));
        }
        return outcomes;
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
            return failure(
                    item,
                    "not_done",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
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
