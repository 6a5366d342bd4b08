package bellwether.platform.db;

import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.replication.LogSequenceNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A replica for reads that may be a moment old. While it is away, or too far behind, they go to
/// the primary; so they do when it cannot be known how far behind it is.
public final class Replica implements AutoCloseable {
    /// The most that a read through here is behind.
    public static final Duration LONGEST_LAG = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /// Reads have another place to go, so they do not wait for long.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Database primary;
    private final Database replica;
    private final ReplicaLag lag = new ReplicaLag();
    private final Jdbi reads;
    private final Loop looking = Loop.every(EVERY, "replica watch", this::look);

    private volatile Optional<Long> current = Optional.empty();

    private Replica(Database primary, Database replica) {
        this.primary = primary;
        this.replica = replica;
        this.reads = Jdbi.create(new Choice()).installPlugin(new PostgresPlugin());
    }

    /// Opens a pool to the replica and watches how far behind it is, from the first second on.
    public static Replica open(DatabaseAddress address, Database primary, PoolSettings size) {
        Replica replica =
                new Replica(primary, Database.open(address, "replica", size.with(PATIENCE)));
        replica.looking.start(Duration.ZERO);
        return replica;
    }

    /// Where each connection is the replica's or, when that will not do, the primary's.
    public Jdbi reads() {
        return reads;
    }

    /// What watches how far behind it is.
    public LoopView loop() {
        return looking.view();
    }

    /// Whether reads go to it at this moment.
    boolean fit() {
        long now = System.nanoTime();
        return current.filter(asOf -> now - asOf < LONGEST_LAG.toNanos()).isPresent();
    }

    /// The primary is asked first: what it has written by then, the replica has yet to reach.
    private void look() {
        boolean before = fit();
        try {
            long asked = System.nanoTime();
            lag.wrote(asked, primary.jdbi().withHandle(Replica::written));
        } catch (RuntimeException e) {
            LOG.debug("The primary returns no write position", e);
        }
        try {
            Optional<LogSequenceNumber> replayed = replica.jdbi().withHandle(Replica::replayed);
            replayed.ifPresentOrElse(lag::replayed, lag::forget);
        } catch (RuntimeException e) {
            LOG.debug("The replica does not respond", e);
            lag.forget();
        }
        long now = System.nanoTime();
        current = lag.at(now).map(behind -> now - behind.toNanos());
        tell(before, fit());
    }

    private static void tell(boolean before, boolean now) {
        if (before && !now) {
            LOG.warn(
                    "The replica is unavailable or more than {} s behind: reads go to the primary",
                    LONGEST_LAG.toSeconds());
        } else if (now && !before) {
            LOG.info("Reads that tolerate replication lag go to the replica");
        }
    }

    private static LogSequenceNumber written(Handle h) {
        return LogSequenceNumber.valueOf(
                h.createQuery("select pg_current_wal_flush_lsn()::text").mapTo(String.class).one());
    }

    /// Nothing when it is no replica, or none any more.
    private static Optional<LogSequenceNumber> replayed(Handle h) {
        return h.createQuery(
                        "select pg_last_wal_replay_lsn()::text where pg_is_in_recovery() and pg_last_wal_replay_lsn() is not null")
                .mapTo(String.class)
                .findOne()
                .map(LogSequenceNumber::valueOf);
    }

    @Override
    public void close() {
        looking.close();
        replica.close();
    }

    /// Chooses for each connection.
    private final class Choice implements ConnectionFactory {
        private final Set<Connection> late = ConcurrentHashMap.newKeySet();

        @Override
        public Connection openConnection() throws SQLException {
            if (fit()) {
                try {
                    Connection connection = replica.connections().openConnection();
                    late.add(connection);
                    return connection;
                } catch (SQLException e) {
                    LOG.debug("No connection to the replica: using the primary", e);
                }
            }
            return primary.connections().openConnection();
        }

        @Override
        public void closeConnection(Connection connection) throws SQLException {
            Database owner = late.remove(connection) ? replica : primary;
            owner.connections().closeConnection(connection);
        }
    }
}
