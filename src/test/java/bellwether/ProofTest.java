package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Stored analyses recomputed over HTTP, and ranked in their jobs.
final class ProofTest {
    private static TestApp app;
    private static Database database;

    @BeforeAll
    static void start() {
        app = new TestApp();
        database = Database.open(app.database(), "test", new PoolSettings(0, 2));
    }

    @AfterAll
    static void stop() {
        database.close();
        app.close();
    }

    private static JsonNode analysis(String ticker, String more) {
        return app.call()
                .header("Prefer", "wait=20")
                .post(
                        "/api/v1/analyses",
                        "{\"tickers\":[\"%s\"],\"capital\":1000%s}".formatted(ticker, more))
                .json()
                .at("/items/0");
    }

    private static JsonNode proof(JsonNode analysis) {
        Call.Answer answer =
                app.call().get("/api/v1/analyses/" + analysis.get("id").asText() + "/proof");
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static long number(JsonNode analysis) {
        return Long.parseLong(analysis.get("id").asText().substring("an_".length()));
    }

    private static void bars(String ticker, String rows) {
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "text/csv")
                        .send(
                                "POST",
                                "/api/v1/prices/import?ticker=" + ticker + "&source=test",
                                BodyPublishers.ofString(
                                        "date,open,high,low,close,volume\n" + rows));
        assertEquals(200, answer.status(), answer.body());
    }

    private static String rows(int days, int from) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < days; i++) {
            double close = 100 + 10 * Math.sin(i / 9.0) + i / 20.0;
            rows.append(java.time.LocalDate.of(2022, 1, 3).plusDays(i))
                    .append(
                            ",%.2f,%.2f,%.2f,%.2f,%d\n"
                                    .formatted(
                                            close - 0.5,
                                            close + 1,
                                            close - 1,
                                            close,
                                            1000 + i % 7));
        }
        return rows.toString();
    }

    @Test
    void laterBarsChangeNothingAboutAnAnalysis() {
        bars("GROWS", rows(300, 0));
        JsonNode analysis = analysis("GROWS", ",\"risk_percent\":1.5,\"profile\":\"swing\"");
        JsonNode first = proof(analysis);
        assertEquals("equal", first.get("outcome").asText(), first.toString());
        assertTrue(first.get("equal").asBoolean());
        assertTrue(first.get("values_compared").asInt() > 150, first.toString());
        bars("GROWS", rows(330, 300));
        JsonNode second = proof(analysis);
        assertEquals("equal", second.get("outcome").asText(), second.toString());
        assertEquals(300, second.get("bars_used").asInt());
        assertEquals(30, second.get("bars_later").asInt());
        assertEquals(second.at("/stored/bars_hash").asText(), second.at("/now/bars_hash").asText());
    }

    @Test
    void trap8ARevisedHistoryMovesTheProofAndNotTheStoredNumbers() {
        bars("REVISED", rows(200, 0));
        JsonNode analysis = analysis("REVISED", "");
        bars("REVISED", "2022-07-01,130,131,129,130,5000\n");
        JsonNode proof = proof(analysis);
        assertEquals("history_revised", proof.get("outcome").asText(), proof.toString());
        assertFalse(proof.get("equal").asBoolean());
        assertTrue(pointers(proof).contains("/indicators/EMA_20"), pointers(proof).toString());
        assertTrue(
                proof.at("/stored/data_version").asLong() < proof.at("/now/data_version").asLong());
        assertEquals(
                analysis,
                app.call().get("/api/v1/stocks/REVISED/analyses?view=full").json().at("/items/0"));
    }

    @Test
    void anotherFormulaIsSaidAndNotHidden() {
        JsonNode analysis = analysis("DEMO03", "");
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                update analysis set document = replace(regexp_replace(document::text,
                                    '"formula_version":[0-9]+', '"formula_version":1'), '"vote":0', '"vote":7')::json
                                where id = ?
                                """,
                                number(analysis)));
        JsonNode proof = proof(analysis);
        assertEquals("formula_moved", proof.get("outcome").asText());
        assertTrue(proof.get("message").asText().endsWith("the bars are the same"));
        assertTrue(
                pointers(proof).stream().allMatch(p -> p.matches("/reasons/\\d+/vote")),
                pointers(proof).toString());
    }

    @Test
    void aForgedNumberIsFound() {
        JsonNode analysis = analysis("DEMO04", "");
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                update analysis set document =
                                    regexp_replace(document::text, '"atr_percent":[0-9.]+', '"atr_percent":1.5')::json
                                where id = ?
                                """,
                                number(analysis)));
        JsonNode proof = proof(analysis);
        assertEquals("different", proof.get("outcome").asText());
        assertEquals(Set.of("/regime/atr_percent"), pointers(proof));
        assertEquals(1.5, proof.at("/differences/0/stored").asDouble());
    }

    @Test
    void whatIsNoAnalysisHasNoProof() {
        for (String id :
                List.of("999999999", "an_999999999", "DEMO01", "0", "-1", "99999999999999999999")) {
            Call.Answer answer = app.call().get("/api/v1/analyses/" + id + "/proof");
            assertEquals(404, answer.status(), id);
            assertEquals("unknown_analysis", answer.json().get("code").asText());
        }
    }

    @Test
    void aJobRanksItsSymbolsOnceItCompletes() {
        String id = app.submit(everySymbol());
        app.ended(id);
        List<JsonNode> ranked =
                app.all(id, "items", "?limit=200&view=full").stream()
                        .filter(r -> !r.at("/relative_strength/percentile").isNull())
                        .toList();
        assertTrue(ranked.size() >= 30, "ranked " + ranked.size());
        Set<Integer> seen = new TreeSet<>();
        for (JsonNode one : ranked) {
            assertEquals(ranked.size(), one.at("/relative_strength/universe").asInt());
            long below = ranked.stream().filter(other -> strength(other) < strength(one)).count();
            int percentile = one.at("/relative_strength/percentile").asInt();
            assertEquals(
                    Math.round(1 + 98.0 * below / (ranked.size() - 1)), percentile, one.toString());
            seen.add(percentile);
        }
        assertTrue(seen.contains(1) && seen.contains(99), seen.toString());
        JsonNode old =
                app.all(id, "items", "?limit=200&view=full").stream()
                        .filter(r -> r.get("ticker").asText().equals("^GSPC"))
                        .findAny()
                        .orElseThrow();
        assertTrue(old.at("/relative_strength/percentile").isNull(), "its bars end years earlier");
        assertFalse(old.at("/relative_strength/unknown").asText().isEmpty());
    }

    @Test
    void aloneASymbolHasNoRankAndAReason() {
        JsonNode analysis = analysis("DEMO05", "");
        assertTrue(analysis.at("/relative_strength/percentile").isNull());
        assertTrue(
                analysis.at("/relative_strength/unknown")
                        .asText()
                        .contains("another of its symbols has its last bar on the same day"),
                analysis.toString());
    }

    private static String everySymbol() {
        String tickers =
                app.call()
                        .get("/api/v1/stocks?limit=200")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(stock -> "\"%s\"".formatted(stock.get("ticker").asText()))
                        .collect(Collectors.joining(","));
        return "{\"tickers\":[%s],\"capital\":1000}".formatted(tickers);
    }

    private static double strength(JsonNode analysis) {
        return analysis.at("/performance/strength").asDouble();
    }

    private static Set<String> pointers(JsonNode proof) {
        return new TreeSet<>(proof.get("differences").findValuesAsText("pointer"));
    }
}
