package bellwether.platform.db.embedded;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.loops.LoopView;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own, started as a child and kept in the home folder: durable as a server's,
/// reachable from this machine only, with a password that nobody has to know.
public final class LocalPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

    private final Path home;
    private final PostgresFolder folder;
    private final DiskRoom room;
    private final ServerProcess processes;
    private volatile boolean closed;
    private volatile @Nullable HomeLock lock;
    private volatile @Nullable PostgresSupervisor supervisor;
    private int port;

    private LocalPostgres(Path home, DiskRoom room) {
        this.home = home;
        this.room = room;
        this.folder = new PostgresFolder(home);
        this.processes = new ServerProcess(folder.data());
    }

    /// One that is yet to be [started][#run()], so that it can be closed and killed while it
    /// starts.
    public static LocalPostgres at(Path home) {
        return at(home, new DiskRoom(home));
    }

    static LocalPostgres at(Path home, DiskRoom room) {
        return new LocalPostgres(home, room);
    }

    /// Starts the server on `home`.
    ///
    /// @throws HomeInUse when another process has this home
    /// @throws DatabaseUnavailable when the server does not start
    public static LocalPostgres start(Path home) {
        LocalPostgres server = at(home);
        server.run();
        return server;
    }

    /// Starts the server, making the folder at first. A server orphaned by a killed process is
    /// stopped first.
    ///
    /// @throws HomeInUse when another process has this home
    /// @throws DatabaseUnavailable when the server does not start
    public synchronized void run() {
        requireOpen();
        requireFirstRoom();
        HomeFolders.prepare(home);
        HomeLock taken = HomeLock.take(home);
        lock = taken;
        try {
            folder.discardUnfinished();
            folder.discardHalfUnpacked();
            OrphanedServer.stop(folder.data());
            room.requireForStart(false);
            ChildEnvironment.tidy();
            EmbeddedPostgres server = launch(folder, 0);
            folder.markUnpacked();
            folder.closePrograms();
            LocalServerSetup.run(server.getPort(), folder);
            LOG.info(
                    "PostgreSQL is running on port {}, data in {}",
                    server.getPort(),
                    folder.data());
            port = server.getPort();
            supervisor = new PostgresSupervisor(folder, server, () -> launch(folder, port));
        } catch (DatabaseUnavailable e) {
            abandon(folder, taken);
            lock = null;
            throw e;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            abandon(folder, taken);
            lock = null;
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL did not start: "
                            + (e instanceof IOException ? e.getMessage() : reason(e)),
                    e);
        }
        requireOpen();
    }

    /// Looks whether a server could be started on `home`, and makes nothing there.
    ///
    /// @throws HomeInUse when another process has this home
    /// @throws DatabaseUnavailable when the folder cannot be used, or its disk has too little room
    public static void requireStartable(Path home) {
        at(home).requireStartable();
    }

    void requireStartable() {
        HomeLock.requireFree(home);
        HomeFolders.require(home);
        requireFirstRoom();
    }

    /// Before anything is made. A later start looks when it has the home.
    private void requireFirstRoom() {
        if (!folder.finished()) {
            room.requireForStart(true);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("stopped while the embedded PostgreSQL was starting");
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
                .setServerConfig("shared_buffers", SharedBuffers.setting())
                .setServerConfig("jit", "off")
                .setServerConfig("log_min_messages", "fatal")
                .setOutputRedirector(ProcessBuilder.Redirect.to(folder.log().toFile()))
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    public synchronized DatabaseAddress address() {
        return folder.address(port);
    }

    /// What starts the server again when it ends by itself.
    public Optional<LoopView> loop() {
        return Optional.ofNullable(supervisor).map(PostgresSupervisor::loop);
    }

    /// Stops the server. While it starts, that is waited for.
    @Override
    public void close() {
        closed = true;
        stop();
    }

    private synchronized void stop() {
        HomeLock held = lock;
        if (held == null) {
            return;
        }
        try {
            PostgresSupervisor running = supervisor;
            if (running != null) {
                running.close();
            }
            processes.stop();
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL did not stop cleanly: " + e.getMessage(), e);
        } finally {
            lock = null;
            held.close();
        }
    }

    /// Ends the server's processes at once, also those that are about to start it, when [#close()]
    /// did not come to its end. It waits for no thread, and does nothing when there is no server of
    /// this process on the home.
    public void kill() {
        closed = true;
        if (lock == null) {
            return;
        }
        try {
            processes.kill();
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL could not be stopped: " + e.getMessage(), e);
        }
    }
}
