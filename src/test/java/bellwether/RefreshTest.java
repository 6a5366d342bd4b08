package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.feeds.PlayedProvider;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Refreshing on demand and newest prices, over HTTP.
final class RefreshTest {
    private static final Instant NOW = Instant.parse("2026-03-03T15:00:00Z");
    private static final String MASTER = "m".repeat(40);

    private final PlayedProvider played = new PlayedProvider();
    private final TestApp app =
            new TestApp(
                    2,
                    Optional.of(MASTER),
                    TestApp.Databases.at(TestDatabase.createMigrated()).asking(played.url()),
                    () -> NOW,
                    new PrintStream(OutputStream.nullOutputStream()));

    @AfterEach
    void close() {
        app.close();
        played.close();
    }

    private Call call() {
        return app.call().header("X-API-Key", MASTER);
    }

    private Call with(String role, String owner) {
        String body = "{\"name\":\"k\",\"role\":\"%s\",\"owner\":\"%s\"}".formatted(role, owner);
        return app.call()
                .header("X-API-Key", call().post("/api/v1/keys", body).json().get("key").asText());
    }

    /// In Finnhub's shape.
    private static String candles(String... days) {
        StringBuilder times = new StringBuilder();
        StringBuilder prices = new StringBuilder();
        for (String day : days) {
            String comma = times.isEmpty() ? "" : ",";
            long time =
                    LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().getEpochSecond();
            times.append(comma).append(time);
            prices.append(comma).append(10);
        }
        return "{\"s\":\"ok\",\"t\":[%1$s],\"o\":[%2$s],\"h\":[%2$s],\"l\":[%2$s],\"c\":[%2$s],\"v\":[%2$s]}"
                .formatted(times, prices);
    }

    private Call.Answer refreshed(String body) {
        return call().header("Prefer", "wait=20").post("/api/v1/refresh", body);
    }

