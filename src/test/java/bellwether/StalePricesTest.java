package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a service says of prices that nobody can trade at any more. Its day is two days after the
/// last bars of the synthetic symbols, and years after that of the index.
final class StalePricesTest {
    private static final Instant DAY = Instant.parse("2026-01-02T23:00:00Z");

    private static TestApp app;

    @BeforeAll
    static void start() {
        app =
                new TestApp(
                        2,
                        Optional.empty(),
                        TestApp.Databases.at(TestDatabase.createMigrated()).watchingAge(),
                        InstantSource.fixed(DAY),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String job(String body) {
        String id = app.submit(body);
        app.ended(id);
        return "/api/v1/jobs/" + id + "/results";
    }

    @Test
    void haveVerdictAndLevelsAndNoPlan() {
        String results =
                job(
                        "{\"tickers\":[\"^GSPC\",\"DEMO01\",\"DEMO11\"],\"capital\":100000,\"profile\":\"trend\"}");
        JsonNode page = app.call().get(results).json();
        assertEquals(
                "{\"analyses\":3,\"stale\":1,\"actionable\":%d,\"recomputed\":0,\"currencies\":{\"USD\":3}}"
                        .formatted(actionable(page.get("items"))),
                page.get("summary").toString());
        JsonNode fresh = app.call().get(results + "?fresh=true").json().get("items");
        assertEquals(List.of("DEMO01", "DEMO11"), tickers(fresh));
        for (JsonNode one : fresh) {
            assertFalse(one.get("stale").asBoolean());
            assertEquals(
                    !one.get("verdict").asText().equals("HOLD"), one.get("actionable").asBoolean());
            assertEquals(one.get("actionable"), one.at("/plan/actionable"));
        }
        JsonNode stale = app.call().get(results + "?fresh=false").json().get("items");
        assertEquals(List.of("^GSPC"), tickers(stale));
        JsonNode index = stale.get(0);
        assertTrue(index.get("stale").asBoolean());
        assertFalse(index.get("actionable").asBoolean());
        assertTrue(index.get("days_old").asLong() > 365);
        assertTrue(index.at("/levels/close").asDouble() > 0);
        assertTrue(index.at("/plan/shares").isNull(), index.get("plan").toString());
        assertTrue(index.at("/plan/message").asText().contains("more than 3 sessions of XNYS ago"));
        Call.Answer wrong = app.call().get(results + "?fresh=maybe");
        assertEquals(422, wrong.status());
    }

    private static int actionable(JsonNode results) {
        int count = 0;
        for (JsonNode one : results) {
            count += one.get("actionable").asBoolean() ? 1 : 0;
        }
        return count;
    }

    private static List<String> tickers(JsonNode results) {
        return results.valueStream().map(one -> one.get("ticker").asText()).sorted().toList();
    }

    @Test
    void areNotOrderedUnlessTheOrderAllowsThem() {
        app.call()
                .post(
                        "/api/v1/portfolios",
                        "{\"name\":\"p\",\"currency\":\"USD\",\"cash\":100000}");
        String order =
                "{\"ticker\":\"^GSPC\",\"side\":\"buy\",\"quantity\":1,\"bracket\":{\"stop\":{\"percent\":1}}%s}";
        Call.Answer refused = app.call().post("/api/v1/orders", order.formatted(""));
        assertEquals(422, refused.status(), refused.body());
        assertEquals("stale_prices", refused.json().get("code").asText());
        Call.Answer taken =
                app.call().post("/api/v1/orders", order.formatted(",\"allow\":[\"stale\"]"));
        assertEquals(201, taken.status(), taken.body());
    }

    @Test
    void theTableSaysItToo() {
        String results = job("{\"tickers\":[\"^GSPC\"],\"capital\":100000}");
        List<String> lines =
                app.call().header("Accept", "text/csv").get(results).body().lines().toList();
        assertTrue(lines.get(0).startsWith("ticker,outcome,as_of,days_old,stale,actionable,"));
        assertTrue(
                lines.get(1).matches("\\^GSPC,done,[0-9-]{10},\\d+,true,false,.*"), lines.get(1));
    }

    @Test
    void syntheticSymbolsAreNoPartOfTheMarketOnceThereIsARealOne() {
        String all = job("{\"universe\":\"all\",\"capital\":100000}");
        assertEquals(
                List.of("^GSPC"), tickers(app.call().get(all + "?limit=200").json().get("items")));
        String synthetic = job("{\"universe\":\"synthetic\",\"capital\":100000}");
        JsonNode results = app.call().get(synthetic + "?limit=200&view=full").json().get("items");
        assertEquals(30, results.size());
        for (JsonNode one : results) {
            assertTrue(one.get("synthetic").asBoolean());
            assertEquals(30, one.at("/relative_strength/universe").asInt(), one.toString());
        }
    }

    @Test
    void strengthIsRankedAmongLastBarsOfTheSameDay() {
        String results = job("{\"tickers\":[\"^GSPC\",\"DEMO01\",\"DEMO02\"],\"capital\":100000}");
        for (JsonNode one : app.call().get(results).json().get("items")) {
            boolean alone = one.get("ticker").asText().equals("^GSPC");
            assertEquals(alone, one.at("/relative_strength/percentile").isNull(), one.toString());
            if (alone) {
                assertTrue(
                        one.at("/relative_strength/unknown").asText().contains("on the same day"));
            }
        }
    }
}
