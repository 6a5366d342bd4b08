package bellwether;

import static bellwether.OverviewCalls.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Groups of symbols, and all symbols as columns, over HTTP.
final class GroupRouteTest {
    private static final int DAYS = 400;
    private static final String GROUPS = "/api/v1/groups";
    private static final String COLUMNS = "/api/v1/screen?shape=columns&q=close%20%3E%200";

    private static OverviewCalls calls;

    @BeforeAll
    static void start() {
        calls = new OverviewCalls();
        calls.keyed.now.set(FIRST.plusDays(DAYS).atTime(8, 0).toInstant(ZoneOffset.UTC));
        line("UP1-USD", 100, 0.5, "Energy");
        line("UP2-USD", 100, 0.25, "Energy");
        line("DOWN-USD", 300, -0.5, "Energy");
        line("FLAT-USD", 50, 0, "Rocks & gems");
        line("BARE-USD", 50, 0.1, "");
        Call.Answer made =
                calls.keyed
                        .with(calls.ann)
                        .header("Prefer", "wait=30")
                        .post("/api/v1/screen", "{\"q\":\"close > 0\"}");
        assertEquals(200, made.status(), made.body());
        calls.bars("LATE-USD", "date,open,high,low,close,volume\n2025-01-01,7,7,7,7,1\n");
        calls.sql("update symbol set sector = 'Energy' where ticker = 'LATE-USD'");
        Call.Answer list =
                calls.keyed.with(calls.ann).post("/api/v1/watchlists", "{\"name\":\"Mine\"}");
        String id = list.json().get("id").asText();
        assertEquals(
                200,
                calls.keyed
                        .with(calls.ann)
                        .post(
                                "/api/v1/watchlists/" + id + "/entries",
                                "{\"add\":[\"UP1-USD\",\"FLAT-USD\",\"NOT-STORED\"]}")
                        .status());
        calls.keyed.with(calls.ann).post("/api/v1/watchlists", "{\"name\":\"Empty\"}");
    }

