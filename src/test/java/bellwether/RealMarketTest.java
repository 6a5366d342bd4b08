package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// 505 real symbols, imported and analysed as one job.
final class RealMarketTest {
    private static TestApp app;
    private static Database database;
    private static Market market;

    @BeforeAll
    static void start() throws Exception {
        var file = SharedData.require("prices/sp500-5yr.csv.gz");
        app = new TestApp();
        database = Database.open(app.database(), "test", new PoolSettings(0, 2));
        market = new Market(database.jdbi(), InstantSource.system());
        new PriceImport(database.jdbi(), InstantSource.system())
                .importFile(file, ImportOptions.NONE, bytes -> {});
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            database.close();
            app.close();
        }
    }

    private static List<String> real() {
        return market.symbols().tickers().stream()
                .filter(t -> !t.startsWith("DEMO") && !t.equals("^GSPC"))
                .toList();
    }

    private static String body(List<String> tickers) {
        return tickers.stream()
                .collect(
                        Collectors.joining("\",\"", "{\"tickers\":[\"", "\"],\"capital\":100000}"));
    }

    @Test
    void all505AreAccountedForAndEveryIndicatorEqualsItsOracle() {
        List<String> tickers = real();
        assertEquals(505, tickers.size());
        String id = app.submit(body(tickers));
        JsonNode job = app.ended(id);
        assertEquals("completed", job.get("state").asText());
        assertEquals(505, job.get("done").asInt() + job.get("failed").asInt());
        Map<String, JsonNode> results =
                app.all(id, "items", "?limit=200&view=full").stream()
                        .collect(Collectors.toMap(r -> r.get("ticker").asText(), r -> r));
        assertEquals(job.get("done").asInt(), results.size());
        List<JsonNode> errors = app.all(id, "failed_items", "?limit=200");
        assertEquals(List.of("APTV"), errors.stream().map(e -> e.get("key").asText()).toList());
        assertTrue(
                errors.getFirst()
                        .get("message")
                        .asText()
                        .contains("APTV has 44 bars, 50 are needed: 6 missing"));
        int compared = 0;
        for (History history : market.load(tickers, Timeframe.DAY)) {
            JsonNode result = results.get(history.ticker());
            if (result != null) {
                compared += compare(history, result.get("indicators"));
            }
        }
        assertTrue(compared > 504 * 20, "compared " + compared);
    }

    @Test
    void twoHundredSummariesAreAtMost80Kilobytes() {
        String id = app.submit(body(real()));
        app.ended(id);
        Call.Answer page = app.call().get("/api/v1/jobs/" + id + "/results?limit=200");
        JsonNode results = page.json().get("items");
        assertEquals(200, results.size());
        int bytes = results.toString().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 80_000, bytes + " bytes");
    }

    /// To the seven digits of answers; what measures a difference of prices (MACD) relative to the
    /// price.
    private static int compare(History history, JsonNode indicators) {
        Bars bars = history.bars();
        double price = bars.close()[bars.size() - 1];
        Map<String, Double> expected = Oracle.lastValues(bars);
        indicators
                .properties()
                .forEach(entry -> {
                    String name = history.ticker() + " " + entry.getKey();
                    Double oracle = expected.get(entry.getKey());
                    assertEquals(oracle == null, entry.getValue().isNull(), name);
                    if (oracle != null) {
                        double scale = entry.getKey().startsWith("MACD") ? price : Math.abs(oracle);
                        assertEquals(oracle, entry.getValue().asDouble(), 5.1e-7 * scale, name);
                    }
                });
        return expected.size();
    }

    @Test
    void cancelInTheMiddleStopsTheWorkAndKeepsWhatIsDone() {
        List<String> many = real();
        String id = app.submit("{\"universe\":\"all\",\"capital\":1000}");
        JsonNode cancelled = app.call().post("/api/v1/jobs/" + id + "/cancel", "").json();
        assertTrue(
                cancelled.has("state") || cancelled.get("status").asInt() == 409,
                cancelled.toString());
        JsonNode job = app.ended(id);
        int done = job.get("done").asInt();
        assertEquals(
                job.get("total").asInt(),
                done + job.get("failed").asInt() + job.get("cancelled").asInt(),
                "every one of " + many.size() + " is accounted for");
        assertEquals("cancelled", job.get("state").asText());
        assertEquals(done, app.all(id, "items", "?limit=200").size());
    }
}
