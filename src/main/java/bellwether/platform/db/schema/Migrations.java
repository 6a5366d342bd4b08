package bellwether.platform.db.schema;

import bellwether.platform.db.Connections;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseFault;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.ServerCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a database to the schema of this program. Several processes may do it at once: Flyway's
/// lock lets one work and the others wait.
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final DatabaseAddress address;
    private final MigrationFiles files;

    public Migrations(DatabaseAddress address, MigrationFiles files) {
        this.address = address;
        this.files = files;
    }

    /// Waits until the database answers, checks that it is new enough, and migrates it. A schema
    /// that a newer program has made is taken as it is, when that program promised that it may be.
    ///
    /// @throws DatabaseUnavailable saying why this database cannot be used, and what to do
    public static void run(DatabaseAddress address, Duration patience) {
        ServerCheck.await(address, patience);
        Migrations migrations = new Migrations(address, MigrationFiles.packed());
        if (migrations.isCurrent()) {
            return; // so nearly every start does without Flyway, whose work takes half a second
        }
        SchemaStatus standing = migrations.standing();
        if (standing.newer()) {
            migrations.refuseObstacle(standing);
            LOG.info(
                    "The schema is at version {}, newer than this program's {}, and compatible",
                    standing.version(),
                    migrations.files.newest());
            return;
        }
        migrations.up(migrations.files.newest());
    }

    /// Whether just this program's migrations were applied, all of them, unchanged.
    boolean isCurrent() {
        try {
            return Jdbi.create(() -> Connections.unlimited(address))
                    .withHandle(handle -> new SchemaHistory(handle).isOf(files));
        } catch (JdbiException e) {
            throw DatabaseFault.of(address, e);
        }
    }

    /// Applies what is pending up to a version, and gives how many migrations that were.
    public int up(int target) {
        SchemaStatus standing = standing();
        refuseObstacle(standing);
        if (standing.pending().isEmpty() || target == 0) {
            return 0;
        }
        try {
            MigrateResult result =
                    flyway(concurrentAfter(standing.version()))
                            .target(Integer.toString(target))
                            .load()
                            .migrate();
            if (result.migrationsExecuted > 0) {
                LOG.info(
                        "Schema migrated to version {} by {} migrations",
                        result.targetSchemaVersion,
                        result.migrationsExecuted);
            }
            return result.migrationsExecuted;
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    public SchemaStatus standing() {
        try {
            return new SchemaStatus(address, files, flyway(false).load().info().all());
        } catch (FlywayException e) {
            throw DatabaseFault.of(address, e);
        }
    }

    /// Refuses a schema that this program does not know.
    ///
    /// @throws DatabaseUnavailable when this program must not touch the database
    public void refuseObstacle(SchemaStatus standing) {
        Optional<String> obstacle = standing.obstacle(jdbi());
        if (obstacle.isPresent()) {
            throw new DatabaseUnavailable(obstacle.get());
        }
    }

    /// Makes an empty history in a database that has none.
    void makeHistory() {
        flyway(false).baselineVersion("0").load().baseline();
    }

    /// On a connection of its own for each handle, through no pool.
    public Jdbi jdbi() {
        return Jdbi.create(() -> Connections.single(address));
    }

    public MigrationFiles files() {
        return files;
    }

    public DatabaseAddress address() {
        return address;
    }

    private DatabaseUnavailable failed(FlywayException fault) {
        String reason =
                DatabaseFault.cause(fault, SQLException.class)
                        .map(Throwable::getMessage)
                        .orElse(fault.getMessage());
        return new DatabaseUnavailable(
                "The schema of %s cannot be migrated: %s. A failed migration is rolled back completely: ./run.sh migrate status shows the current version."
                        .formatted(address, DatabaseFault.oneLine(reason)),
                fault);
    }

    private boolean concurrentAfter(int version) {
        return files.all().stream().anyMatch(m -> m.version() > version && m.concurrent());
    }

    /// Building an index concurrently waits for all transactions, so the one that holds the lock
    /// must not be any; in all other cases a lock that ends with its transaction is the safer one.
    private FluentConfiguration flyway(boolean sessionLock) {
        FluentConfiguration flyway =
                Flyway.configure()
                        .dataSource(
                                address.jdbcUrl(),
                                address.user().orElse(null),
                                address.password().orElse(null))
                        .locations(files.location());
        if (!address.pooled()) {
            // the role may carry limits for a pooler's sake, which are not meant for migrations
            flyway.jdbcProperties(Map.of("options", Connections.UNLIMITED));
        }
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(!sessionLock);
        return flyway;
    }
}