    private static void line(String ticker, double from, double step, String sector) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 0; day < DAYS; day++) {
            double close = from + step * day;
            csv.append(
                    "%s,%s,%s,%s,%s,10%n"
                            .formatted(
                                    FIRST.plusDays(day), close, close + 0.1, close - 0.1, close));
        }
        calls.bars(ticker, csv.toString());
        if (!sector.isEmpty()) {
            calls.sql(
                    "update symbol set sector = '%s', name = 'Name of %s' where ticker = '%s'"
                            .formatted(sector, ticker, ticker));
        }
    }

    @AfterAll
    static void stop() {
        calls.close();
    }

    @Test
    void sectorsAreCounted() {
        JsonNode items = calls.json(GROUPS + "?by=sector").get("items");
        JsonNode energy = items.get(0);
        assertEquals("energy", energy.get("group").asText().toLowerCase(Locale.ROOT));
        assertEquals(4, energy.get("n").asInt());
        assertEquals(3, energy.get("known").asInt(), "one has no sheet");
        int verdicts = 0;
        for (JsonNode count : energy.get("verdicts")) {
            verdicts += count.asInt();
        }
        assertEquals(3, verdicts);
        assertEquals(5, energy.get("verdicts").size());
        assertEquals(3, energy.get("above_ema_200_n").asInt());
        assertEquals(200 / 3.0, energy.get("above_ema_200_percent").asDouble(), 1e-4);
        assertEquals(2, energy.get("year_highs").asInt());
        assertEquals(3, energy.get("year_n").asInt(), "one has no sheet");
        assertEquals(1, energy.get("year_lows").asInt());
        double last = 100 + 0.25 * (DAYS - 1);
        for (int bars : new int[] {1, 5, 20, 60}) {
            assertEquals(
                    100 * (last / (last - 0.25 * bars) - 1),
                    energy.get("median_returns").get(String.valueOf(bars)).asDouble(),
                    1e-4);
        }
        assertTrue(energy.get("passing").isNull(), "no condition was asked for");
        assertTrue(items.get(items.size() - 1).get("group").isNull(), "those without come last");
    }

    @Test
    void aConditionIsCountedInEachGroup() {
        JsonNode items =
                calls.json(GROUPS + "?by=exchange&q=close%20%3E%20EMA_200&fields=close")
                        .get("items");
        assertEquals("CRYPTO", items.at("/0/group").asText());
        JsonNode passing = items.at("/0/passing");
        assertEquals(3, passing.get("passed").asInt());
        assertEquals(2, passing.get("failed").asInt());
        assertEquals(1, passing.get("unknown").asInt());
        assertEquals(199.75, passing.at("/medians/close").asDouble());
    }

    @Test
    void listsAreTheCallersOwn() {
        JsonNode items = calls.json(GROUPS + "?by=watchlist").get("items");
        assertEquals(List.of("Mine", "Empty"), items.findValuesAsText("group"));
        assertEquals(2, items.at("/0/n").asInt());
        assertEquals(2, items.at("/0/known").asInt());
        assertEquals(0, items.at("/1/n").asInt());
        assertTrue(items.at("/1/above_ema_200_percent").isNull());
        assertTrue(items.at("/1/median_returns/5").isNull());
        assertEquals(0, calls.get(calls.bob, GROUPS + "?by=watchlist").json().get("items").size());
    }

    @Test
    void groupsHaveATagAndAreATableToo() {
        String tag = calls.get(calls.ann, GROUPS).header("ETag");
        assertEquals(
                304, calls.keyed.with(calls.ann).header("If-None-Match", tag).get(GROUPS).status());
        Call.Answer table =
                calls.keyed
                        .with(calls.ann)
                        .header("Accept", "text/csv")
                        .get(GROUPS + "?by=watchlist");
        assertTrue(table.body().contains("\r\nEmpty,0,0,0,0,0,0,0,,,,,,0,0,0,0\r\n"), table.body());
    }

    /// Whoever holds the analyses, which this condition is decided by, keeps no one away who has
    /// the answer already.
    @Test
    void whatIsHeldIsNotEvaluatedAgain() {
        String condition = "q=mine.score%20is%20known";
        for (String path :
                List.of(
                        GROUPS + "?" + condition,
                        "/api/v1/screen?" + condition,
                        "/api/v1/screen?shape=columns&" + condition)) {
            String tag = calls.get(calls.ann, path).header("ETag");
            try (Handle handle = calls.keyed.jdbi().open()) {
                handle.begin();
                handle.execute("lock table analysis in access exclusive mode");
                assertEquals(304, status(path, tag), path);
                handle.rollback();
            }
            assertEquals(422, status(path + "x", "*"), "any answer is not one to a wrong request");
        }
    }

    private static int status(String path, String tag) {
        return calls.keyed.with(calls.ann).header("If-None-Match", tag).get(path).status();
    }

    @Test
    void thereIsOneWayToAsk() {
        assertEquals(404, calls.get(calls.ann, "/api/v1/screen/groups?q=close%20%3E%200").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by=sectors | ?by | did you mean sector?",
                "by=country | ?by | must be one of sector, exchange, watchlist, was \"country\"",
                "q=RSJ_14%20%3E%201 | ?q | did you mean RSI_14",
                "q=SMA_37%20%3E%201 | ?q | must be decided by the sheets, which lack",
                "q=close%20%3E%201&screen=x | ?q | give either q",
                "limit=5 | ?limit | is not a known parameter",
            })
    void whatIsWrongIsNamed(String query, String pointer, String detail) {
        calls.assertRefused(pointer, detail, calls.get(calls.ann, GROUPS + "?" + query));
    }

    @Test
    void columnsHoldAllSymbolsWithNamesAndWords() {
        JsonNode body =
                calls.json(
                        COLUMNS
                                + "&fields=close,sector,verdict,score,exchange,synthetic&sort=-close");
        JsonNode columns = body.get("columns");
        List<String> tickers = new ArrayList<>();
        columns.get("ticker").forEach(ticker -> tickers.add(ticker.asText()));
        int up = tickers.indexOf("UP1-USD");
        assertTrue(up >= 0 && up < tickers.indexOf("DOWN-USD"), "sorted");
        assertEquals("Name of UP1-USD", columns.at("/name/" + up).asText());
        assertEquals(299.5, columns.at("/close/" + up).asDouble());
        assertTrue(columns.at("/verdict/" + up).isTextual(), "a word and no code");
        assertTrue(columns.at("/sector/" + up).isTextual());
        assertFalse(columns.at("/synthetic/" + up).asBoolean(true));
        columns.forEach(column -> assertEquals(tickers.size(), column.size()));
    }

    @Test
    void columnsAreNotSentAgainWhileNothingMoved() {
        Call.Answer first = calls.get(calls.ann, COLUMNS + "&fields=close,verdict");
        String tag = first.header("ETag");
        assertEquals(
                304,
                calls.keyed
                        .with(calls.ann)
                        .header("If-None-Match", tag)
                        .get(COLUMNS + "&fields=close,verdict")
                        .status());
        assertEquals(
                200,
                calls.keyed
                        .with(calls.ann)
                        .header("If-None-Match", tag)
                        .get(COLUMNS + "&fields=close")
                        .status());
        // what is packed is no JSON for the checked client
        Call.Answer packed =
                Call.toTestRoutes(calls.keyed.app.port())
                        .header("X-API-Key", calls.ann)
                        .header("Accept-Encoding", "gzip")
                        .get(COLUMNS + "&fields=" + thirtyFields());
        assertEquals("gzip", packed.header("Content-Encoding"));
    }

    private static String thirtyFields() {
        return OverviewCalls.encoded(String.join(",", fields(true).subList(0, 30)));
    }

    private static List<String> fields(boolean onSheet) {
        List<String> names = new ArrayList<>();
        for (JsonNode field : calls.json("/api/v1/screen/fields").get("items")) {
            if (field.get("on_sheet").asBoolean() == onSheet) {
                names.add(field.get("name").asText());
            }
        }
        return names;
    }

    /// All that are named there can be shown as columns at once, but those that say they cannot.
    @Test
    void everyFieldThatIsNamedIsAccepted() {
        List<String> names = fields(true);
        assertTrue(names.size() > 240);
        assertTrue(
                names.containsAll(List.of("sector", "exchange", "mine.verdict", "data.quality")));
        for (int from = 0; from < names.size(); from += 50) {
            List<String> some = names.subList(from, Math.min(names.size(), from + 50));
            Call.Answer answer =
                    calls.get(
                            calls.ann,
                            COLUMNS + "&fields=" + OverviewCalls.encoded(String.join(",", some)));
            assertEquals(200, answer.status(), answer.body());
            assertEquals(some.size() + 5, answer.json().get("columns").size(), "each has a column");
        }
        for (String other : fields(false)) {
            calls.assertRefused(
                    "?q",
                    "needs stored bars for " + other,
                    calls.get(calls.ann, COLUMNS + "&fields=" + OverviewCalls.encoded(other)));
        }
    }
}
