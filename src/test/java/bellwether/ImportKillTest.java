package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.web.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program as a process of its own, killed in the middle of an import.
final class ImportKillTest {
    private static final int SYMBOLS = 900;
    private static final int DAYS = 700;

    @TempDir Path home;

    @Test
    void aKilledImportLeavesWholeSymbolsAndIsCompletedByTheNextProcess() throws Exception {
        String job;
        Running first = Running.start(home, Map.of("WORKERS", "1"));
        try {
            job = submit(first);
            while (rowsRead(first, job) == 0) {
                Thread.onSpinWait();
            }
        } finally {
            first.process().destroyForcibly().waitFor();
        }
        Running onlooker = Running.start(home, Map.of(), "web");
        try {
            Map<String, JsonNode> half = stocks(onlooker);
            assertTrue(!half.isEmpty() && half.size() < SYMBOLS, "symbols: " + half.size());
            half.values().forEach(ImportKillTest::requireWhole);
        } finally {
            end(onlooker);
        }
        Running second = Running.start(home, Map.of("WORKERS", "1"));
        try {
            while (report(second, job).isNull()) {
                Thread.onSpinWait();
            }
            JsonNode report = report(second, job);
            assertEquals(SYMBOLS * DAYS, report.get("rows").asInt());
            assertEquals(SYMBOLS * DAYS, report.get("accepted").asInt());
            assertEquals(0, report.get("changed").asInt());
            Map<String, JsonNode> all = stocks(second);
            assertEquals(SYMBOLS, all.size());
            all.values().forEach(ImportKillTest::requireWhole);
        } finally {
            end(second);
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

    private static int rowsRead(Running app, String job) {
        return app.call().get(job).json().get("rows_read").asInt();
    }

    private static JsonNode report(Running app, String job) {
        return app.call().get(job).json().get("report");
    }

    private static Map<String, JsonNode> stocks(Running app) {
        Map<String, JsonNode> stocks = new TreeMap<>();
        String path = "/api/v1/stocks?limit=200&search=kill";
        while (!path.isEmpty()) {
            Call.Answer answer = app.call().get(path);
            answer.json().get("stocks").forEach(s -> stocks.put(s.get("ticker").asText(), s));
            String link = answer.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return stocks;
    }
}
