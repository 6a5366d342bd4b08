package bellwether.platform.http.limits;

import bellwether.Waiting;
import bellwether.platform.http.server.SelfSigned;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A real Redis, where one is installed.
final class RedisServer implements AutoCloseable {
    private static final String PASSWORD = "open-sesame";

    private final int port;
    private final List<String> options;
    private Process process;

    RedisServer() throws IOException {
        this(List.of());
    }

    private RedisServer(List<String> options) throws IOException {
        this(options, freePort());
    }

    private RedisServer(List<String> options, int port) throws IOException {
        this.port = port;
        this.options = options;
        process = start();
    }

    /// One that speaks TLS too, at this port.
    static RedisServer speakingTls(SelfSigned certificate, int port) throws IOException {
        return new RedisServer(
                List.of(
                        "--tls-port",
                        Integer.toString(port),
                        "--tls-cert-file",
                        certificate.files().certificate().toString(),
                        "--tls-key-file",
                        certificate.files().key().toString(),
                        "--tls-auth-clients",
                        "no"));
    }

    /// One that follows another, which is not there, and so takes no writes.
    static RedisServer standby() throws IOException {
        return new RedisServer(List.of("--replicaof", "127.0.0.1", Integer.toString(freePort())));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    RedisAddress address() {
        return address(PASSWORD);
    }

    RedisAddress address(String password) {
        return RedisAddress.parse("redis://:%s@127.0.0.1:%d".formatted(password, port));
    }

    /// Its address over TLS.
    static RedisAddress address(int tlsPort, String query) {
        return RedisAddress.parse(
                "rediss://:%s@127.0.0.1:%d%s".formatted(PASSWORD, tlsPort, query));
    }

    private Process start() throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                installed().orElseThrow().toString(),
                                "--port",
                                Integer.toString(port),
                                "--bind",
                                "127.0.0.1",
                                "--requirepass",
                                PASSWORD,
                                "--save",
                                ""));
        command.addAll(options);
        Process started =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Waiting.until(() -> listens(started));
        return started;
    }

    private boolean listens(Process started) {
        if (!started.isAlive()) {
            throw new IllegalStateException("Redis ended with " + started.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    void stop() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() throws IOException {
        process = start();
    }

    /// It still holds its connections, and answers nobody.
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid())).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says a command and gives all that it answers.
    String command(String... words) throws IOException {
        StringBuilder text = new StringBuilder("AUTH " + PASSWORD + "\r\n");
        text.append(String.join(" ", words)).append("\r\nQUIT\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
