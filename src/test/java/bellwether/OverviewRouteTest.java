package bellwether;

import static bellwether.OverviewCalls.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The overview over HTTP.
final class OverviewRouteTest {
    private static final int DAYS = 300;
    private static final String PATH = "/api/v1/overview";

    private static OverviewCalls calls;

    @BeforeAll
    static void start() {
        calls = new OverviewCalls();
        calls.keyed.now.set(morning(DAYS));
        calls.waves("WAVE-USD", 0, DAYS);
    }

    private static Instant morning(int day) {
        return FIRST.plusDays(day).atTime(8, 0).toInstant(ZoneOffset.UTC);
    }

    @AfterAll
    static void stop() {
        calls.close();
    }

    private static JsonNode part(String name) {
        JsonNode part = whole(calls.ann).json().at("/parts/" + name);
        assertFalse(part.has("problem"), part.toPrettyString());
        assertTrue(part.has("as_of"));
        return part;
    }

    @Test
    void anEmptyServiceHasEveryPart() {
        JsonNode body = whole(calls.keyed.secret("reader", "eve")).json();
        assertEquals(7, body.get("parts").size());
        body.get("parts").forEach(part -> assertTrue(part.has("as_of"), part.toPrettyString()));
        assertEquals(
                calls.keyed.now.get().minus(Duration.ofDays(1)).toString(),
                Instant.parse(body.get("since").asText()).toString());
        assertEquals(0, body.at("/parts/verdicts/items").size());
        assertEquals(0, body.at("/parts/alerts/count").asInt());
        assertEquals(0, body.at("/parts/plans/plans").asInt());
    }

    @Test
    void aVerdictThatTurnedIsShownWithItsReasonsToItsOwner() {
        calls.waves("TURN-USD", 0, DAYS);
        String first = calls.analysed(calls.ann, "TURN-USD");
        JsonNode none = part("verdicts");
        assertFalse(none.get("items").findValuesAsText("ticker").contains("TURN-USD"));
        calls.sql(
                "update analysis set verdict = case verdict when 'SELL' then 'BUY' else 'SELL' end"
                        + " where id = "
                        + first.substring(3));
        String second = calls.analysed(calls.ann, "TURN-USD");
        calls.analysed(calls.bob, "TURN-USD");
        JsonNode turn = null;
        for (JsonNode item : part("verdicts").get("items")) {
            turn = item.get("ticker").asText().equals("TURN-USD") ? item : turn;
        }
        assertTrue(turn != null);
        assertEquals(second, turn.get("analysis").asText());
        JsonNode analysis = calls.json("/api/v1/analyses/" + second);
        assertEquals(analysis.get("verdict"), turn.get("to"));
        assertNotEquals(turn.get("to"), turn.get("from"));
        assertEquals(analysis.get("score").asDouble(), turn.get("score").asDouble(), 1e-6);
        assertEquals(FIRST.plusDays(DAYS - 1).toString(), turn.get("as_of").asText());
        assertFalse(turn.get("why").asText().isBlank());
        assertEquals(
                0,
                whole(calls.bob).json().at("/parts/verdicts/items").size(),
                "bob has one analysis of each only");
    }

    /// The entry is reached by the next bar, the stop by the one after.
    @Test
    void aPlanWhoseStopWasReachedIsShown() {
        calls.bars("PLAN-USD", days(100, 100));
        String id = calls.analysed(calls.ann, "PLAN-USD");
        calls.sql(
                """
                update analysis set actionable = true, created_at = '%s', document = jsonb_set(document::jsonb, '{plan}',
                  '{"side": "long", "entry": {"price": 100.5}, "stop": 95, "target": 110}')::json
                where id = %s
                """
                        .formatted(morning(DAYS).minusSeconds(60 * 60 * 9), id.substring(3)));
        assertEquals(0, plans(PATH).get("items").size(), "no bar since");
        calls.keyed.now.set(morning(DAYS + 2));
        calls.bars(
                "PLAN-USD",
                """
                date,open,high,low,close,volume
                %s,100,101,99,100,10
                %s,97,98,94.25,95.5,10
                """
                        .formatted(FIRST.plusDays(DAYS), FIRST.plusDays(DAYS + 1)));
        JsonNode plans = plans(PATH + "?since=" + morning(DAYS - 1));
        assertEquals(2, plans.get("items").size(), plans.toPrettyString());
        assertEquals(2, plans.get("count").asInt());
        JsonNode stop = plans.at("/items/0");
        assertEquals("stop", stop.get("reached").asText());
        assertEquals("95", stop.get("level").asText());
        assertEquals("94.25", stop.get("price").asText());
        assertEquals("95.5", stop.get("close").asText());
        assertEquals(FIRST.plusDays(DAYS + 1).toString(), stop.get("on").asText());
        assertEquals(id, stop.get("analysis").asText());
        assertTrue(stop.get("message").isNull());
        assertEquals("entry", plans.at("/items/1/reached").asText());
        assertTrue(plans.get("message").asText().contains("not that an order there was filled"));
        JsonNode newer = plans(PATH + "?since=" + morning(DAYS + 1));
        assertEquals(1, newer.get("items").size(), "the entry was reached before");
        calls.keyed.now.set(morning(DAYS));
    }

