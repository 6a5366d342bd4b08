package bellwether.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// One pool of connections to a migrated PostgreSQL. Requests and the job engine each have their
/// own, so that neither starves the other.
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    }

    /// Opens a pool; `name` shows in `pg_stat_activity` and in the logs. It does not wait for the
    /// database: the first user of a connection does, for at most three seconds.
    public static Database open(DatabaseAddress address, String name, PoolSettings size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMinimumIdle(size.minimum());
        config.setMaximumPoolSize(size.maximum());
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(-1);
        Connections.limits().forEach(config::addDataSourceProperty);
        config.addDataSourceProperty("ApplicationName", "bellwether-" + name);
        return new Database(new HikariDataSource(config));
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

    /// Whether a statement succeeds right now.
    public boolean answers() {
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
