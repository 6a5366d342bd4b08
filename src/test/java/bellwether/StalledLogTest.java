package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real program, whose standard output and standard error are pipes that nobody reads.
@Timeout(180)
final class StalledLogTest {
    private static final Pattern READY = Pattern.compile("Ready at http://127\\.0\\.0\\.1:(\\d+)");

    /// More than a pipe and a queue take.
    private static final int REQUESTS = 5_000;

    /// More than a pipe takes.
    private static final int SOME = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;
    private BufferedReader errors;
    private int port;

    /// Each request fills standard error too: Jetty says what it does.
    @BeforeEach
    void start(@TempDir Path home) throws IOException {
        ProcessBuilder builder =
                Running.program(
                        home,
                        Map.of(
                                "STRUCTURED_LOGS",
                                "true",
                                "DATABASE_URL",
                                TestDatabase.createMigrated().jdbcUrl() + "?user=postgres"),
                        "bellwether.Bellwether",
                        "serve");
        builder.redirectErrorStream(false);
        builder.command()
                .addAll(
                        1,
                        List.of(
                                "-Xmx384m",
                                "-Dorg.slf4j.simpleLogger.log.org.eclipse.jetty.server.handler=debug"));
        process = builder.start();
        errors =
                new BufferedReader(
                        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        while (port == 0) {
            Matcher ready = READY.matcher(errors.readLine());
            if (ready.find()) {
                port = Integer.parseInt(ready.group(1));
            }
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private int get(int number) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health".formatted(port)))
                        .header("X-Request-Id", "n-" + number)
                        .timeout(java.time.Duration.ofSeconds(5))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private void fill(int requests) throws IOException, InterruptedException {
        for (int i = 0; i < requests; i++) {
            assertEquals(200, get(i));
        }
    }

    private double metric(String series) {
        return Call.to(port)
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theServiceWorksOnAndAReaderWhoComesBackHearsHowManyLinesAreMissing() throws Exception {
        get(-1);
        double threads = metric("jvm_threads_live_threads");
        fill(REQUESTS);
        Call.Answer analysed =
                Call.to(port)
                        .header("Prefer", "wait=20")
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"capital\":1000}");
        assertEquals(200, analysed.status(), analysed.body());
        assertTrue(metric("jvm_threads_live_threads") < threads + 20, "threads pile up");
        assertTrue(metric("bellwether_log_lines_dropped_total{stream=\"stderr\"}") > 0);
        double dropped = metric("bellwether_log_lines_dropped_total{stream=\"stdout\"}");
        assertTrue(dropped > 0);

        List<JsonNode> events = readAgain();
        JsonNode notice =
                events.stream()
                        .filter(e -> e.get("event").asText().equals("log_lines_dropped"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("stdout", notice.get("stream").asText());
        assertTrue(notice.get("lines").asLong() >= dropped);
        List<Integer> numbers =
                events.stream()
                        .map(e -> e.path("request_id").asText())
                        .filter(id -> id.startsWith("n-"))
                        .map(id -> Integer.parseInt(id.substring(2)))
                        .toList();
        assertEquals(numbers.stream().sorted().toList(), numbers, "the order of the lines");
        assertTrue(
                errors.lines().anyMatch(line -> line.contains("log_lines_dropped stream=stderr")));
    }

    /// Up to the event of a request that is made now.
    private List<JsonNode> readAgain() throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        boolean noticed = false;
        while (events.isEmpty()
                || !events.getLast().path("request_id").asText().equals("n-" + REQUESTS)) {
            events.add(json.readTree(out.readLine()));
            if (!noticed && events.getLast().get("event").asText().equals("log_lines_dropped")) {
                noticed = true;
                assertEquals(200, get(REQUESTS));
            }
        }
        return events;
    }

    @Test
    void aStopDoesNotWaitForTheReader() throws Exception {
        fill(SOME);
        process.destroy();
        assertTrue(process.waitFor(15, TimeUnit.SECONDS), "it waits for its reader");
        assertEquals(0, process.exitValue());
    }
}