    @Test
    void barsComeOnDemandAndAreToldPerSymbol() {
        played.says(candles("2026-02-27", "2026-03-02", "2026-03-03"));
        Call.Answer answer = refreshed("{\"tickers\":[\"aapl\",\"DEMO01\",\"AAPL\"]}");
        assertEquals(200, answer.status(), answer.body());
        JsonNode items = answer.json().get("items");
        assertEquals(2, items.size());
        assertEquals("added", items.at("/0/outcome").asText());
        assertEquals("2026-03-02", items.at("/0/last_on").asText());
        assertEquals(2, items.at("/0/bars").asInt(), "today's session is not over");
        assertEquals("synthetic", items.at("/1/code").asText());
        JsonNode asked = answer.json().at("/job/request");
        assertEquals("[\"AAPL\",\"DEMO01\"]", asked.get("tickers").toString());
        assertEquals(2, asked.get("tickers_count").asInt());
        String id = answer.json().at("/job/id").asText();
        assertTrue(
                call().get("/api/v1/jobs/" + id)
                        .header("Link")
                        .startsWith("</api/v1/refresh/%s>; rel=\"results\"".formatted(id)));
        Call.Answer page = call().get("/api/v1/refresh/" + id + "?limit=1");
        assertEquals(1, page.json().get("items").size());
        JsonNode rest = call().get(page.json().get("next").asText()).json();
        assertEquals("DEMO01", rest.at("/items/0/ticker").asText());
        long version = call().get("/api/v1/stocks/AAPL").json().get("data_version").asLong();
        assertEquals(
                "fresh",
                refreshed("{\"exchange\":\"xnys\"}")
                        .json()
                        .get("items")
                        .findValues("outcome")
                        .getFirst()
                        .asText());
        assertEquals(
                version, call().get("/api/v1/stocks/AAPL").json().get("data_version").asLong());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /exchange | send either",
                "{\"exchange\":\"XNYS\",\"tickers\":[\"A\"]} | /exchange | send either",
                "{\"exchange\":\"XNYZ\"} | /exchange | did you mean XNYS?",
                "{\"exchange\":\"XTKS\"} | /exchange | XTKS has none",
                "{\"tickers\":[]} | /tickers | 1 to 10,000",
                "{\"tickers\":[\"A B\"]} | /tickers/0 | must be a ticker",
                "{\"ticker\":[\"A\"]} | /ticker | did you mean"
            })
    void whatIsWrongIsNamed(String body, String pointer, String words) {
        Call.Answer answer = call().post("/api/v1/refresh", body);
        assertEquals(422, answer.status(), answer.body());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText());
        assertTrue(answer.json().at("/errors/0/detail").asText().contains(words), answer.body());
    }

    @Test
    void rolesAndOwnersAreKept() {
        played.says("{\"s\":\"no_data\"}");
        String body = "{\"tickers\":[\"AAPL\"]}";
        assertEquals(403, with("reader", "ann").post("/api/v1/refresh", body).status());
        Call.Answer made = with("trader", "ann").post("/api/v1/refresh", body);
        assertEquals(202, made.status());
        String path = "/api/v1/refresh/" + made.json().get("id").asText();
        assertEquals(200, with("reader", "ann").get(path).status());
        assertEquals(404, with("admin", "bob").get(path).status());
        Call.Answer analysis =
                call().post("/api/v1/analyses", "{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
        String other = "/api/v1/refresh/" + analysis.json().get("id").asText();
        assertEquals("unknown_refresh", call().get(other).json().get("code").asText());
    }

    @Test
    void theSameKeyMakesTheSameJob() {
        played.says("{\"s\":\"no_data\"}");
        Call.Answer first =
                call().header("Idempotency-Key", "one")
                        .post("/api/v1/refresh", "{\"tickers\":[\"AAPL\"]}");
        Call.Answer again =
                call().header("Idempotency-Key", "one")
                        .post("/api/v1/refresh", "{\"tickers\":[\"aapl\"]}");
        assertEquals(first.json().get("id"), again.json().get("id"));
        assertEquals("true", again.header("Idempotent-Replayed"));
        Call.Answer other =
                call().header("Idempotency-Key", "one")
                        .post("/api/v1/refresh", "{\"tickers\":[\"MSFT\"]}");
        assertEquals("idempotency_key_reused", other.json().get("code").asText());
    }

    @Test
    void whatIsKeptUpToDateIsTold() {
        JsonNode told = call().get("/api/v1/refresh").json();
        assertEquals(false, told.get("automatic").asBoolean());
        assertEquals(true, told.get("asked").asBoolean());
        assertEquals("XNYS", told.at("/items/0/exchange").asText());
        assertEquals(1, told.at("/items/0/symbols").asInt(), "^GSPC is real, DEMO01 is not");
        assertEquals("2026-03-02", told.at("/items/0/session").asText());
        assertEquals("2026-03-03T21:00:00Z", told.at("/items/0/next_at").asText());
    }

    @Test
    void aQuoteSaysWhoseItIsAndHowOld() {
        played.says("{\"c\":261.74,\"pc\":260.5,\"t\":%d}".formatted(NOW.getEpochSecond() - 90));
        JsonNode quote = call().get("/api/v1/stocks/aapl/quote").json();
        assertEquals("AAPL", quote.get("ticker").asText());
        assertEquals(261.74, quote.get("price").asDouble());
        assertEquals(90, quote.get("age_seconds").asInt());
        assertEquals("finnhub", quote.get("source").asText());
        assertTrue(quote.get("market_open").asBoolean() && quote.get("partial").asBoolean());
        assertEquals(404, call().get("/api/v1/stocks/DEMO01/quote").status());
        assertEquals(404, call().get("/api/v1/stocks/AAPL").status(), "nothing is stored");
        played.says(503, "", "");
        Call.Answer none = call().get("/api/v1/stocks/MSFT/quote");
        assertEquals("503 no_quote_now", none.status() + " " + none.json().get("code").asText());
        assertEquals("5", none.header("Retry-After"));
    }
}
