package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Analyses for a past day, asked for over HTTP on the sample symbols, whose bars go from 2021 to
/// 2025.
final class AsOfTest {
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
        // another symbol that begins later
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume,split\n");
        for (int i = 0; i < 300; i++) {
            double price = (i < 200 ? 100 : 50) + i * 0.1;
            csv.append(
                    "%s,%s,%s,%s,%s,1000,%s%n"
                            .formatted(
                                    LocalDate.of(2024, 6, 3).plusDays(i),
                                    price,
                                    price + 1,
                                    price - 1,
                                    price,
                                    i == 200 ? 2 : 1));
        }
        Call.Answer imported =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs("/api/v1/prices/import?ticker=LATE-USD", csv.toString());
        assertEquals(200, imported.status(), imported.body());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String job(String body) {
        String id = app.submit(body);
        app.ended(id);
        return id;
    }

    private static JsonNode results(String body) {
        return app.call().get("/api/v1/jobs/" + job(body) + "/results?limit=200&view=full").json();
    }

    @Test
    void aSymbolAsOfAPastDayIsMarkedEverywhere() {
        String id = job("{\"tickers\":[\"DEMO01\"],\"capital\":100000,\"as_of\":\"2025-06-30\"}");
        JsonNode job = app.call().get("/api/v1/jobs/" + id).json();
        assertEquals("2025-06-30", job.at("/request/as_of").asText());
        String path = "/api/v1/jobs/" + id + "/results";
        JsonNode page = app.call().get(path).json();
        assertEquals(
                "{\"analyses\":1,\"stale\":0,\"actionable\":0,\"recomputed\":1,\"currencies\":{\"USD\":1}}",
                page.get("summary").toString());
        JsonNode one = page.at("/items/0");
        assertEquals("2025-06-30", one.get("as_of").asText());
        assertEquals("2025-06-30", one.get("as_of_requested").asText());
        assertTrue(one.get("recomputed").asBoolean());
        assertFalse(one.get("actionable").asBoolean());
        assertFalse(one.get("stale").asBoolean());
        assertEquals(0, one.get("days_old").asInt());
        if (!one.get("verdict").asText().equals("HOLD")) {
            assertTrue(
                    one.at("/plan/message").asText().contains("recomputed for a past date"),
                    one.get("plan").toString());
            assertTrue(one.at("/plan/shares").isNull());
            assertTrue(one.at("/plan/then/entry/price").asDouble() > 0);
        }
        assertEquals(0, app.call().get(path + "?fresh=true").json().get("items").size());
        assertEquals(1, app.call().get(path + "?fresh=false").json().get("items").size());
        List<String> table =
                app.call().header("Accept", "text/csv").get(path).body().lines().toList();
        assertTrue(table.get(0).contains(",synthetic,recomputed,as_of_requested,"), table.get(0));
        assertTrue(table.get(1).contains(",true,true,2025-06-30,"), table.get(1));
        JsonNode proof =
                app.call().get("/api/v1/analyses/" + one.get("id").asText() + "/proof").json();
        assertEquals("equal", proof.get("outcome").asText(), proof.toString());
        assertEquals(132, proof.get("bars_later").asInt());
    }

    @Test
    void theCurrentVerdictStaysTheFirst() {
        String body = "{\"tickers\":[\"DEMO02\"],\"capital\":100000%s}";
        String current = results(body.formatted("")).at("/items/0/id").asText();
        results(body.formatted(",\"as_of\":\"2024-06-28\""));
        JsonNode listed = app.call().get("/api/v1/stocks/DEMO02/analyses").json().get("items");
        assertEquals(1, listed.size());
        assertEquals(current, listed.get(0).get("id").asText());
        JsonNode past = app.call().get("/api/v1/stocks/DEMO02/analyses?recomputed=true").json();
        assertEquals("2024-06-28", past.at("/items/0/as_of").asText());
        past.get("items").forEach(one -> assertTrue(one.has("as_of_requested")));
        JsonNode old = app.call().get("/history/DEMO02").json().get("history");
        assertEquals(1, old.size());
        assertEquals(
                0, app.call().get("/api/v1/stocks/DEMO30/analyses").json().get("items").size());
    }

    @Test
    void oneKeyIsOneRequestWithOneDay() {
        String body = "{\"tickers\":[\"DEMO03\"],\"capital\":100000%s}";
        Call.Answer first =
                app.call()
                        .header("Idempotency-Key", "as-of")
                        .post("/api/v1/analyses", body.formatted(",\"as_of\":\"2025-06-30\""));
        Call.Answer again =
                app.call()
                        .header("Idempotency-Key", "as-of")
                        .post("/api/v1/analyses", body.formatted(",\"as_of\":\"2025-06-30\""));
        assertEquals(first.header("Location"), again.header("Location"));
        for (String other : List.of("", ",\"as_of\":\"2025-06-27\"")) {
            Call.Answer refused =
                    app.call()
                            .header("Idempotency-Key", "as-of")
                            .post("/api/v1/analyses", body.formatted(other));
            assertTrue(refused.status() == 409 || refused.status() == 422, refused.body());
        }
        assertNotEquals("", first.header("Location"));
    }

    @Test
    void aUniverseHoldsTheSymbolsThatHadBarsByThen() {
        JsonNode synthetic =
                results("{\"universe\":\"synthetic\",\"capital\":100000,\"as_of\":\"2023-06-30\"}");
        assertEquals(30, synthetic.at("/summary/recomputed").asInt());
        assertEquals(30, synthetic.at("/items/0/relative_strength/universe").asInt());
        JsonNode real =
                results("{\"universe\":\"all\",\"capital\":100000,\"as_of\":\"2010-06-30\"}");
        assertEquals(1, real.at("/items").size(), "LATE-USD had no bars then");
        assertEquals("^GSPC", real.at("/items/0/ticker").asText());
        assertEquals(0, real.get("failed_items").size());
    }

