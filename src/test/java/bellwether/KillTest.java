package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
        int atKill;
        List<String> tickers;
        Running first = Running.start(home, Map.of());
        try {
            tickers = market(first);
            id = submit(first, tickers);
            do {
                atKill = done(first, id);
            } while (atKill == 0);
        } finally {
            first.process().destroyForcibly().waitFor();
        }
        Running second = Running.start(home, Map.of());
        try {
            assertTrue(atKill < tickers.size(), "the job had ended before the kill");
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

    /// Imports 1,500 symbols, so that the job is certainly not over when the process is killed.
    private static List<String> market(Running app) {
        StringBuilder csv = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        List<String> tickers = new ArrayList<>();
        for (int symbol = 0; symbol < 1_500; symbol++) {
            tickers.add("KILL" + symbol);
            for (int day = 0; day < 60; day++) {
                csv.append(
                        "KILL%d,%s,%d,%d,%d,%d,100\n"
                                .formatted(
                                        symbol,
                                        LocalDate.of(2020, 1, 1).plusDays(day),
                                        20,
                                        22 + day % 3,
                                        18,
                                        20 + day % 2));
            }
        }
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs("/api/v1/prices/import?source=kill-test", csv.toString());
        assertEquals(200, answer.status(), answer.body());
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
        return Waiting.until(
                () -> app.call().get("/api/v1/jobs/" + id).json(),
                job -> job.hasNonNull("finished_at"));
    }

    private static List<String> results(Running app, String id) {
        List<String> tickers = new ArrayList<>();
        String path = "/api/v1/jobs/" + id + "/results?limit=200";
        while (!path.isEmpty()) {
            Call.Answer answer = app.call().get(path);
            answer.json().get("items").forEach(r -> tickers.add(r.get("ticker").asText()));
            String link = answer.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return tickers;
    }
}
