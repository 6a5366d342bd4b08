package bellwether.bench.soak;

import bellwether.SimulatedService;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.embedded.LocalPostgres;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// The service as a process of its own with its embedded PostgreSQL, started with the options of
/// run.sh; its clock is moved by its standard input.
final class SoakService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_ANSWER_SECONDS = 3_600;

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final Jdbi jdbi;

    SoakService(Path home, Instant begin) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(System.getProperty("bellwether.bench.options", "").lines().toList());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatedService.class.getName(),
                        begin.toString()));
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        program.environment()
                .putAll(
                        Map.of(
                                "BELLWETHER_HOME", home.toString(),
                                "PORT", "0",
                                "RATE_LIMITS", "off",
                                "SAMPLE_DATA", "false",
                                "AUTO_LABEL_SECONDS", "5",
                                "MALLOC_ARENA_MAX", "2"));
        program.redirectError(home.resolveSibling("soak.log").toFile());
        process = program.start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
        port = Integer.parseInt(answer());
        jdbi = TestDatabase.plain(LocalPostgres.running(home).orElseThrow());
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(SimulatedService.ANSWER))
                    .forEach(line -> answers.add(line.substring(SimulatedService.ANSWER.length())));
        } catch (IOException | UncheckedIOException e) {
            // the process was ended
        }
    }

    private String answer() throws InterruptedException {
        String answer = answers.poll(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException(
                    "the service gave no answer within %d s; its log is soak.log beside its home"
                            .formatted(LONGEST_ANSWER_SECONDS));
        }
        return answer;
    }

    /// Moves its clock.
    void at(Instant moment) throws IOException, InterruptedException {
        say("at " + moment);
    }

    /// Has the nights' work done.
    ///
    /// @return how often it was tried until no chore failed
    int night() throws IOException, InterruptedException {
        return Integer.parseInt(say("night"));
    }

    private String say(String line) throws IOException, InterruptedException {
        commands.write(line + "\n");
        commands.flush();
        return answer();
    }

    long pid() {
        return process.pid();
    }

    /// Its processor time.
    Duration worked() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// That of PostgreSQL's processes which are there now: they are no children of the service.
    Duration databaseWorked() {
        return jdbi.withHandle(h -> {
            long own = h.createQuery("select pg_backend_pid()").mapTo(Long.class).one();
            ProcessHandle server =
                    ProcessHandle.of(own).flatMap(ProcessHandle::parent).orElseThrow();
            return Stream.concat(Stream.of(server), server.descendants())
                    .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        });
    }

    Jdbi jdbi() {
        return jdbi;
    }

    String text(String path) throws IOException, InterruptedException {
        return expected(http.send(to(path).build(), HttpResponse.BodyHandlers.ofString()), 200);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(text(path));
    }

    /// @param status that the answer must have
    JsonNode post(String path, String body, int status) throws IOException, InterruptedException {
        return sent(path, "application/json", body, status);
    }

    /// A file of prices; whatever has come of it by now.
    JsonNode upload(String csv) throws IOException, InterruptedException {
        return sent("/api/v1/prices/import?source=invented", "text/csv", csv, 0);
    }

    private JsonNode sent(String path, String type, String body, int status)
            throws IOException, InterruptedException {
        HttpRequest request =
                to(path).header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return JSON.readTree(
                expected(http.send(request, HttpResponse.BodyHandlers.ofString()), status));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(2));
    }

    private static String expected(HttpResponse<String> answer, int status) {
        boolean good = status == 0 ? answer.statusCode() / 100 == 2 : answer.statusCode() == status;
        if (!good) {
            throw new IllegalStateException(
                    "%s answered %d: %s"
                            .formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    /// Ends it in an orderly way.
    @Override
    public void close() throws IOException {
        http.shutdownNow();
        commands.close();
        boolean ended = false;
        try {
            ended = process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
