package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program as a process of its own, killed in the middle of an import.
@Tag("long")
final class ImportKillTest {
    private static final int SYMBOLS = 900;
    private static final int DAYS = 700;
    private static final int KILLS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path home;

    /// Killed more often than an item may crash: each time it had come further, so it is not the
    /// one to blame.
    @Test
    void aKilledImportLeavesWholeSymbolsAndGoesOnBehindThem() throws Exception {
        String job = "";
        int seen = 0;
        for (int round = 0; round < KILLS; round++) {
            Running app = Running.start(home, Map.of("WORKERS", "1"));
            try {
                job = round == 0 ? submit(app) : job;
                seen = awaitMoreRows(app, job, seen);
            } finally {
                app.process().destroyForcibly().waitFor();
            }
        }
        Running onlooker = Running.start(home, Map.of(), "web");
        try {
            Map<String, JsonNode> half = stocks(onlooker);
            assertTrue(!half.isEmpty() && half.size() < SYMBOLS, "symbols: " + half.size());
            half.values().forEach(ImportKillTest::requireWhole);
        } finally {
            end(onlooker);
        }
        Running last = Running.start(home, Map.of("WORKERS", "1"));
        try {
            String location = job;
            await("the report", () -> !report(last, location).isNull());
            JsonNode report = report(last, job);
            assertEquals(SYMBOLS * DAYS, report.get("rows").asInt());
            assertEquals(SYMBOLS * DAYS, report.get("inserted").asInt(), "stored once, by one try");
            assertEquals(0, report.get("unchanged").asInt());
            assertEquals(0, report.get("changed").asInt());
            assertEquals(SYMBOLS, report.get("symbols").asInt());
            Map<String, JsonNode> all = stocks(last);
            assertEquals(SYMBOLS, all.size());
            all.values().forEach(ImportKillTest::requireWhole);
        } finally {
            end(last);
        }
    }

    private static int awaitMoreRows(Running app, String job, int seen) {
        int[] rows = {seen};
        await("more rows than " + seen, () -> (rows[0] = rowsStored(app, job)) > seen);
        return rows[0];
    }

    private static void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen in time: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// All of its bars, and they came at one stroke.
    private static void requireWhole(JsonNode stock) {
        assertEquals(DAYS, stock.get("bars").asInt(), stock::toString);
        assertEquals(1, stock.get("data_version").asInt(), stock::toString);
    }

    private static void end(Running app) throws InterruptedException {
        app.process().destroy();
        assertTrue(app.process().waitFor(28, TimeUnit.SECONDS));
    }

    private static String submit(Running app) {
        StringBuilder csv = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            for (int day = 0; day < DAYS; day++) {
                csv.append("KILL")
                        .append(symbol)
                        .append(',')
                        .append(LocalDate.of(2020, 1, 1).plusDays(day))
                        .append(",20,22,18,21,100\n");
            }
        }
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "respond-async")
                        .postAs("/api/v1/prices/import?source=kill-test", csv.toString());
        assertEquals(202, answer.status(), answer.body());
        return answer.header("Location");
    }

    /// While it is not read to its end: then the kill would come too late.
    private static int rowsStored(Running app, String job) {
        JsonNode progress = app.call().get(job).json();
        assertTrue(progress.get("report").isNull(), "it ended before it could be killed");
        return progress.get("rows_read").asInt();
    }

    private static JsonNode report(Running app, String job) {
        return app.call().get(job).json().get("report");
    }

    private static Map<String, JsonNode> stocks(Running app) {
        Map<String, JsonNode> stocks = new TreeMap<>();
        String path = "/api/v1/stocks?limit=200&search=kill";
        while (!path.isEmpty()) {
            Call.Answer answer = app.call().get(path);
            answer.json().get("items").forEach(s -> stocks.put(s.get("ticker").asText(), s));
            String link = answer.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return stocks;
    }
}
