package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Stated outcomes, what came of trades on paper, and the older paths, over HTTP.
final class OutcomesTest {
    private static final String MASTER = "m".repeat(40);
    private static final String ALL = "/api/v1/outcomes";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static TestApp app;
    private static String ann;
    private static String bob;

    @BeforeAll
    static void begin() {
        app =
                new TestApp(
                        2,
                        Optional.of(MASTER),
                        TestApp.Databases.at(TestDatabase.createMigrated()).labelling(),
                        () -> NOW,
                        new PrintStream(System.err, true, StandardCharsets.UTF_8));
        ann = key("ann", "trader");
        bob = key("bob", "trader");
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 4; day < 9; day++) {
            csv.append("2026-05-0%d,100,112,94,105,1000\n".formatted(day));
        }
        Call.Answer stored =
                as(MASTER)
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=20")
                        .postAs("/api/v1/prices/import?ticker=ACME", csv.toString());
        assertEquals(200, stored.status(), stored.body());
    }

    @AfterAll
    static void end() {
        app.close();
    }

    private static String key(String owner, String role) {
        String body =
                "{\"name\":\"%s\",\"owner\":\"%s\",\"role\":\"%s\"}".formatted(owner, owner, role);
        Call.Answer made = as(MASTER).post("/api/v1/keys", body);
        assertEquals(201, made.status(), made.body());
        return made.json().path("key").asText();
    }

    private static Call as(String key) {
        return app.call().header("Authorization", "Bearer " + key);
    }

    private static Call.Answer delete(String key, String path) {
        return as(key).send("DELETE", path, BodyPublishers.noBody());
    }

    private static String trade(String more) {
        return """
        {"ticker": "ACME", "side": "buy", "entry": 100, "exit": 110,
         "opened_at": "2026-05-04", "closed_at": "2026-05-08"%s}
        """
                .formatted(more);
    }

    @Test
    void whatATradeHasBroughtIsComputed() {
        Call.Answer made =
                as(ann).post(ALL, trade(", \"stop\": 95, \"quantity\": 10, \"pnl\": 100.4"));
        assertEquals(201, made.status(), made.body());
        JsonNode outcome = made.json();
        assertEquals("final", outcome.path("state").asText());
        assertEquals(100, outcome.path("pnl").asDouble());
        assertEquals(2, outcome.path("r").asDouble(), 1e-12);
        assertEquals(10, outcome.path("net_percent").asDouble(), 1e-12);
        assertEquals(6, outcome.path("mae_percent").asDouble(), 1e-12);
        assertEquals("[\"costs_unknown\"]", outcome.path("notes").toString());
        Call.Answer again =
                as(ann).post(ALL, trade(", \"stop\": 95.0, \"quantity\": 10, \"pnl\": 7"));
        assertEquals(200, again.status());
        assertEquals(outcome, again.json());
        String one = ALL + "/" + outcome.path("id").asText();
        assertEquals(outcome, as(ann).get(one).json());
        assertEquals(404, as(bob).get(one).status());
        assertEquals(404, delete(bob, one).status());
        assertEquals(204, delete(ann, one).status());
        assertEquals(404, as(ann).get(one).status());
    }

    @Test
    void anotherProfitThanTheComputedOneIsSaid() {
        JsonNode off = as(ann).post(ALL, trade(", \"quantity\": 20, \"pnl\": 201.1")).json();
        assertEquals(
                "[\"costs_unknown\",\"no_stop\",\"pnl_differs\"]", off.path("notes").toString());
        assertEquals(200, off.path("pnl").asDouble());
        assertEquals(201.1, off.path("stated_pnl").asDouble());
        JsonNode near = as(ann).post(ALL, trade(", \"quantity\": 21, \"pnl\": 211.05")).json();
        assertEquals("[\"costs_unknown\",\"no_stop\"]", near.path("notes").toString());
    }

    @Test
    void aPriceOutsideItsBarIsNotCounted() {
        String body =
                """
                {"ticker": "ACME", "pattern": "dreamt", "side": "sell", "entry": 113, "exit": 100,
                 "opened_at": "2026-05-04T14:00:00Z", "closed_at": "2026-05-05T15:00:00Z"}
                """;
        JsonNode outcome = as(ann).post(ALL, body).json();
        assertEquals("implausible", outcome.path("state").asText());
        assertEquals("price_outside_bar", outcome.path("why").asText());
        JsonNode counted =
                as(ann).get("/api/v1/pattern-performance?pattern=dreamt&window=60").json();
        assertEquals(0, counted.path("counted").asInt());
    }

    @Test
    void withoutBarsThatIsSaid() {
        String body =
                """
                {"ticker": "NOBARS", "side": "sell", "entry": 50, "exit": 49, "quantity": 2,
                 "opened_at": "2026-05-04", "closed_at": "2026-05-05"}
                """;
        JsonNode outcome = as(ann).post(ALL, body).json();
        assertEquals("final", outcome.path("state").asText());
        assertEquals(2, outcome.path("pnl").asDouble());
        assertTrue(outcome.path("notes").toString().contains("bars_not_stored"));
        assertTrue(outcome.path("mae_percent").isNull());
    }

    @Test
    void whatIsWrongIsNamedWithFieldRuleAndValue() {
        refused("/stop", "must be below the entry 100 of a buy, was 101", trade(", \"stop\": 101"));
        refused("/quantity", "was 0", trade(", \"quantity\": 0"));
        refused("/pnl", "was 1E+13", trade(", \"pnl\": 1e13"));
        refused("/side", "must be", trade("").replace("buy", "bull"));
        refused("/ticker", "was", trade("").replace("ACME", "a b"));
        refused("/entry", "must be a price above 0", trade("").replace("100", "-1"));
        refused("/exit", "at most 8 decimals", trade("").replace("110", "1.123456789"));
        refused("/opened_at", "must be a date such as", trade("").replace("2026-05-04", "4.5.26"));
        refused("/closed_at", "must not be before opened_at", trade("").replace("05-08", "05-01"));
        refused("/closed_at", "must not be in the future", trade("").replace("05-08", "06-02"));
        refused("/pattern", "must be 1 to 64", trade(", \"pattern\": \" \""));
        refused("/opened_at", "must be", "{}");
        for (String query :
                List.of(
                        "window=0",
                        "window=366",
                        "by=colour",
                        "policy=traded",
                        "timeframe=7m",
                        "origin=tea",
                        "ticker=%20",
                        "colour=red")) {
            Call.Answer answer = as(ann).get("/api/v1/pattern-performance?" + query);
            assertEquals(422, answer.status(), query);
            assertTrue(answer.body().contains("?" + query.split("=", -1)[0]), answer.body());
        }
        assertEquals(422, as(ann).get(ALL + "?state=done").status());
        Call.Answer policy = as(ann).get("/api/v1/pattern-performance?policy=colour");
        assertTrue(
                policy.body().contains("must be one of sltp, horizon, barrier, was"),
                policy.body());
    }

    private static void refused(String pointer, String words, String body) {
        Call.Answer answer = as(ann).post(ALL, body);
        assertEquals(422, answer.status(), answer.body());
        assertTrue(
                StreamSupport.stream(answer.json().path("errors").spliterator(), false)
                        .anyMatch(one ->
                                one.path("pointer").asText().equals(pointer)
                                        && one.path("detail").asText().contains(words)),
                answer.body());
    }

    @Test
    void listsHavePagesFiltersTagsAndCsv() {
        String carl = key("carl", "trader");
        for (int i = 1; i <= 3; i++) {
            as(carl).post(ALL, trade(", \"pattern\": \"p%d\", \"quantity\": %d".formatted(i, i)));
        }
        JsonNode first = as(carl).get(ALL + "?origin=hand&limit=2").json();
        assertEquals(2, first.path("items").size());
        assertTrue(first.path("has_more").asBoolean());
        JsonNode second = as(carl).get(first.path("next").asText()).json();
        assertEquals("p1", second.at("/items/0/pattern").asText());
        assertFalse(second.path("has_more").asBoolean());
        Call.Answer one = as(carl).get(ALL + "?origin=hand&pattern=p2");
        assertEquals(1, one.json().path("items").size());
        String tag = one.header("ETag");
        assertEquals(
                304,
                as(carl).header("If-None-Match", tag)
                        .get(ALL + "?origin=hand&pattern=p2")
                        .status());
        Call.Answer csv = as(carl).get(ALL + "?origin=hand&format=csv");
        assertEquals(4, csv.body().lines().count(), csv.body());
        assertEquals(0, as(bob).get(ALL + "?origin=hand&pattern=p2").json().path("items").size());
    }

    @Test
    void readersMayNotState() {
        String reader = key("ann", "reader");
        assertEquals(403, as(reader).post(ALL, trade("")).status());
        assertEquals(403, delete(reader, ALL + "/oc_1").status());
        assertEquals(200, as(reader).get(ALL).status());
    }

    @Test
    void aTradeOnPaperIsKeptWithItsR() {
        Call.Answer portfolio =
                as(bob).post(
                                "/api/v1/portfolios",
                                "{\"name\":\"p\",\"currency\":\"USD\",\"cash\":100000}");
        assertEquals(201, portfolio.status(), portfolio.body());
        String id = portfolio.json().path("id").asText();
        String csv =
                """
                date,ticker,side,quantity,price
                2026-05-04,ACME,buy,10,100
                2026-05-06,ACME,sell,10,104
                """;
        Call.Answer booked =
                as(bob).header("Content-Type", "text/csv")
                        .postAs("/api/v1/portfolios/" + id + "/trades/import", csv);
        assertEquals(200, booked.status(), booked.body());
        String mine = ALL + "?origin=paper";
        Waiting.until(() -> !as(bob).get(mine).json().path("items").isEmpty());
        JsonNode outcome = as(bob).get(mine).json().at("/items/0");
        assertEquals(id + ":1", outcome.path("ref").asText());
        assertEquals("traded", outcome.path("policy").asText());
        assertEquals(100, outcome.path("entry").asDouble());
        assertEquals(104, outcome.path("exit").asDouble());
        assertTrue(outcome.path("r").isNull());
        assertEquals("[\"no_stop\"]", outcome.path("notes").toString());
        String one = ALL + "/" + outcome.path("id").asText();
        Call.Answer kept = delete(bob, one);
        assertEquals(409, kept.status());
        assertEquals("outcome_not_stated", kept.json().path("code").asText());
        assertEquals(0, as(ann).get(mine).json().path("items").size());
    }
}
