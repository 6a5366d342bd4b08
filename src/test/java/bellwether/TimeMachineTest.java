package bellwether;

import static bellwether.JournalCalls.assertFault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What was said on an earlier day, and what is said of it now, over HTTP.
final class TimeMachineTest {
    private static final JournalCalls CALLS = new JournalCalls();
    private static final String PATH = "/api/v1/timemachine/";

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    private static JsonNode analysed(String key, String body) {
        Call.Answer answer =
                CALLS.app.with(key).header("Prefer", "wait=20").post("/api/v1/analyses", body);
        assertEquals(200, answer.status(), answer.body());
        return answer.json().at("/items/0");
    }

    @Test
    void whatWasSaidThenIsApartFromWhatIsSaidNow() {
        CALLS.app.now.set(Instant.parse("2026-01-05T20:00:00Z"));
        JsonNode said =
                analysed(
                        CALLS.ann,
                        "{\"tickers\":[\"DEMO01\"],\"capital\":1000,\"profile\":\"trend\"}");
        CALLS.app
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                "update analysis set created_at = timestamptz"
                                        + " '2026-01-05T20:00:00Z'"));
        CALLS.app.now.set(Instant.parse("2026-03-02T20:00:00Z"));
        JsonNode past =
                analysed(
                        CALLS.ann,
                        "{\"tickers\":[\"DEMO01\"],\"capital\":1000,\"as_of\":\"2025-06-30\"}");
        JsonNode then = CALLS.call().get(PATH + "2026-01-05?tickers=demo01").json();
        assertEquals("2026-01-05", then.get("date").asText());
        JsonNode stored = then.at("/items/0/stored");
        assertEquals(said.get("id"), stored.get("analysis"));
        assertEquals(said.get("verdict"), stored.get("verdict"));
        assertEquals("trend", stored.get("profile").asText());
        assertEquals("2025-12-31", stored.get("as_of").asText());
        assertEquals("2025-12-31", then.at("/items/0/recomputed/as_of").asText());
        assertEquals(0, then.at("/items/0/followed").size(), "no bar came after");
        assertTrue(
                CALLS.call()
                        .get(PATH + "2026-01-04?tickers=DEMO01")
                        .json()
                        .at("/items/0/stored")
                        .isNull(),
                "a day earlier nothing had been said");
        assertTrue(
                CALLS.app
                        .with(CALLS.bob)
                        .get(PATH + "2026-01-05?tickers=DEMO01")
                        .json()
                        .at("/items/0/stored")
                        .isNull(),
                "another's analysis");

        JsonNode june = CALLS.call().get(PATH + "2025-06-30?tickers=DEMO01,NOPE").json();
        JsonNode first = june.at("/items/0");
        assertTrue(first.get("stored").isNull(), "recomputed later");
        assertEquals(past.get("verdict"), first.at("/recomputed/verdict"));
        assertEquals(past.get("score").asDouble(), first.at("/recomputed/score").asDouble(), 1e-9);
        assertEquals("No daily bars are stored of it.", june.at("/items/1/unknown").asText());
        assertFollowed(first.get("followed"));
        assertEquals(
                "Its first bar is later.",
                CALLS.call()
                        .get(PATH + "1950-01-02?tickers=DEMO01")
                        .json()
                        .at("/items/0/unknown")
                        .asText());
    }

    /// By the bars as their route gives them.
    private static void assertFollowed(JsonNode followed) {
        JsonNode bars =
                CALLS.call()
                        .get("/api/v1/stocks/DEMO01/bars?from=2025-06-30&to=2025-12-31&limit=200")
                        .json()
                        .get("bars");
        List<Double> closes = new ArrayList<>();
        bars.forEach(bar -> closes.add(bar.get("close").asDouble()));
        assertEquals(4, followed.size());
        int newest = closes.size() - 1;
        List<Integer> sessions = List.of(5, 10, 20, newest);
        for (int i = 0; i < 4; i++) {
            int later = sessions.get(i);
            assertEquals(later, followed.at("/" + i + "/sessions").asInt());
            assertEquals(
                    100 * (closes.get(later) / closes.getFirst() - 1),
                    followed.at("/" + i + "/percent").asDouble(),
                    0.01);
        }
    }

    @Test
    void badInputNamesFieldRuleValueAndNextStep() {
        Instant before = CALLS.app.now.get();
        CALLS.app.now.set(Instant.parse("2026-03-02T20:00:00Z"));
        assertFault(
                "/date",
                "must be a date such as 2026-01-30, was \"x\"",
                CALLS.call().get(PATH + "x?tickers=DEMO01"));
        assertFault(
                "/date",
                "that is over, the last is 2026-03-01, was 2026-03-02",
                CALLS.call().get(PATH + "2026-03-02?tickers=DEMO01"));
        assertFault("?tickers", "was neither", CALLS.call().get(PATH + "2025-06-30"));
        assertFault(
                "?tickers",
                "were both",
                CALLS.call().get(PATH + "2025-06-30?tickers=A&universe=all"));
        assertFault(
                "?universe",
                "must be all or synthetic, was \"x\"",
                CALLS.call().get(PATH + "2025-06-30?universe=x"));
        assertFault("?tickers", "was \"a b\"", CALLS.call().get(PATH + "2025-06-30?tickers=a%20b"));
        String many =
                IntStream.rangeClosed(1, 51)
                        .mapToObj(i -> "T" + i)
                        .collect(Collectors.joining(","));
        assertFault(
                "?tickers",
                "must be at most 50 symbols, were 51; POST /api/v1/timemachine/2025-06-30",
                CALLS.call().get(PATH + "2025-06-30?tickers=" + many));
        CALLS.app.now.set(before);
    }

    @Test
    void manySymbolsAreAJob() {
        Call.Answer made =
                CALLS.call()
                        .header("Idempotency-Key", "back")
                        .post(PATH + "2025-06-30?universe=synthetic&capital=25000", "");
        assertEquals(202, made.status(), made.body());
        JsonNode job = CALLS.call().get(made.header("Location")).json();
        assertTrue(job.get("total").asInt() > 1, job.toString());
        assertEquals(25_000, job.at("/request/capital").asInt(), job.toString());
        assertFault(
                "?capital",
                "is required: the capital for position sizing",
                CALLS.call().post(PATH + "2025-06-30?universe=synthetic", ""));
        for (String wrong : List.of("0.5", "x", "-3", "1000000000001", "1e5")) {
            assertFault(
                    "?capital",
                    "must be 1 to 1,000,000,000,000, was \"%s\"".formatted(wrong),
                    CALLS.call().post(PATH + "2025-06-30?universe=synthetic&capital=" + wrong, ""));
        }
        Call.Answer again =
                CALLS.call()
                        .header("Idempotency-Key", "back")
                        .post(PATH + "2025-06-30?universe=synthetic&capital=25000", "");
        assertEquals("true", again.header("Idempotent-Replayed"));
        String reader = CALLS.app.secret("reader", "ann");
        assertEquals(
                403,
                CALLS.app
                        .with(reader)
                        .post(PATH + "2025-06-30?tickers=DEMO01&capital=1", "")
                        .status());
    }

    @Test
    void withoutSheetsNothingIsRecommended() {
        JsonNode none = CALLS.call().get("/api/v1/recommendations").json();
        assertEquals(0, none.get("items").size());
        assertEquals(0, none.get("held").asInt());
        assertFault("?limit", "from 1 to 200", CALLS.call().get("/api/v1/recommendations?limit=0"));
    }
}
