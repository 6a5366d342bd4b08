package bellwether.bench;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Our engine, with items that do nothing and leave 200 bytes.
final class JobsOurs implements JobsContender {
    static final Actor BENCH = new Actor(new Caller("", "bench", Role.TRADER), "", "");
    static final String RESULT = "{\"r\":\"" + "x".repeat(190) + "\"}";

    /// When the first item of each job was begun.
    static final class Nothing implements JobKind {
        final ConcurrentHashMap<JobId, Long> begun = new ConcurrentHashMap<>();
        volatile long nanosPerItem;

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public List<ItemOutcome> work(Batch batch) {
            begun.putIfAbsent(batch.job(), System.nanoTime());
            return batch.items().stream().map(item -> done(item, batch)).toList();
        }

        private ItemOutcome done(Item item, Batch batch) {
            if (batch.cancelled().getAsBoolean()) {
                return new ItemOutcome.Untouched(item);
            }
            if (nanosPerItem > 0) {
                LockSupport.parkNanos(nanosPerItem);
            }
            return new ItemOutcome.Success(item, RESULT);
        }

        @Override
        public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
            // the brief is the result
        }

        @Override
        public Optional<String> brief(ItemOutcome.Success success) {
            return Optional.of(RESULT);
        }
    }

    private final DatabaseAddress address;
    private final int workers;

    JobsOurs(DatabaseAddress address, int workers) {
        this.address = address;
        this.workers = workers;
    }

    @Override
    public String name() {
        return "bellwether";
    }

    @Override
    public double drain(int items) throws InterruptedException {
        try (Engine engine = new Engine(address, workers)) {
            JobId id = engine.jobs.create(job(items)).id();
            long start = System.nanoTime();
            engine.jobs.start();
            complete(engine.jobs, id);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    static void complete(Jobs jobs, JobId id) throws InterruptedException {
        JobView view = jobs.of(BENCH).await(id, Duration.ofMinutes(10)).orElseThrow();
        if (view.state() != JobState.COMPLETED) {
            throw new IllegalStateException("did not complete: " + view);
        }
    }

    static NewJob job(int items) {
        return new NewJob(
                "bench",
                "nothing",
                "{}",
                IntStream.range(0, items).mapToObj(i -> "K" + i).toList(),
                1,
                Optional.empty(),
                "");
    }

    /// An engine that is not started yet, with its pools.
    static final class Engine implements AutoCloseable {
        private final Database requests;
        private final Database own;
        final Nothing kind = new Nothing();
        final Jobs jobs;

        Engine(DatabaseAddress address, int workers) {
            requests = Database.open(address, "bench", new PoolSettings(2, 10));
            own = Database.open(address, "bench-engine", new PoolSettings(5, 8));
            jobs =
                    new Jobs(
                            requests.jdbi(),
                            own.jdbi(),
                            List.of(kind),
                            JobSettings.of(workers),
                            InstantSource.system());
        }

        @Override
        public void close() {
            jobs.close();
            own.close();
            requests.close();
        }
    }
}
