package bellwether.bench;

import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.HeartbeatSettings;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/// A process that works on the chaos, to be killed. It leaves a row for each effect of its work, in
/// a table that would take doubles.
final class JobsChaosWorker {
    static final String POISON = "POISON";
    static final String HANG = "HANG";

    private JobsChaosWorker() {}

    /// Arguments: address, user, password, whether time runs thirty times as quick.
    public static void main(String[] args) throws InterruptedException {
        DatabaseAddress address =
                new DatabaseAddress(args[0], Optional.of(args[1]), Optional.of(args[2]));
        Database database = Database.open(address, "chaos", new PoolSettings(0, 8));
        Instant skewed =
                Instant.now().plusSeconds(ThreadLocalRandom.current().nextLong(-90_000, 90_000));
        Jobs jobs =
                new Jobs(
                        database.jdbi(),
                        database.jdbi(),
                        List.of(new Kind()),
                        settings(Boolean.parseBoolean(args[3])),
                        () -> skewed);
        jobs.start();
        new CountDownLatch(1).await();
    }

    static JobSettings settings(boolean quick) {
        JobSettings settings =
                JobSettings.of(2)
                        .with(new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(2), 3))
                        .withDeadline(Duration.ofSeconds(quick ? 1 : 5))
                        .withVersion(Long.toString(ProcessHandle.current().pid()));
        return quick ? settings.with(quick()) : settings;
    }

    private static HeartbeatSettings quick() {
        return new HeartbeatSettings(
                Duration.ofMillis(330),
                Duration.ofSeconds(1),
                Duration.ofMillis(330),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofMillis(50),
                Duration.ofMillis(100));
    }

    private static final class Kind implements JobKind {
        @Override
        public String name() {
            return "chaos";
        }

        @Override
        public List<ItemOutcome> work(Batch batch) throws Exception {
            List<ItemOutcome> outcomes = new ArrayList<>();
            for (Item item : batch.items()) {
                outcomes.add(
                        batch.cancelled().getAsBoolean()
                                ? new ItemOutcome.Untouched(item)
                                : work(item));
            }
            return outcomes;
        }

        private static ItemOutcome work(Item item) throws InterruptedException {
            if (item.key().equals(POISON)) {
                Runtime.getRuntime().halt(137);
            }
            if (item.key().equals(HANG)) {
                new CountDownLatch(1).await();
            }
            LockSupport.parkNanos(1_000_000);
            return new ItemOutcome.Success(item, "");
        }

        @Override
        public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
            transaction
                    .createUpdate(
                            "insert into chaos_effect (job_id, seq) select :job, s from unnest(:seqs) s")
                    .bind("job", job.value())
                    .bindArray(
                            "seqs",
                            Integer.class,
                            finished.stream().map(f -> f.item().seq()).toList())
                    .execute();
        }
    }
}
