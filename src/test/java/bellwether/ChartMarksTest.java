package bellwether;

import static bellwether.OverviewCalls.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Marks and levels of charts over HTTP.
final class ChartMarksTest {
    private static final int DAYS = 300;
    private static final String ALL = "marks=patterns,verdicts,actions";

    private static OverviewCalls calls;

    @BeforeAll
    static void start() {
        calls = new OverviewCalls();
        calls.keyed.now.set(FIRST.plusDays(DAYS).atTime(8, 0).toInstant(ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        calls.close();
    }

    private static JsonNode chart(String ticker, String query) {
        return calls.json("/api/v1/stocks/" + ticker + "/chart?" + query);
    }

    private static long time(LocalDate day) {
        return day.toEpochDay() * 86_400;
    }

    private static List<String> marks(JsonNode chart) {
        List<String> marks = new ArrayList<>();
        for (JsonNode mark : chart.get("marks")) {
            marks.add(
                    "%s %s"
                            .formatted(
                                    mark.get("kind").asText(),
                                    LocalDate.ofEpochDay(mark.get("time").asLong() / 86_400)));
        }
        return marks;
    }

    private static void detected(String ticker, LocalDate day, String name, int direction) {
        calls.sql(
                """
                insert into detection (symbol_id, timeframe, bar, name, direction, close, facts,
                    data_version, formula)
                select id, '1d', to_timestamp(%d), '%s', %d, 1, '{"compared":[],"pivots":[]}', 1, 1
                from symbol where ticker = '%s'
                """
                        .formatted(time(day), name, direction, ticker));
    }

    private static void swept(String ticker) {
        calls.sql(
                """
                insert into swept (symbol_id, timeframe, bar, version, fingerprint)
                select id, '1d', 0, 0, 0 from symbol where ticker = '%s'
                on conflict (symbol_id, timeframe) do update set swept_at = clock_timestamp()
                """
                        .formatted(ticker));
    }

    @Test
    void whatNoScanHasLookedAtSaysSo() {
        calls.waves("UNSEEN-USD", DAYS - 60, DAYS);
        JsonNode chart = chart("UNSEEN-USD", ALL);
        assertEquals(0, chart.get("marks").size());
        assertEquals(
                List.of("patterns", "verdicts"), chart.get("missing").findValuesAsText("line"));
        assertTrue(chart.at("/missing/0/reason").asText().contains("POST /api/v1/scans"));
        JsonNode weeks = chart("UNSEEN-USD", "timeframe=1wk&marks=patterns");
        assertTrue(weeks.at("/missing/0/reason").asText().contains("stored timeframes"));
        assertEquals("1d", weeks.get("made_from").asText());
        assertEquals(0, chart("UNSEEN-USD", "last=5").get("missing").size(), "not asked for");
    }

    @Test
    void detectionsInSightAreMarkedOnTheirBars() {
        calls.waves("SEEN-USD", 0, DAYS);
        swept("SEEN-USD");
        assertEquals(0, chart("SEEN-USD", "marks=patterns").get("missing").size());
        detected("SEEN-USD", FIRST.plusDays(DAYS - 1), "ENGULFING", 1);
        detected("SEEN-USD", FIRST.plusDays(DAYS - 5), "DOUBLE_TOP", -1);
        detected("SEEN-USD", FIRST.plusDays(DAYS - 100), "HAMMER", 1);
        detected("SEEN-USD", FIRST.plusDays(DAYS - 2), "HAMMER", 1);
        calls.sql(
                "update detection set revised_at = clock_timestamp() where name = 'HAMMER' and bar = to_timestamp(%d)"
                        .formatted(time(FIRST.plusDays(DAYS - 2))));
        JsonNode chart = chart("SEEN-USD", "last=50&marks=patterns");
        assertEquals(
                List.of(
                        "pattern " + FIRST.plusDays(DAYS - 5),
                        "candle " + FIRST.plusDays(DAYS - 1)),
                marks(chart));
        JsonNode candle = chart.at("/marks/1");
        assertEquals("engulfing", candle.get("name").asText());
        assertEquals("up", candle.get("side").asText());
        assertEquals("down", chart.at("/marks/0/side").asText());
        assertEquals(
                200,
                calls.get(
                                calls.ann,
                                "/api/v1/detections/" + candle.get("ref").asText() + "/explanation")
                        .status());
        String before = FIRST.plusDays(DAYS - 50).toString();
        assertEquals(
                List.of("candle " + FIRST.plusDays(DAYS - 100)),
                marks(chart("SEEN-USD", "last=80&marks=patterns&before=" + before)));
    }

    @Test
    void theTagMovesWithASweep() {
        calls.waves("SWEPT-USD", DAYS - 60, DAYS);
        String path = "/api/v1/stocks/SWEPT-USD/chart?marks=patterns";
        String tag = calls.get(calls.ann, path).header("ETag");
        swept("SWEPT-USD");
        String first = calls.get(calls.ann, path).header("ETag");
        assertNotEquals(tag, first);
        assertEquals(
                304, calls.keyed.with(calls.ann).header("If-None-Match", first).get(path).status());
        swept("SWEPT-USD");
        assertNotEquals(first, calls.get(calls.ann, path).header("ETag"));
    }

    @Test
    void verdictsThatTurnAreMarkedForTheirOwner() {
        calls.waves("TURN-USD", 0, DAYS);
        String first = calls.analysed(calls.ann, "TURN-USD");
        calls.sql(
                "update analysis set verdict = 'STRONG_SELL', as_of = '%s' where id = %s"
                        .formatted(FIRST.plusDays(DAYS - 20), first.substring(3)));
        String second = calls.analysed(calls.ann, "TURN-USD");
        calls.analysed(calls.ann, "TURN-USD");
        JsonNode chart = chart("TURN-USD", "marks=verdicts");
        assertEquals(
                List.of(
                        "verdict " + FIRST.plusDays(DAYS - 20),
                        "verdict " + FIRST.plusDays(DAYS - 1)),
                marks(chart));
        assertEquals(first, chart.at("/marks/0/ref").asText());
        assertEquals("down", chart.at("/marks/0/side").asText());
        assertEquals(second, chart.at("/marks/1/ref").asText());
        assertEquals("up", chart.at("/marks/1/side").asText());
        assertTrue(chart.at("/marks/1/words").asText().startsWith("STRONG_SELL to "));
        assertEquals(
                1, chart("TURN-USD", "last=10&marks=verdicts").get("marks").size(), "in sight");
        JsonNode theirs =
                calls.get(calls.bob, "/api/v1/stocks/TURN-USD/chart?marks=verdicts").json();
        assertEquals(0, theirs.get("marks").size());
        assertEquals("verdicts", theirs.at("/missing/0/line").asText());
    }

    @Test
    void splitsAndDividendsAreMarkedAndPlansFollowTheSplit() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume,split,dividend\n");
        for (int day = 0; day < DAYS; day++) {
            double price = day < DAYS - 10 ? 200 : 100;
            csv.append(
                    "%s,%s,%s,%s,%s,1000,%s,%s%n"
                            .formatted(
                                    FIRST.plusDays(day),
                                    price,
                                    price + 1,
                                    price - 1,
                                    price,
                                    day == DAYS - 10 ? 2 : 1,
                                    day == DAYS - 30 ? 0.5 : 0));
        }
        calls.bars("ACT-USD", csv.toString());
        JsonNode chart = chart("ACT-USD", "last=60&marks=actions");
        assertTrue(chart.get("adjusted").asBoolean());
        assertEquals(100, chart.at("/bars/close/0").asDouble());
        assertEquals(
                List.of(
                        "dividend " + FIRST.plusDays(DAYS - 30),
                        "split " + FIRST.plusDays(DAYS - 10)),
                marks(chart));
        assertTrue(chart.at("/marks/1/words").asText().contains("2 for 1"));
        assertEquals(0, chart.get("levels").size());
        String id = calls.analysed(calls.ann, "ACT-USD");
        calls.sql(
                """
                update analysis set actionable = true, as_of = '%s',
                    document = jsonb_set(document::jsonb, '{plan}',
                    '{"side": "long", "entry": {"price": 201}, "stop": 190.5, "target": 220}')::json
                where id = %s
                """
                        .formatted(FIRST.plusDays(DAYS - 20), id.substring(3)));
        JsonNode levels = chart("ACT-USD", "last=5").get("levels");
        assertEquals(List.of("entry", "stop", "target"), levels.findValuesAsText("kind"));
        assertEquals(100.5, levels.at("/0/price").asDouble());
        assertEquals(95.25, levels.at("/1/price").asDouble());
        assertEquals(110, levels.at("/2/price").asDouble());
        assertEquals(id, levels.at("/0/ref").asText());
        Call.Answer theirs = calls.get(calls.bob, "/api/v1/stocks/ACT-USD/chart");
        assertEquals(0, theirs.json().get("levels").size());
    }

    /// The last bar of today may change until the day is over.
    @Test
    void theBarOfADayThatGoesOnIsPartial() {
        calls.waves("TODAY-USD", DAYS - 60, DAYS + 1);
        JsonNode chart = chart("TODAY-USD", "last=2");
        assertTrue(chart.get("partial").asBoolean());
        assertEquals(FIRST.plusDays(DAYS).toString(), chart.get("as_of").asText());
        String before = FIRST.plusDays(DAYS).toString();
        assertEquals(
                "false", chart("TODAY-USD", "last=2&before=" + before).get("partial").asText());
    }
}
