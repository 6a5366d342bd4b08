package bellwether.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.ConnectionFactory;

/// Lets only so many wait for a connection. Whoever comes when the queue is full is told at once,
/// in place of holding a thread for as long as all the others do and being told then.
final class BoundedPool implements ConnectionFactory {
    private final HikariDataSource pool;
    private final Semaphore places;

    /// A place is held from the asking until the connection is given back.
    BoundedPool(HikariDataSource pool, PoolSettings size) {
        this.pool = pool;
        this.places = new Semaphore(size.maximum() + size.waiting());
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (!places.tryAcquire()) {
            throw new SQLTransientConnectionException(
                    "all %d connections of the pool \"%s\" are in use and its waiting queue is full"
                            .formatted(pool.getMaximumPoolSize(), pool.getPoolName()));
        }
        boolean opened = false;
        try {
            Connection connection = pool.getConnection();
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                places.release();
            }
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            places.release();
        }
    }
}
