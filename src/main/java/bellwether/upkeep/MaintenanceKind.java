package bellwether.upkeep;

import bellwether.jobs.Batch;
import bellwether.jobs.Item;
import bellwether.jobs.JobId;
import bellwether.jobs.JobKind;
import bellwether.jobs.Outcome;
import bellwether.web.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// The work of a maintenance job: one item is one chore.
final class MaintenanceKind implements JobKind {
    static final String NAME = "maintenance";

    /// A large table takes its time.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final List<Chore> chores;
    private final Consumer<Done> news;

    MaintenanceKind(List<Chore> chores, Consumer<Done> news) {
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
    public List<Outcome> work(Batch batch) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            outcomes.add(
                    batch.cancelled().getAsBoolean() ? new Outcome.Untouched(item) : work(item));
        }
        return outcomes;
    }

    /// What fails is tried again by the engine, and does not keep the others from being done.
    private Outcome work(Item item) {
        Optional<Chore> chore =
                chores.stream().filter(known -> known.name().equals(item.key())).findFirst();
        if (chore.isEmpty()) {
            return failure(item, "unknown_chore", "this program knows no chore " + item.key());
        }
        try {
            Done done = Done.of(chore.get());
            news.accept(done);
            return new Outcome.Success(item, done);
        } catch (RuntimeException e) {
            return failure(
                    item,
                    "not_done",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Outcome failure(Item item, String code, String words) {
        return new Outcome.Failure(item, code, words, false, Optional.empty());
    }

    /// There is nothing to keep beside [#brief].
    @Override
    public void store(Handle transaction, JobId job, List<Outcome.Success> finished) {}

    @Override
    public Optional<String> brief(Outcome.Success success) {
        return Optional.of(Json.write(success.payload()));
    }
}
