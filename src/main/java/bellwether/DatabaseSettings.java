package bellwether;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import java.nio.file.Path;
import java.util.Optional;

/// Which database, and how many connections to it.
///
/// @param home where the embedded PostgreSQL keeps its data
/// @param address the database to use in place of the embedded one
/// @param direct the same database past any pooler, for migrations and for hearing of jobs
/// @param replica a standby of it, for reads that may be a moment old
/// @param pool connections for requests; the job engine has its own
record DatabaseSettings(
        Path home,
        Optional<DatabaseAddress> address,
        Optional<DatabaseAddress> direct,
        Optional<DatabaseAddress> replica,
        PoolSettings pool) {

    /// Where migrations run: past a pooler, whose connections change between transactions.
    DatabaseAddress migrationAddress(DatabaseAddress used) {
        return direct.orElse(used);
    }
}
