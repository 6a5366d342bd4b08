package bellwether.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own, started as a child and kept in the home folder: durable as a server's,
/// reachable from this machine only, with a password that nobody has to know.
public final class LocalPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

    private final HomeLock lock;
    private final PostgresFolder folder;
    private final int port;
    private final Supervisor supervisor;

    private LocalPostgres(HomeLock lock, PostgresFolder folder, EmbeddedPostgres server) {
        this.lock = lock;
        this.folder = folder;
        this.port = server.getPort();
        this.supervisor = new Supervisor(folder, server, () -> launch(folder, port));
    }

    /// Starts the server on `home`, making the folder at first. A server orphaned by a killed
    /// process is stopped first.
    ///
    /// @throws HomeInUse when another process has this home
    /// @throws DatabaseUnavailable when the server does not start
    public static LocalPostgres start(Path home) {
        Homes.prepare(home);
        HomeLock lock = HomeLock.take(home);
        PostgresFolder folder = new PostgresFolder(home);
        try {
            folder.discardUnfinished();
            folder.discardHalfUnpacked();
            OrphanedServer.stop(folder.data());
            new DiskRoom(home).requireForStart(!folder.finished());
            ChildEnvironment.tidy();
            EmbeddedPostgres server = launch(folder, 0);
            folder.markUnpacked();
            LocalServerSetup.run(server.getPort(), folder);
            LOG.info("PostgreSQL runs on port {}, its data in {}", server.getPort(), folder.data());
            return new LocalPostgres(lock, folder, server);
        } catch (DatabaseUnavailable e) {
            abandon(folder, lock);
            throw e;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            abandon(folder, lock);
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL did not start: "
                            + (e instanceof IOException ? e.getMessage() : reason(e)),
                    e);
        }
    }

    /// Leaves nothing running behind a start that failed.
    private static void abandon(PostgresFolder folder, HomeLock lock) {
        try (lock) {
            OrphanedServer.stop(folder.data());
        } catch (IOException e) {
            LOG.warn("The PostgreSQL in {} could not be stopped", folder.data(), e);
        }
    }

    static String reason(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof IOException && root.getMessage() != null
                ? root.getMessage()
                : root.toString();
    }

    /// The address of the server that another process runs on `home`, if one does.
    public static Optional<DatabaseAddress> running(Path home) {
        PostgresFolder folder = new PostgresFolder(home);
        return folder.pidFile().filter(PidFile::alive).map(pid -> folder.address(pid.port()));
    }

    /// @param port 0 for any free one
    private static EmbeddedPostgres launch(PostgresFolder folder, int port) throws IOException {
        return StartWatch.watched(folder, () -> begun(folder, port));
    }

    private static EmbeddedPostgres begun(PostgresFolder folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.password())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", PageMemory.setting())
                .setServerConfig("jit", "off")
                .setServerConfig("log_min_messages", "fatal")
                .setOutputRedirector(ProcessBuilder.Redirect.to(folder.log().toFile()))
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    public DatabaseAddress address() {
        return folder.address(port);
    }

    @Override
    public void close() {
        try {
            supervisor.close();
            OrphanedServer.stop(folder.data());
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL did not stop cleanly: " + e.getMessage(), e);
        } finally {
            lock.close();
        }
    }
}
