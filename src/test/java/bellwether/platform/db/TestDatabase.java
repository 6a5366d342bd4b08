package bellwether.platform.db;

import bellwether.platform.db.schema.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/// A migrated database of its own for one test class, on a PostgreSQL that all tests of the run
/// share. Each is a copy of a template, made in some milliseconds.
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseAddress address;
    private final Database database;

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
        this.database = Database.open(address, "test", new PoolSettings(0, 20));
    }

    public static TestDatabase create() {
        return new TestDatabase(createMigrated());
    }

    /// A database with our schema and nothing in it, in which a whole service starts a second
    /// sooner than in an empty one.
    public static DatabaseAddress createMigrated() {
        String name = "test_" + COUNT.incrementAndGet();
        Jdbi.create(Shared.SERVER.getPostgresDatabase())
                .useHandle(
                        h -> h.execute("create database " + name + " template " + Shared.TEMPLATE));
        return Shared.address(name);
    }

    /// An empty database, without our schema.
    public static DatabaseAddress createEmpty() {
        String name = "empty_" + COUNT.incrementAndGet();
        Jdbi.create(Shared.SERVER.getPostgresDatabase())
                .useHandle(h -> h.execute("create database " + name));
        return Shared.address(name);
    }

    /// Ends all connections to the database and lets nobody in, as if its server were gone.
    public static void shut(DatabaseAddress address) {
        String name = name(address);
        Jdbi.create(Shared.SERVER.getPostgresDatabase())
                .useHandle(h -> {
                    h.execute("alter database " + name + " with allow_connections false");
                    h.execute(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
                            name);
                });
    }

    public static void reopen(DatabaseAddress address) {
        Jdbi.create(Shared.SERVER.getPostgresDatabase())
                .useHandle(h ->
                        h.execute(
                                "alter database "
                                        + name(address)
                                        + " with allow_connections true"));
    }

    private static String name(DatabaseAddress address) {
        return address.jdbcUrl().substring(address.jdbcUrl().lastIndexOf('/') + 1);
    }

    /// A way in past the service; each handle has a connection of its own.
    public static Jdbi plain(DatabaseAddress address) {
        return Jdbi.create(() -> Connections.single(address));
    }

    public DatabaseAddress address() {
        return address;
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    @Override
    public void close() {
        database.close();
    }

    private static final class Shared {
        static final String TEMPLATE = "bellwether_template";
        static final EmbeddedPostgres SERVER = start();

        static EmbeddedPostgres start() {
            try {
                ThrowawayPostgres server = ThrowawayPostgres.start();
                Jdbi.create(server.postgres().getPostgresDatabase())
                        .useHandle(h -> h.execute("create database " + TEMPLATE));
                Migrations.run(address(server.postgres(), TEMPLATE), Duration.ofSeconds(10));
                return server.postgres();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static DatabaseAddress address(String name) {
            return address(SERVER, name);
        }

        private static DatabaseAddress address(EmbeddedPostgres server, String name) {
            return new DatabaseAddress(
                    server.getJdbcUrl("postgres", name).replaceAll("\\?.*", ""),
                    Optional.of("postgres"),
                    Optional.empty());
        }
    }
}
