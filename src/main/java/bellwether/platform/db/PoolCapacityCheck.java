package bellwether.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the connections that this process may open are there to be had. A pool that cannot fit
/// would work until the first busy hour and fail then.
final class PoolCapacityCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PoolCapacityCheck.class);

    private PoolCapacityCheck() {}

    /// What the tightest of the limits of server, database and role leaves.
    ///
    /// @param most `max_connections`, or the limit of the database or of the role
    /// @param reserved kept for the administrator
    /// @param taken by other clients at this moment
    record Room(int most, int reserved, int taken) {
        int free() {
            return most - reserved - taken;
        }
    }

    /// @param wanted the most that this process may open
    /// @param patience how long to wait for others to leave, as those do that it replaces
    /// @throws DatabaseUnavailable naming the numbers
    static void check(DatabaseAddress address, int wanted, Duration patience) {
        if (address.pooled()) {
            RoleTimeoutCheck.check(address); // how many sessions there are is the pooler's business
            return;
        }
        long giveUp = System.nanoTime() + patience.toNanos();
        Room room = room(address);
        while (room.free() < wanted && wanted <= room.most() - room.reserved()) {
            if (System.nanoTime() > giveUp) {
                break;
            }
            LOG.info("Waiting for {} connections, {} are free", wanted, room.free());
            pause();
            room = room(address);
        }
        if (room.free() < wanted) {
            throw new DatabaseUnavailable(line(address, wanted, room));
        }
    }

    private static String line(DatabaseAddress address, int wanted, Room room) {
        return "The connection pools are too large for the database at %s: up to %d connections needed, %d free (max %d, less %d reserved and %d used by others). Lower DB_POOL_MAX by %d, raise max_connections, or use a pooler (DB_POOLER=transaction)."
                .formatted(
                        address,
                        wanted,
                        Math.max(0, room.free()),
                        room.most(),
                        room.reserved(),
                        room.taken(),
                        wanted - room.free());
    }

    private static Room room(DatabaseAddress address) {
        try (Connection connection = Connections.single(address);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                with client as (
                                  select datname, usename from pg_stat_activity
                                  where pid <> pg_backend_pid()
                                    and (backend_type = 'client backend' or backend_type is null and datname is not null)),
                                room (most, reserved, taken) as (
                                  select current_setting('max_connections')::int,
                                    current_setting('superuser_reserved_connections')::int
                                      + coalesce(current_setting('reserved_connections', true)::int, 0),
                                    (select count(*)::int from client)
                                  union all
                                  select datconnlimit, 0, (select count(*)::int from client c where c.datname = d.datname)
                                  from pg_database d where datname = current_database() and datconnlimit >= 0
                                  union all
                                  select rolconnlimit, 0, (select count(*)::int from client c where c.usename = r.rolname)
                                  from pg_roles r where rolname = current_user and rolconnlimit >= 0)
                                select most, reserved, taken from room order by most - reserved - taken limit 1
                                """)) {
            if (!row.next()) {
                throw new IllegalStateException("a select without from gives one row");
            }
            return new Room(row.getInt("most"), row.getInt("reserved"), row.getInt("taken"));
        } catch (SQLException e) {
            throw DatabaseFault.of(address, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while waiting for connections", e);
        }
    }
}