    @Test
    void oneOfAListWithoutBarsByThenFailsWithWords() {
        JsonNode page =
                results(
                        "{\"tickers\":[\"DEMO01\",\"LATE-USD\",\"NOBODY\"],\"capital\":100000,\"as_of\":\"2023-06-30\"}");
        assertEquals(1, page.get("items").size());
        JsonNode errors = page.get("failed_items");
        assertEquals("no_bars_by_then", errors.at("/0/code").asText(), errors.toString());
        assertEquals(
                "No prices of LATE-USD up to 2023-06-30 are stored: the first bar is of 2024-06-03.",
                errors.at("/0/message").asText());
        assertEquals("unknown_symbol", errors.at("/1/code").asText());
    }

    @Test
    void aSplitThatCameLaterIsNotKnownYet() {
        JsonNode before =
                results("{\"tickers\":[\"LATE-USD\"],\"capital\":100000,\"as_of\":\"2024-12-01\"}")
                        .at("/items/0");
        assertEquals("2024-12-01", before.get("as_of").asText());
        assertEquals(118.1, before.get("last_close").asDouble(), 1e-9, "as it was traded");
        JsonNode after =
                results("{\"tickers\":[\"LATE-USD\"],\"capital\":100000,\"as_of\":\"2024-12-20\"}")
                        .at("/items/0");
        assertEquals(70, after.get("last_close").asDouble(), 1e-9);
        assertTrue(
                after.at("/performance").toString().length() > 2
                        && after.at("/data_quality/jump_count").asInt() == 0,
                "the prices before the split are adjusted");
    }

    @Test
    void daysThatArePutTogetherEndWithTheDayToo() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int hour = 0; hour < 80 * 24; hour++) {
            csv.append(
                    "%s,10,12,9,%s,5%n"
                            .formatted(
                                    Instant.parse("2025-09-01T00:00:00Z").plusSeconds(3600L * hour),
                                    10 + Math.floorDiv(hour, 24) * 0.01));
        }
        Call.Answer imported =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs("/api/v1/prices/import?ticker=HOURS-USD", csv.toString());
        assertEquals(200, imported.status(), imported.body());
        JsonNode page =
                results(
                        "{\"tickers\":[\"HOURS-USD\"],\"capital\":100000,\"as_of\":\"2025-11-05\"}");
        JsonNode one = page.at("/items/0");
        assertEquals("2025-11-05", one.path("as_of").asText(), page.toString());
        assertEquals(66, one.at("/data_quality/bars").asInt());
        assertEquals(10.65, one.get("last_close").asDouble(), 1e-9);
        assertTrue(
                one.at("/warnings").toString().contains("14 later bars were left out"),
                one.at("/warnings").toString());
    }

    /// The rate of the next day is not known yet.
    @Test
    void theCapitalIsConvertedByTheRateOfTheDay() {
        Call.Answer imported =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs(
                                "/api/v1/prices/import?ticker=EURUSD%3DX",
                                """
                                date,open,high,low,close,volume
                                2025-12-30,1.1,1.1,1.1,1.1,0
                                2025-12-31,1.25,1.25,1.25,1.25,0
                                2026-01-01,1.5,1.5,1.5,1.5,0
                                """);
        assertEquals(200, imported.status(), imported.body());
        String body =
                "{\"tickers\":[\"DEMO01\"],\"capital\":100000,\"capital_currency\":\"EUR\",\"as_of\":\"%s\"}";
        JsonNode one = results(body.formatted("2025-12-31")).at("/items/0");
        assertEquals("2025-12-31", one.at("/plan/then/fx/date").asText(), one.toString());
        assertEquals(125_000, one.at("/plan/then/capital").asInt());
        JsonNode proof =
                app.call().get("/api/v1/analyses/" + one.get("id").asText() + "/proof").json();
        assertEquals("equal", proof.get("outcome").asText(), proof.toString());
        Call.Answer early = app.call().post("/api/v1/analyses", body.formatted("2025-06-30"));
        assertEquals(422, early.status(), early.body());
        assertTrue(
                early.body().contains("no close of EURUSD up to 2025-06-30 is stored"),
                early.body());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, 'must not be in the future: today is 2026-01-02 (UTC), was 2027-01-01'",
        "2026-01-02, 'must be a past date, and 2026-01-02 is today (UTC): leave as_of out for an analysis of today'",
        "2020-12-31, 'must not be before the first bar, which is of 2021-01-01 (DEMO01), was 2020-12-31'",
        "2024-02-30, 'must be a date such as 2024-01-31, was \"2024-02-30\"'",
        "yesterday, 'must be a date such as 2024-01-31, was \"yesterday\"'",
    })
    void aDayThatCannotBeIsRefused(String day, String detail) {
        Call.Answer answer =
                app.call()
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"capital\":100000,\"as_of\":\"%s\"}"
                                        .formatted(day));
        assertEquals(422, answer.status(), answer.body());
        assertEquals("/as_of", answer.json().at("/errors/0/pointer").asText());
        assertEquals(detail, answer.json().at("/errors/0/detail").asText());
    }

    @Test
    void tooFewBarsByThenFailWithWords() {
        JsonNode page =
                results("{\"tickers\":[\"DEMO01\"],\"capital\":100000,\"as_of\":\"2021-02-01\"}");
        assertEquals("not_enough_bars", page.at("/failed_items/0/code").asText(), page.toString());
    }
}
