package bellwether.platform.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// A PostgreSQL of one test's own, to be stopped, killed and started again on the same port, or
/// followed by a standby.
public final class TestServer implements AutoCloseable {
    private final Path data;
    private final int port;
    private Optional<EmbeddedPostgres> running = Optional.empty();

    private TestServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /// Makes a cluster, and starts it.
    public static TestServer start(Path folder) {
        TestServer server = new TestServer(folder.resolve("data"), freePort());
        server.start();
        return server;
    }

    public void start() {
        try {
            running =
                    Optional.of(
                            EmbeddedPostgres.builder()
                                    .setDataDirectory(data)
                                    .setCleanDataDirectory(false)
                                    .setPort(port)
                                    .setServerConfig("synchronous_commit", "on")
                                    .setServerConfig("max_connections", "100")
                                    .setServerConfig("wal_keep_size", "256MB")
                                    .setPGStartupWait(Duration.ofSeconds(60))
                                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            if (running.isPresent()) {
                running.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running = Optional.empty();
        }
    }

    /// Ends the server as a power failure does.
    public void kill() {
        try {
            long pid =
                    Long.parseLong(
                            Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
            running = Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A standby that follows this server; for which this one is stopped, copied and started again.
    public TestServer standby(Path folder) {
        try {
            stop();
            Path copy = folder.resolve("data");
            run(List.of("cp", "-a", data.toString(), copy.toString()));
            Files.writeString(copy.resolve("standby.signal"), "");
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'\n".formatted(port),
                    StandardOpenOption.APPEND);
            start();
            TestServer standby = new TestServer(copy, freePort());
            standby.start();
            return standby;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From now on a commit is acknowledged only when the standby has it too.
    public void synchronous() {
        maintenance()
                .useHandle(h -> {
                    h.execute("alter system set synchronous_standby_names = '*'");
                    h.execute("select pg_reload_conf()");
                });
    }

    public void promote() {
        maintenance().useHandle(h -> h.execute("select pg_promote()"));
    }

    public DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://" + place() + "/postgres",
                Optional.of("postgres"),
                Optional.empty());
    }

    /// Host and port.
    public String place() {
        return "127.0.0.1:" + port;
    }

    /// Each handle on a connection of its own.
    public Jdbi maintenance() {
        return Jdbi.create(() -> Connections.single(address()));
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) throws IOException {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException(command + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
