package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How an analysis differs from an earlier one, and when verdicts changed, over HTTP.
final class AnalysisHistoryTest {
    private static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.parse("2026-01-02T23:00:00Z"));
    private static TestApp app;

    @BeforeAll
    static void start() {
        app =
                new TestApp(
                        2,
                        Optional.empty(),
                        TestDatabase.createMigrated(),
                        NOW::get,
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /// Stores the sample's bars up to a day under a new name.
    private static void importUntil(String ticker, String day) {
        Call.Answer bars =
                app.call()
                        .header("Accept", "text/csv")
                        .get("/api/v1/stocks/DEMO01/bars?from=2025-02-01&limit=1000&to=" + day);
        assertEquals(200, bars.status(), bars.body());
        Call.Answer stored =
                app.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=10")
                        .postAs("/api/v1/prices/import?ticker=" + ticker, bars.body());
        assertEquals(200, stored.status(), stored.body());
    }

    private static JsonNode analysed(String ticker, String more) {
        Call.Answer made =
                app.call()
                        .header("Prefer", "wait=20")
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"%s\"],\"capital\":100000%s}"
                                        .formatted(ticker, more));
        assertEquals(200, made.status(), made.body());
        return made.json().get("items").get(0);
    }

    private static JsonNode diff(JsonNode analysis, String query) {
        Call.Answer answer =
                app.call()
                        .get(
                                "/api/v1/analyses/%s/diff%s"
                                        .formatted(analysis.get("id").asText(), query));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    /// A second, plain writing of what each voter added.
    private static Map<String, Double> contributions(JsonNode analysis) {
        Map<String, Double> contributions = new HashMap<>();
        analysis.get("reasons")
                .forEach(reason ->
                        contributions.put(
                                reason.get("voter").asText(),
                                reason.get("contribution").asDouble()));
        return contributions;
    }

    @Test
    void differencesOfVotersAddUpAndEachIsThatOfTheTwoAnalyses() {
        importUntil("GROW", "2025-12-01");
        JsonNode first = analysed("GROW", "");
        importUntil("GROW", "2025-12-31");
        JsonNode second = analysed("GROW", "");
        JsonNode diff = diff(second, "");
        assertEquals(first.get("id"), diff.get("before").get("id"));
        assertEquals(second.get("id"), diff.get("after").get("id"));
        assertEquals("2025-12-01", diff.get("before").get("as_of").asText());
        Map<String, Double> then = contributions(first);
        Map<String, Double> now = contributions(second);
        double sum = 0;
        double last = Double.MAX_VALUE;
        for (JsonNode voter : diff.get("voters")) {
            String name = voter.get("voter").asText();
            double difference = voter.get("difference").asDouble();
            assertEquals(
                    now.getOrDefault(name, 0.0) - then.getOrDefault(name, 0.0), difference, 1e-6);
            assertTrue(Math.abs(difference) <= last, "the largest first");
            last = Math.abs(difference);
            sum += difference;
        }
        assertEquals(then.size(), diff.get("voters").size());
        assertEquals(diff.get("score_difference").asDouble(), sum, 1e-7);
        assertEquals(second.get("score").asDouble() - first.get("score").asDouble(), sum, 1e-6);
        assertFalse(diff.get("bars").get("moved").asBoolean());
        assertFalse(diff.get("formulas").get("moved").asBoolean());
        assertEquals(
                second.at("/plan/entry/price")
                        .decimalValue()
                        .compareTo(diff.at("/plan/after/entry").decimalValue()),
                0);
        assertFalse(diff.at("/patterns/come").isEmpty(), diff.toString());
    }

    @Test
    void saysThatBarsWereRevisedBetweenTheTwo() {
        importUntil("MOVED", "2025-12-01");
        analysed("MOVED", "");
        Call.Answer corrected =
                app.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=10")
                        .postAs(
                                "/api/v1/prices/import?ticker=MOVED",
                                "date,open,high,low,close,volume\n"
                                        + "2025-11-03,130,131,129,130.5,1000000");
        assertEquals(200, corrected.status(), corrected.body());
        JsonNode diff = diff(analysed("MOVED", ""), "");
        assertTrue(diff.at("/bars/moved").asBoolean(), diff.toString());
        assertEquals(
                "bars of the earlier analysis were revised before the later one",
                diff.at("/bars/message").asText());
    }

    @Test
    void comparesByProfileUnlessAnotherIsNamed() {
        JsonNode balanced = analysed("DEMO02", "");
        JsonNode trend = analysed("DEMO02", ",\"profile\":\"trend\"");
        JsonNode past = analysed("DEMO02", ",\"as_of\":\"2025-11-03\"");
        for (JsonNode alone : new JsonNode[] {balanced, trend, past}) {
            Call.Answer none =
                    app.call().get("/api/v1/analyses/" + alone.get("id").asText() + "/diff");
            assertEquals(404, none.status());
            assertEquals("no_earlier_analysis", none.json().get("code").asText());
        }
        JsonNode diff = diff(trend, "?with=" + balanced.get("id").asText());
        assertTrue(diff.get("message").asText().contains("profile balanced, then trend"));
        JsonNode recomputed = diff(balanced, "?with=" + past.get("id").asText());
        assertEquals("2025-11-03", recomputed.at("/before/as_of").asText());
        JsonNode turned = diff(past, "?with=" + balanced.get("id").asText());
        assertEquals("2025-11-03", turned.at("/before/as_of").asText());
        assertEquals(
                past.at("/plan/then/side").asText("none"),
                recomputed.at("/plan/before/side").asText("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "?with=an_999999, 404, unknown_analysis",
        "?with=SELF, 422, invalid_request",
        "?with=OTHER, 422, invalid_request",
        "?without=an_1, 422, invalid_request",
        "?with=DEMO03, 404, unknown_analysis",
    })
    void refusesWhatCannotBeCompared(String query, int status, String code) {
        String other = analysed("DEMO04", "").get("id").asText();
        String id = analysed("DEMO03", "").get("id").asText();
        Call.Answer refused =
                app.call()
                        .get(
                                "/api/v1/analyses/%s/diff%s"
                                        .formatted(
                                                id,
                                                query.replace("SELF", id).replace("OTHER", other)));
        assertEquals(status, refused.status(), refused.body());
        assertEquals(code, refused.json().get("code").asText(), refused.body());
    }

    private static JsonNode changes(String query) {
        Call.Answer answer = app.call().get("/api/v1/changes" + query);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static List<String> ids(JsonNode changes) {
        List<String> ids = new ArrayList<>();
        changes.get("items").forEach(one -> ids.add(one.get("analysis").asText()));
        return ids;
    }

    /// The days are walked one after the other; where the verdict is another one, a line is due.
    @Test
    void changesAreWhereTheVerdictIsAnotherThanTheOneBefore() {
        List<String> due = new ArrayList<>();
        List<String> buys = new ArrayList<>();
        String before = "";
        for (String day :
                new String[] {
                    "2025-07-01", "2025-08-01", "2025-09-02", "2025-10-01", "2025-10-15",
                    "2025-11-03", "2025-11-17", "2025-12-01", "2025-12-15", "2025-12-30"
                }) {
            importUntil("WALK", day);
            JsonNode made = analysed("WALK", "");
            String verdict = made.get("verdict").asText();
            if (!before.isEmpty() && !verdict.equals(before)) {
                due.addFirst(made.get("id").asText());
                if (verdict.endsWith("BUY")) {
                    buys.addFirst(made.get("id").asText());
                }
            }
            before = verdict;
        }
        analysed("WALK", ",\"as_of\":\"2025-06-02\"");
        assertTrue(due.size() > 2, due.toString());
        assertEquals(due, ids(changes("?tickers=WALK&since=2020-01-01")));
        assertEquals(buys, ids(changes("?tickers=WALK&since=2020-01-01&to=buys")));
        assertEquals(List.of(), ids(changes("?tickers=DEMO07&since=2020-01-01")));
        assertEquals(List.of(), ids(changes("?tickers=WALK&since=2019-01-01&until=2020-01-01")));
        List<String> paged = new ArrayList<>();
        JsonNode page = changes("?tickers=WALK&since=2020-01-01&limit=1");
        paged.addAll(ids(page));
        while (page.get("has_more").asBoolean()) {
            page = app.call().get(page.get("next").asText()).json();
            paged.addAll(ids(page));
        }
        assertEquals(due, paged);
        String list =
                app.call()
                        .post("/api/v1/watchlists", "{\"name\":\"Walked\"}")
                        .json()
                        .get("id")
                        .asText();
        app.call().post("/api/v1/watchlists/" + list + "/entries", "{\"add\":[\"WALK\"]}");
        assertEquals(due, ids(changes("?universe=watchlist:Walked&since=2020-01-01")));
    }

    @ParameterizedTest
    @CsvSource({
        "?to=up, ?to",
        "?since=yesterday, ?since",
        "?since=2026-01-02&until=2026-01-01, ?until",
        "?universe=list, ?universe",
        "?universe=all&tickers=A, ?tickers",
        "?cursor=x, ?cursor",
        "?limit=0, ?limit",
        "?from=BUY, ?from",
    })
    void refusesWrongFiltersOfChanges(String query, String pointer) {
        Call.Answer refused = app.call().get("/api/v1/changes" + query);
        assertEquals(422, refused.status(), refused.body());
        assertTrue(refused.body().contains('"' + pointer + '"'), refused.body());
    }
}
