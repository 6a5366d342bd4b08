package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What can be seen of the running service from outside: metrics, health, tables and entity tags.
@Timeout(120)
final class ObservedTest {
    private static final String MASTER = "m".repeat(40);

    private static TestApp app;
    private static String job;

    @BeforeAll
    static void start() {
        app = new TestApp();
        job = app.submit("{\"tickers\":[\"DEMO01\",\"DEMO02\",\"NOPE\"],\"capital\":1000}");
        app.ended(job);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String metrics() {
        return app.call().get("/metrics").body();
    }

    private static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void promtoolFindsNothingToSay(@TempDir Path folder) throws Exception {
        boolean there =
                Arrays.stream(System.getenv("PATH").split(":", -1))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, "promtool")));
        assumeTrue(there, "skipped: promtool (package prometheus) is not installed");
        Path file = Files.writeString(folder.resolve("metrics"), metrics());
        Process promtool =
                new ProcessBuilder("promtool", "check", "metrics")
                        .redirectInput(file.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(promtool.waitFor(30, TimeUnit.SECONDS));
        assertEquals("", said);
        assertEquals(0, promtool.exitValue());
    }

    @Test
    void everyPartHasItsFigures() {
        String all = metrics();
        for (String series :
                List.of(
                        "http_server_requests_seconds_bucket{method=\"POST\",route=\"/api/v1/analyses\",status=\"202\",le=\"5.0\"}",
                        "tx_http_requests_total{endpoint=\"/api/v1/analyses\",method=\"POST\",status=\"202\"}",
                        "tx_http_request_latency_seconds_count{endpoint=\"/api/v1/analyses\",method=\"POST\"}",
                        "hikaricp_connections_max{pool=\"web\"}",
                        "hikaricp_connections_max{pool=\"jobs\"}",
                        "bellwether_jobs_made_total",
                        "http_server_requests_in_flight",
                        "process_cpu_seconds_total",
                        "process_files_open_files",
                        "jvm_threads_live_threads")) {
            assertTrue(value(all, series) > 0, series);
        }
        assertTrue(value(all, "bellwether_items_done_total") >= 2);
        assertEquals(0, value(all, "bellwether_items_quarantined_total"));
        assertEquals(0, value(all, "bellwether_jobs_repaired_total"));
        assertTrue(all.contains("bellwether_build_info{"), "no build info");
        assertTrue(all.contains("jvm_memory_used_bytes{"), "no memory");
    }

    @Test
    void theDatabaseIsLookedAtInTheBackground() {
        String all =
                Waiting.until(
                        ObservedTest::metrics,
                        text ->
                                !Double.isNaN(
                                        value(text, "bellwether_database_sample_age_seconds")));
        assertTrue(value(all, "bellwether_workers{state=\"silent\"}") == 0);
        assertTrue(value(all, "bellwether_database_table_size_bytes{table=\"job\"}") > 0);
        assertTrue(value(all, "bellwether_queue_items{state=\"ready\"}") >= 0);
        assertTrue(value(all, "bellwether_database_oldest_snapshot_age_seconds") >= 0);
    }

    @Test
    void whatSomebodyMadeUpAddsNoSeries() {
        app.call().get("/nothing/here");
        app.call().send("BREW", "/", HttpRequest.BodyPublishers.noBody());
        await("method=\"GET\",status=\"404\"", 1);
        await("method=\"other\",status=\"405\"", 1);
        long before = series();
        for (int i = 0; i < 1_000; i++) {
            assertEquals(404, app.call().get("/nothing/" + i + "?x=" + i).status());
        }
        for (int i = 0; i < 50; i++) {
            app.call().send("BREW" + i, "/", HttpRequest.BodyPublishers.noBody());
        }
        await("method=\"GET\",status=\"404\"", 1_001);
        await("method=\"other\",status=\"405\"", 51);
        assertEquals(before, series());
    }

    /// An exchange is counted a moment after its answer.
    private static void await(String labels, int count) {
        String series = "tx_http_requests_total{endpoint=\"unmatched\"," + labels + "}";
        Waiting.until(() -> value(metrics(), series) >= count);
    }

    private static long series() {
        return metrics().lines().filter(line -> line.contains("=\"unmatched\"")).count();
    }

    @Test
    void partsOfTablesAreCountedOnceTheDatabaseHasBeenLookedAt() {
        String series =
                "bellwether_database_part_live_rows{part=\"analysis_rest\",table=\"analysis\"}";
        Waiting.until(() -> metrics().contains(series)); // the first look begins with the service
        assertTrue(
                value(metrics(), "bellwether_database_table_size_bytes{table=\"analysis\"}") > 0);
        JsonNode storage = app.call().get("/health/detailed").json().at("/components/storage");
        assertTrue(storage.get("oldest_snapshot_seconds").asDouble() >= 0, storage.toString());
        assertTrue(storage.get("tables").toString().contains("audit_rest"), storage.toString());
    }

    @Test
    void healthTellsOfEachPart() {
        JsonNode health = app.call().get("/health/detailed").json();
        assertEquals("up", health.get("status").asText(), health.toString());
        assertEquals(
                List.of(
                        "database",
                        "migrations",
                        "pool",
                        "jobs",
                        "storage",
                        "models",
                        "notifications",
                        "rules",
                        "scanner"),
                health.get("components").properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .toList());
        assertTrue(health.at("/components/database/latency_ms").asDouble() > 0);
        assertTrue(health.at("/components/database/version").asText().matches("\\d+\\..*"));
        assertTrue(health.at("/components/jobs/last_beat_seconds").asDouble() >= 0);
        JsonNode pools = app.call().get("/health/pool").json().get("pools");
        assertEquals(List.of("web", "jobs"), pools.findValuesAsText("name"));
        for (JsonNode pool : pools) {
            assertEquals(
                    pool.get("in_use").asDouble() / pool.get("max").asDouble(),
                    pool.get("utilisation_fraction").asDouble());
            assertTrue(pool.get("size").asInt() >= pool.get("in_use").asInt());
        }
    }

    /// The master key is known without the database; other keys are not.
    private static Call asAdmin(TestApp other) {
        return other.call().header("Authorization", "Bearer " + MASTER);
    }

    @Test
    void healthSaysThatTheDatabaseIsGoneAndThatItIsBack() {
        try (TestApp other =
                new TestApp(
                        0,
                        Optional.of(MASTER),
                        TestDatabase.createMigrated(),
                        InstantSource.system(),
                        new PrintStream(OutputStream.nullOutputStream()))) {
            assertEquals(200, asAdmin(other).get("/health/detailed").status());
            TestDatabase.shut(other.database());
            Call.Answer answer = asAdmin(other).get("/health/detailed");
            assertEquals(503, answer.status());
            assertEquals("down", answer.json().get("status").asText());
            assertEquals("down", answer.json().at("/components/database/status").asText());
            // it refused at once: no time is stated that was not waited for
            String message = answer.json().at("/components/database/message").asText();
            assertTrue(message.matches("The database could not be (read|asked).*"), message);
            assertFalse(answer.body().contains("postgres"), answer.body());
            Waiting.until(() ->
                    "down"
                            .equals(
                                    asAdmin(other)
                                            .get("/health/detailed")
                                            .json()
                                            .at("/components/scanner/status")
                                            .asText()));
            String told = asAdmin(other).get("/health/detailed").body();
            assertTrue(told.contains("Due scans cannot be looked for: "), told);
            assertFalse(told.contains("FATAL"), told);
            assertEquals(200, asAdmin(other).get("/health").status());
            assertEquals(200, asAdmin(other).get("/metrics").status());
            assertEquals(401, other.call().get("/metrics").status());
            assertEquals(200, asAdmin(other).get("/health/pool").status());
            TestDatabase.reopen(other.database());
            Waiting.until(() -> asAdmin(other).get("/health/detailed").status() == 200);
        }
    }

    @Test
    void listsCanBeHadAsTablesThatLeadOn() {
        Call.Answer stocks = csv("/api/v1/stocks?limit=2");
        assertEquals(
                "ticker,name,sector,currency,currency_source,money_currency,exchange,exchange_name,listed,delisted,tick,lot,bars,first_on,last_on,sources,synthetic,data_version",
                stocks.body().lines().findFirst().orElseThrow());
        assertEquals(3, stocks.body().lines().count());
        String next = stocks.header("Link").replaceAll("<(.*)>.*", "$1");
        assertEquals(3, csv(next).body().lines().count());
        assertTrue(
                csv("/api/v1/stocks/DEMO01/bars?limit=1")
                        .body()
                        .startsWith("date,open,high,low,close,volume,source,time,partial\r\n20"));
        List<String> results = csv("/api/v1/jobs/" + job + "/results").body().lines().toList();
        assertEquals(4, results.size());
        assertTrue(results.get(1).contains(",done,"), results.get(1));
        assertTrue(results.get(3).startsWith("NOPE,failed,"), results.get(3));
        assertEquals(2, csv("/api/v1/stocks/DEMO01/analyses").body().lines().count());
        assertTrue(csv("/api/v1/jobs").body().contains(job + ",analysis,completed,"));
    }

    private static Call.Answer csv(String path) {
        Call.Answer answer = app.call().header("Accept", "text/csv").get(path);
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        List<String> paths =
                List.of(
                        "/api/v1/jobs",
                        "/api/v1/jobs/" + job,
                        "/api/v1/jobs/" + job + "/results",
                        "/api/v1/stocks/DEMO01/analyses",
                        "/api/v1/stocks",
                        "/api/v1/stocks/DEMO01",
                        "/api/v1/stocks/DEMO01/bars",
                        "/api/v1/profiles");
        for (String path : paths) {
            String tag = app.call().get(path).header("ETag");
            assertFalse(tag.isEmpty(), path);
            Call.Answer again = app.call().header("If-None-Match", tag).get(path);
            assertEquals(304, again.status(), path);
            assertEquals(tag, again.header("ETag"));
        }
    }

    @Test
    void aNewAnalysisMakesANewVersionOfTheHistory() throws IOException {
        String path = "/api/v1/stocks/DEMO05/analyses";
        app.ended(app.submit("{\"tickers\":[\"DEMO05\"],\"capital\":1000}"));
        String tag = app.call().get(path).header("ETag");
        app.ended(app.submit("{\"tickers\":[\"DEMO05\"],\"capital\":1000}"));
        Call.Answer after = app.call().header("If-None-Match", tag).get(path);
        assertEquals(200, after.status());
        assertEquals(2, after.json().get("items").size());
    }

    @Test
    void aJobsTagMovesWhileItIsWorkedOn() {
        try (TestApp idle = new TestApp(0)) {
            String id = idle.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
            String path = "/api/v1/jobs/" + id;
            String tag = idle.call().get(path).header("ETag");
            assertEquals(304, idle.call().header("If-None-Match", tag).get(path).status());
            idle.call().post(path + "/pause", "");
            assertEquals(200, idle.call().header("If-None-Match", tag).get(path).status());
        }
    }

    @Test
    void jobEventsAreLines() {
        List<String> events =
                app.events().stream()
                        .filter(line -> line.contains(job))
                        .map(line -> line.split(" ", -1)[1])
                        .filter(word -> word.startsWith("job_"))
                        .collect(Collectors.toList());
        // A free worker may start a job before the thread that stored it has written its line.
        assertEquals("job_ended", events.getLast());
        assertEquals(
                List.of("job_created", "job_ended", "job_started"),
                events.stream().sorted().toList());
    }
}
