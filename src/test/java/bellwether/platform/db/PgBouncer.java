package bellwether.platform.db;

import bellwether.Waiting;
import bellwether.platform.base.TemporaryFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A real PgBouncer in transaction mode, where one is installed, with no option that favours us.
public final class PgBouncer implements AutoCloseable {
    /// Connections to each database.
    public static final int POOL_SIZE = 12;

    private final Process process;
    private final int port;
    private final TemporaryFile config;

    private PgBouncer(Process process, int port, TemporaryFile config) {
        this.process = process;
        this.port = port;
        this.config = config;
    }

    public static Optional<Path> installed() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// In front of the server at `direct`, for all its databases.
    public static PgBouncer start(DatabaseAddress direct) {
        try {
            int port = freePort();
            int server = uri(direct).getPort();
            TemporaryFile config =
                    TemporaryFile.of(
                            "pgbouncer",
                            ".ini",
                            """
                            [databases]
                            * = host=127.0.0.1 port=%d user=%s
                            [pgbouncer]
                            listen_addr = 127.0.0.1
                            listen_port = %d
                            unix_socket_dir =
                            auth_type = any
                            pool_mode = transaction
                            default_pool_size = %d
                            max_client_conn = 500
                            server_login_retry = 1
                            """
                                    .formatted(
                                            server, direct.user().orElseThrow(), port, POOL_SIZE));
            config.path().toFile().setReadable(true, false);
            List<String> command =
                    new ArrayList<>(List.of(installed().orElseThrow().toString(), "-q"));
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("-u", "nobody"));
            }
            command.add(config.path().toString());
            PgBouncer started =
                    new PgBouncer(
                            new ProcessBuilder(command)
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start(),
                            port,
                            config);
            started.awaitListening();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() {
        Waiting.until(this::listens);
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("PgBouncer ended with " + process.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static URI uri(DatabaseAddress address) {
        return URI.create(address.jdbcUrl().substring("jdbc:".length()));
    }

    /// The way through the pooler to a database, as `DB_POOLER=transaction` makes it.
    public DatabaseAddress to(DatabaseAddress direct) {
        return new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:%d%s".formatted(port, uri(direct).getPath()),
                        direct.user(),
                        Optional.empty())
                .behindPooler();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        config.close();
    }
}
