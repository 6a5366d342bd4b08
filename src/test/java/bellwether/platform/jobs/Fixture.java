package bellwether.platform.jobs;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// A database of its own with any number of engines on it; each engine plays one process.
public final class Fixture implements AutoCloseable {
    /// Everything fifty times as quick as in production.
    static final HeartbeatSettings QUICK =
            new HeartbeatSettings(
                    Duration.ofMillis(200),
                    Duration.ofMillis(600),
                    Duration.ofMillis(100),
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    Duration.ofMillis(20),
                    Duration.ofMillis(40));

    static final JobSettings SETTINGS =
            JobSettings.of(2)
                    .withoutListening()
                    .with(QUICK)
                    .with(new RetryPolicy(3, Duration.ofMillis(20), Duration.ofMillis(50), 3))
                    .withDrain(Duration.ofSeconds(2));

    /// The way to a test database: straight, or through a pooler.
    private static volatile UnaryOperator<DatabaseAddress> way = UnaryOperator.identity();

    static void through(UnaryOperator<DatabaseAddress> pooler) {
        way = pooler;
    }

    static void direct() {
        way = UnaryOperator.identity();
    }

    /// The owner of all jobs here; the one that callers without a key are.
    static final Actor ANN = new Actor(Caller.LOCAL, "", "");

    final TestDatabase database = TestDatabase.create();
    final DatabaseAddress address = way.apply(database.address());
    private final HikariDataSource requests = hikari(10, 10_000);
    private final List<Runnable> open = new ArrayList<>();

    public Jobs engine(JobKind... kinds) {
        return engine(SETTINGS, kinds);
    }

    Jobs engine(JobSettings settings, JobKind... kinds) {
        Jobs jobs = idle(settings, kinds);
        jobs.start();
        return jobs;
    }

    Jobs engineOn(Jdbi own, JobSettings settings, JobKind... kinds) {
        Jobs jobs = new Jobs(requests(), own, List.of(kinds), settings, InstantSource.system());
        open.add(jobs::close);
        jobs.start();
        return jobs;
    }

    /// Not started yet.
    Jobs idle(JobSettings settings, JobKind... kinds) {
        Jobs jobs =
                new Jobs(
                        requests(), jdbi(pool()), List.of(kinds), settings, InstantSource.system());
        open.add(jobs::close);
        return jobs;
    }

    Jdbi requests() {
        return jdbi(requests);
    }

    HikariDataSource pool() {
        HikariDataSource pool = hikari(8, 1_000);
        open.add(pool::close);
        return pool;
    }

    private HikariDataSource hikari(int most, long patienceMillis) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user().orElseThrow());
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(most);
        config.setConnectionTimeout(patienceMillis);
        return new HikariDataSource(config);
    }

    static Jdbi jdbi(HikariDataSource pool) {
        return Jdbi.create(pool).installPlugin(new PostgresPlugin());
    }

    public static NewJob job(String kind, int items) {
        return job(kind, items, 1);
    }

    public static NewJob job(String kind, int items, int priority) {
        return new NewJob(
                ANN.owner(),
                kind,
                "{\"a\": 1}",
                IntStream.range(0, items).mapToObj(i -> "K" + i).toList(),
                priority,
                Optional.empty(),
                "hash");
    }

    static NewJob keyed(String key, String hash) {
        return new NewJob(ANN.owner(), "echo", "{}", List.of("A"), 1, Optional.of(key), hash);
    }

    long count(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    void execute(String sql) {
        database.jdbi().useHandle(h -> h.execute(sql));
    }

    /// Waits for something that other threads bring about.
    public static void eventually(String what, java.util.function.BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 20 s: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    public static JobView ended(Jobs jobs, JobId id) throws InterruptedException {
        JobView view = jobs.await(id, Duration.ofSeconds(20)).orElseThrow();
        if (!view.state().terminal()) {
            throw new AssertionError("did not end within 20 s: " + view);
        }
        return view;
    }

    @Override
    public void close() {
        open.reversed().forEach(Runnable::run);
        requests.close();
        database.close();
    }
}