    private static JsonNode plans(String path) {
        JsonNode plans = whole(calls.ann, path, 0).json().at("/parts/plans");
        assertTrue(plans.has("as_of"), plans.toPrettyString());
        return plans;
    }

    private static String days(int count, double close) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = DAYS - count; day < DAYS; day++) {
            csv.append(
                    "%s,%s,%s,%s,%s,10%n"
                            .formatted(FIRST.plusDays(day), close, close + 1, close - 1, close));
        }
        return csv.toString();
    }

    @Test
    void jobsThatRunOrEndedAreShownToTheirOwner() {
        calls.analysed(calls.ann, "WAVE-USD");
        // the clock of the database, by which jobs end, is not the one that the test sets
        JsonNode jobs = part("jobs");
        assertTrue(jobs.get("ended").size() > 0, jobs.toPrettyString());
        assertEquals("analysis", jobs.at("/ended/0/kind").asText());
        assertEquals("completed", jobs.at("/ended/0/state").asText());
        assertEquals(0, jobs.get("running").size());
        assertFalse(jobs.get("at_least").asBoolean());
        for (int more = jobs.get("ended").size() + jobs.get("more_ended").asInt();
                more < 22;
                more++) {
            calls.analysed(calls.ann, "WAVE-USD");
        }
        JsonNode many = part("jobs");
        assertEquals(20, many.get("ended").size());
        assertEquals(2, many.get("more_ended").asInt(), "that are not listed");
        assertEquals(0, many.get("more_running").asInt());
    }

    @Test
    void howNewBarsAreIsCountedByExchange() {
        JsonNode before = part("freshness");
        calls.bars("OLD.NS", "date,open,high,low,close,volume\n2025-03-03,7,7,7,7,1\n");
        calls.bars("NEW.NS", "date,open,high,low,close,volume\n2025-10-27,7,7,7,7,1\n");
        calls.bars("GONE.NS", "date,open,high,low,close,volume\n2025-03-03,7,7,7,7,1\n");
        calls.sql("update symbol set delisted = '2025-03-04' where ticker = 'GONE.NS'");
        JsonNode after = part("freshness");
        JsonNode india = null;
        for (JsonNode item : after.get("items")) {
            india = item.get("exchange").asText().equals("XNSE") ? item : india;
        }
        assertTrue(india != null, after.toPrettyString());
        assertEquals("2025-10-27", india.get("last_session").asText());
        assertEquals(2, india.get("symbols").asInt());
        assertEquals(1, india.get("current").asInt());
        assertEquals("2025-10-27", india.get("newest").asText());
        assertEquals(before.get("synthetic"), after.get("synthetic"));
        assertEquals(30, after.get("synthetic").asInt());
    }

    /// What was read is kept while nothing moves; each of these moves it.
    @Test
    void whatMovesIsSeenAtTheNextCall() {
        calls.bars("SEEN-USD", days(100, 100));
        String id = calls.analysed(calls.ann, "SEEN-USD");
        calls.sql(
                """
                update analysis set actionable = true, created_at = '%s', verdict = 'SELL',
                  document = jsonb_set(document::jsonb, '{plan}',
                  '{"side": "long", "entry": {"price": 100.5}, "stop": 95, "target": 110}')::json
                where id = %s
                """
                        .formatted(morning(DAYS).minusSeconds(60 * 60 * 9), id.substring(3)));
        calls.keyed.now.set(morning(DAYS + 1));
        calls.bars("SEEN-USD", bar(DAYS, 101));
        assertEquals(List.of("entry"), levels("SEEN-USD"));
        assertEquals(List.of("entry"), levels("SEEN-USD"), "kept");
        calls.bars("SEEN-USD", bar(DAYS, 111));
        assertEquals(List.of("target", "entry"), levels("SEEN-USD"), "bars were corrected");
        calls.sql(
                "update symbol set name = 'Seen', record_version = record_version + 1"
                        + " where ticker = 'SEEN-USD'");
        JsonNode items = plans(PATH).get("items");
        assertTrue(items.findValuesAsText("name").contains("Seen"), items.toPrettyString());
        calls.analysed(calls.ann, "SEEN-USD");
        assertEquals(List.of(), levels("SEEN-USD"), "of the newest analysis");
        calls.keyed.now.set(morning(DAYS));
    }

    private static List<String> levels(String ticker) {
        List<String> levels = new ArrayList<>();
        for (JsonNode item : plans(PATH).get("items")) {
            if (item.get("ticker").asText().equals(ticker)) {
                levels.add(item.get("reached").asText());
            }
        }
        return levels;
    }

    private static String bar(int day, double high) {
        return "date,open,high,low,close,volume%n%s,100,%s,99,100,10%n"
                .formatted(FIRST.plusDays(day), high);
    }

    /// Whoever holds a table keeps its part away, and nothing else.
    @Test
    void aPartThatCannotBeReadFailsNoOther() {
        try (Handle handle = calls.keyed.jdbi().open()) {
            handle.begin();
            handle.execute("lock table scan_pass in access exclusive mode");
            Call.Answer answer = whole(calls.ann, PATH, 1);
            assertEquals(200, answer.status(), answer.body());
            JsonNode parts = answer.json().get("parts");
            JsonNode scans = parts.get("scans");
            assertFalse(scans.has("as_of") || scans.has("items"));
            assertTrue(
                    scans.at("/problem/code").asText().startsWith("part_"), scans.toPrettyString());
            assertFalse(scans.at("/problem/message").asText().contains("scan_pass"));
            for (String other :
                    new String[] {
                        "verdicts", "alerts", "plans", "jobs", "freshness", "providers"
                    }) {
                assertTrue(parts.get(other).has("as_of"), other);
                assertFalse(parts.get(other).has("problem"), other);
            }
            handle.rollback();
        }
        assertTrue(part("scans").has("items"));
    }

    @Test
    void theTagMovesWithWhatHappenedAndNotWithTheTime() {
        String tag = whole(calls.bob).header("ETag");
        Instant before = calls.keyed.now.get();
        calls.keyed.now.set(before.plusSeconds(60));
        assertEquals(tag, whole(calls.bob).header("ETag"));
        assertEquals(
                304, calls.keyed.with(calls.bob).header("If-None-Match", tag).get(PATH).status());
        calls.keyed.now.set(before);
        calls.analysed(calls.bob, "WAVE-USD");
        assertNotEquals(tag, whole(calls.bob).header("ETag"));
    }

    private static Call.Answer whole(String key) {
        return whole(key, PATH, 0);
    }

    /// An answer without parts that were slow, but so many: on a busy machine one may be.
    private static Call.Answer whole(String key, String path, int slow) {
        Call.Answer answer = calls.get(key, path);
        for (int tries = 0; tries < 20 && slow(answer) > slow; tries++) {
            answer = calls.get(key, path);
        }
        return answer;
    }

    private static int slow(Call.Answer answer) {
        return answer.body().split("\"part_slow\"", -1).length - 1;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "since=2035-01-01 | ?since | must be a time within the last 366 days, from",
                "since=2020-01-01 | ?since | must be a time within the last 366 days, from",
                "since=lately | ?since | must be a date such as",
                "from=2025-01-01 | ?from | is not a known parameter",
            })
    void whatIsWrongIsNamed(String query, String pointer, String detail) {
        calls.assertRefused(pointer, detail, calls.get(calls.ann, PATH + "?" + query));
    }
}
