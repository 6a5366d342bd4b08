package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.web.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program as a process of its own, with its embedded database, killed and stopped.
final class KillTest {
    private static final Pattern READY = Pattern.compile("Ready at http://127\\.0\\.0\\.1:(\\d+)");

    @TempDir Path home;

    @Test
    void aJobInterruptedByKillNineCompletesAfterTheNextStartExactlyOnce() throws Exception {
        String id;
        List<String> tickers = tickers();
        Running first = Running.start(home);
        try {
            id = submit(first, tickers);
            while (done(first, id) == 0) {
                Thread.onSpinWait();
            }
        } finally {
            first.process().destroyForcibly().waitFor();
        }
        Running second = Running.start(home);
        try {
            JsonNode job = ended(second, id);
            assertEquals("completed", job.get("state").asText());
            assertEquals(tickers.size(), job.get("done").asInt());
            List<String> found = results(second, id);
            assertEquals(tickers.size(), found.size(), "results");
            assertEquals(new HashSet<>(tickers), new HashSet<>(found));
        } finally {
            second.process().destroy();
            assertTrue(second.process().waitFor(28, TimeUnit.SECONDS));
        }
        assertEquals(0, second.process().exitValue());
        assertFalse(
                Files.exists(home.resolve("postgres-18").resolve("postmaster.pid")),
                "PostgreSQL is gone");
    }

    /// Each sample symbol is one item; more items than can be done before the kill.
    private static List<String> tickers() {
        List<String> tickers = new ArrayList<>(List.of("^GSPC"));
        for (int i = 1; i <= 30; i++) {
            tickers.add("DEMO%02d".formatted(i));
        }
        return tickers;
    }

    private static String submit(Running app, List<String> tickers) {
        return app.call()
                .post(
                        "/api/v1/analyses",
                        "{\"tickers\":[\""
                                + String.join("\",\"", tickers)
                                + "\"],\"capital\":1000}")
                .json()
                .get("id")
                .asText();
    }

    private static int done(Running app, String id) {
        return app.call().get("/api/v1/jobs/" + id).json().get("done").asInt();
    }

    private static JsonNode ended(Running app, String id) {
        while (true) {
            JsonNode job = app.call().get("/api/v1/jobs/" + id).json();
            if (job.get("finished_at") != null && !job.get("finished_at").isNull()) {
                return job;
            }
            Thread.onSpinWait();
        }
    }

    private static List<String> results(Running app, String id) {
        List<String> tickers = new ArrayList<>();
        app.call()
                .get("/api/v1/jobs/" + id + "/results?limit=200")
                .json()
                .get("results")
                .forEach(result -> tickers.add(result.get("ticker").asText()));
        return tickers;
    }

    /// A process that has said that it is ready.
    private record Running(Process process, int port) {
        static Running start(Path home) throws IOException {
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "bellwether.Bellwether");
            builder.environment().keySet().removeIf(name -> name.equals("DATABASE_URL"));
            builder.environment().put("BELLWETHER_HOME", home.toString());
            builder.environment().put("PORT", "0");
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.PIPE);
            Process process = builder.start();
            BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder seen = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                seen.append(line).append(File.separator);
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
                    return new Running(process, Integer.parseInt(ready.group(1)));
                }
            }
            throw new IllegalStateException("did not start: " + seen);
        }

        Call call() {
            return Call.to(port);
        }
    }
}
