package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program as a process of its own, with its embedded database, killed and stopped.
final class KillTest {
    @TempDir Path home;

    @Test
    void aJobInterruptedByKillNineCompletesAfterTheNextStartExactlyOnce() throws Exception {
        String id;
        List<String> tickers = tickers();
        Running first = Running.start(home, Map.of());
        try {
            id = submit(first, tickers);
            while (done(first, id) == 0) {
                Thread.onSpinWait();
            }
        } finally {
            first.process().destroyForcibly().waitFor();
        }
        Running second = Running.start(home, Map.of());
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
}
