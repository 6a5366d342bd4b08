package bellwether.bench;

import bellwether.platform.db.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The packed program as a process of its own, started as run.sh does.
///
/// @param readyMillis from the command to the first `/ready` that said yes
/// @param log what it prints, both streams
public record Service(Process process, int port, long readyMillis, Path log)
        implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(90);

    /// Starts it on a free port and waits until it is ready.
    ///
    /// @param jvm options beside those of run.sh
    public static Service start(List<String> jvm, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start("serve", jvm, settings);
    }

    /// The same, with another part of the work: `web` or `worker`.
    static Service start(String command, List<String> jvm, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> words =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        words.addAll(options());
        words.addAll(jvm);
        words.addAll(List.of("-jar", target().resolve("bellwether.jar").toString(), command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().putAll(settings);
        builder.environment().put("PORT", Integer.toString(port));
        File log = File.createTempFile("bellwether-bench", ".log");
        log.deleteOnExit();
        builder.redirectErrorStream(true).redirectOutput(log);
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!ready(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > LONGEST_START_NANOS) {
                String how =
                        process.isAlive()
                                ? "within 90 s"
                                : "and ended with exit code " + process.exitValue();
                process.destroyForcibly();
                throw new IllegalStateException(
                        "did not start %s: %s".formatted(how, Files.readString(log.toPath())));
            }
            LockSupport.parkNanos(5_000_000);
        }
        return new Service(process, port, (System.nanoTime() - begin) / 1_000_000, log.toPath());
    }

    /// Those that run.sh starts the program with.
    private static List<String> options() {
        String options = System.getProperty("bellwether.bench.options");
        if (options == null) {
            throw new IllegalStateException(
                    "the options of run.sh are missing: start this by ./run.sh bench");
        }
        return options.lines().toList();
    }

    static Path target() {
        return Objects.requireNonNull(
                Path.of(
                                URI.create(
                                        Service.class
                                                .getProtectionDomain()
                                                .getCodeSource()
                                                .getLocation()
                                                .toString()))
                        .getParent());
    }

    /// A database as the environment variable names it.
    static String url(DatabaseAddress address) {
        return "postgres://%s:%s@%s"
                .formatted(
                        address.user().orElseThrow(),
                        URLEncoder.encode(address.password().orElseThrow(), StandardCharsets.UTF_8),
                        address.jdbcUrl().replaceAll(".*//", ""));
    }

    static boolean ready(int port) throws InterruptedException {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:" + port + "/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// What the system says that the process holds in memory; 0 where it does not say.
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /// Processor time up to now.
    Duration worked() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// SIGTERM, and the wait for its end.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
