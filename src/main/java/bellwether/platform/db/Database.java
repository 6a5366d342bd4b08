package bellwether.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// One pool of connections to a migrated PostgreSQL. Requests and the job engine each have their
/// own, so that neither starves the other.
public final class Database implements AutoCloseable {
    /// Whoever has a connection for longer than this is named in the log with the place where it
    /// was taken.
    private static final Duration LONGEST_USE = Duration.ofSeconds(60);

    /// How long one who asks whether the database answers is kept waiting.
    private static final Duration ANSWER = Duration.ofMillis(1_500);

    /// The pool of those who take their time.
    public static final PoolSettings UPKEEP = new PoolSettings(0, 1);

    private final HikariDataSource pool;
    private final ConnectionFactory connections;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool, PoolSettings size) {
        this.pool = pool;
        this.connections = new BoundedPool(pool, size);
        this.jdbi = Jdbi.create(connections).installPlugin(new PostgresPlugin());
    }

    /// Opens a pool; `name` shows in `pg_stat_activity` and in the logs. It does not wait for the
    /// database: the first user of a connection does, for at most three seconds.
    public static Database open(DatabaseAddress address, String name, PoolSettings size) {
        HikariConfig config = config(address, name, size);
        config.setLeakDetectionThreshold(LONGEST_USE.toMillis());
        return new Database(new HikariDataSource(config), size);
    }

    /// As [#open], for those who keep a connection for as long as they live, so that long use is no
    /// sign of a leak.
    public static Database openForKeeping(DatabaseAddress address, String name, PoolSettings size) {
        return new Database(new HikariDataSource(config(address, name, size)), size);
    }

    /// One connection for maintenance, whose statements may take half an hour. Nothing is kept open
    /// between its uses.
    public static Database openForUpkeep(DatabaseAddress address) {
        HikariConfig config = config(address, "upkeep", UPKEEP);
        Connections.upkeep(address).forEach(config::addDataSourceProperty);
        config.setIdleTimeout(Duration.ofSeconds(30).toMillis());
        return new Database(new HikariDataSource(config), UPKEEP);
    }

    private static HikariConfig config(DatabaseAddress address, String name, PoolSettings size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMinimumIdle(size.minimum());
        config.setMaximumPoolSize(size.maximum());
        config.setConnectionTimeout(size.patience().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new StandbyEviction());
        Connections.limits(address).forEach(config::addDataSourceProperty);
        config.addDataSourceProperty("ApplicationName", "bellwether-" + name);
        return config;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /// Reports each use of the pool to a registry of meters, one of those that the pool knows.
    public void measure(Object registry) {
        pool.setMetricRegistry(registry);
    }

    /// How full the pool is at this moment.
    public PoolState pool() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new PoolState(
                pool.getPoolName(),
                now.getTotalConnections(),
                pool.getMinimumIdle(),
                pool.getMaximumPoolSize(),
                now.getIdleConnections(),
                now.getActiveConnections(),
                now.getThreadsAwaitingConnection());
    }

    /// Refuses pools that the server has no room for.
    ///
    /// @param pools those of one process
    /// @throws DatabaseUnavailable in one line with the numbers
    public static void requireRoom(DatabaseAddress address, PoolSettings... pools) {
        int wanted = Arrays.stream(pools).mapToInt(PoolSettings::maximum).sum();
        PoolCapacityCheck.check(address, wanted, Duration.ofSeconds(10));
    }

    ConnectionFactory connections() {
        return connections;
    }

    /// Whether a statement succeeds right now; no later than after one and a half seconds, though
    /// the pool waits for longer.
    public boolean answers() {
        Executor thread = task -> Thread.ofVirtual().name("database-answers").start(task);
        return CompletableFuture.supplyAsync(this::succeeds, thread)
                .completeOnTimeout(false, ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private boolean succeeds() {
        try {
            return jdbi.withHandle(h -> h.createQuery("select 1").mapTo(Integer.class).one()) == 1;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
