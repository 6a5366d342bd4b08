package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Analyses in small, by fields, as tables and as text, over HTTP on the sample symbols.
final class AnalysisViewsTest {
    private static final Instant DAY = Instant.parse("2026-01-02T23:00:00Z");
    private static final String TWO = "{\"tickers\":[\"DEMO01\",\"NOPE\"],\"capital\":100000}";
    private static final String MARKET = "{\"universe\":\"synthetic\",\"capital\":100000}";

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(DAY);
    private static TestApp app;
    private static String market;

    @BeforeAll
    static void start() {
        app =
                new TestApp(
                        2,
                        Optional.empty(),
                        TestApp.Databases.at(TestDatabase.createMigrated()).watchingAge(),
                        NOW::get,
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        market = app.submit(MARKET);
        app.ended(market);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void today() {
        NOW.set(DAY);
    }

    private static Call.Answer results(String query) {
        Call.Answer answer = app.call().get("/api/v1/jobs/" + market + "/results" + query);
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    private static Call.Answer wait(String accept, String query, String body) {
        return app.call()
                .header("Prefer", "wait=20")
                .header("Accept", accept)
                .post("/api/v1/analyses" + query, body);
    }

    private static boolean isWhole(JsonNode analysis) {
        return analysis.has("indicators") && analysis.has("plan");
    }

    @Test
    void aSummaryIsSmall() {
        JsonNode page = results("?limit=200&view=summary").json().get("items");
        assertEquals(30, page.size());
        int bytes = page.toString().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 400 * page.size(), bytes / page.size() + " bytes each");
        assertTrue(page.get(0).get("id").asText().matches("an_\\d+"));
    }

    @Test
    void manyAreSummariesAndFewAreWhole() {
        assertFalse(isWhole(results("").json().at("/items/0")));
        assertTrue(isWhole(results("?view=full").json().at("/items/0")));
        assertFalse(isWhole(wait("*/*", "", MARKET).json().at("/items/0")));
        assertTrue(isWhole(wait("*/*", "?view=full", MARKET).json().at("/items/0")));
        assertTrue(isWhole(wait("*/*", "", TWO).json().at("/items/0")));
        assertFalse(isWhole(wait("*/*", "?view=summary", TWO).json().at("/items/0")));
    }

    @Test
    void onlyTheFieldsThatAreNamedAreThere() {
        JsonNode first = results("?fields=ticker,plan.entry.price&sort=ticker").json();
        assertEquals("DEMO01", first.at("/items/0/ticker").asText());
        assertEquals(2, first.at("/items/0").size());
        JsonNode small = results("?view=summary&fields=risk,id").json().at("/items/0");
        assertEquals(2, small.size());
        assertTrue(small.get("id").asText().startsWith("an_"));
    }

    /// Nothing is done when it cannot be shown as asked.
    @ParameterizedTest
    @CsvSource({
        "*/*, ?fields=tickr, 422",
        "*/*, ?view=small, 422",
        "text/csv, ?fields=ticker, 422",
        "image/png, '', 406"
    })
    void aWrongWishMakesNoJob(String accept, String query, int status) {
        int before = app.call().get("/api/v1/jobs?limit=200").json().findValues("params").size();
        Call.Answer answer = wait(accept, query, TWO);
        assertEquals(status, answer.status(), answer.body());
        assertEquals(
                before,
                app.call().get("/api/v1/jobs?limit=200").json().findValues("params").size());
    }

    @Test
    void verdictsMayBeSeveralAndScoresBounded() {
        List<String> buys =
                results("?verdict=buys&limit=200").json().get("items").findValuesAsText("verdict");
        assertFalse(buys.isEmpty());
        assertTrue(buys.stream().allMatch(verdict -> verdict.endsWith("BUY")), buys.toString());
        assertEquals(
                results("?verdict=buys").json().get("items"),
                results("?verdict=BUY&verdict=STRONG_BUY").json().get("items"));
        for (JsonNode one :
                results("?min_score=-0.1&max_score=0.1&limit=200").json().get("items")) {
            assertTrue(Math.abs(one.get("score").asDouble()) <= 0.1, one.toString());
        }
        assertEquals(
                List.of("DEMO07", "DEMO03"),
                results("?ticker=demo03,DEMO07&sort=-ticker")
                        .json()
                        .get("items")
                        .findValuesAsText("ticker"));
    }

    /// Also where pages repeat parameters that are given twice.
    @ParameterizedTest
    @ValueSource(strings = {"score", "-score", "ticker", "-ticker", "as_of", "-as_of", "id", "-id"})
    void everyOrderIsPagedWithoutLossOrRepetition(String sort) {
        List<JsonNode> paged =
                app.all(market, "items", "?limit=4&verdict=buys&verdict=sells&sort=" + sort);
        List<String> tickers = paged.stream().map(one -> one.get("ticker").asText()).toList();
        assertEquals(tickers.size(), new HashSet<>(tickers).size());
        assertEquals(
                results("?limit=200&verdict=buys,sells").json().get("items").size(),
                tickers.size());
        Comparator<JsonNode> order =
                switch (sort.replace("-", "")) {
                    case "score" -> Comparator.comparingDouble(one -> one.get("score").asDouble());
                    case "ticker" -> Comparator.comparing(one -> one.get("ticker").asText());
                    case "as_of" -> Comparator.comparing(one -> one.get("as_of").asText());
                    default ->
                            Comparator.comparingLong(
                                    one -> Long.parseLong(one.get("id").asText().substring(3)));
                };
        List<JsonNode> sorted = new ArrayList<>(paged);
        sorted.sort(sort.startsWith("-") ? order.reversed() : order);
        assertEquals(sorted, paged);
    }

    @Test
    void aCursorBelongsToItsOrder() {
        String next = results("?limit=4&sort=ticker").header("Link");
        String cursor = next.replaceAll(".*cursor=([^&>]*).*", "$1");
        String path = "/api/v1/jobs/" + market + "/results?cursor=" + cursor;
        assertEquals(200, app.call().get(path + "&sort=ticker").status());
        assertEquals(422, app.call().get(path + "&sort=-ticker").status());
    }

    @Test
    void tablesAndTextComeWhenWaitedForToo() {
        Call.Answer table = wait("text/csv", "", TWO);
        assertEquals(200, table.status());
        assertTrue(table.header("Content-Type").startsWith("text/csv"));
        assertTrue(table.body().contains("\r\nNOPE,failed,"), table.body());
        Call.Answer text = wait("text/plain", "", TWO);
        assertTrue(text.header("Content-Type").startsWith("text/plain"));
        assertTrue(
                text.body()
                        .startsWith(
                                """
                                DEMO01  BUY  score +0.17 (BUY from +0.11, STRONG_BUY from +0.24)   synthetic, last bar 2025-12-31: 2 days old
                                  buy 130 at about 153.08, stop 149.98 (2 ATR), target 159.28 (2:1) — at risk 403 of 100,000 USD; capped by 20 % a position
                                  for: strong uptrend (ADX 54), EMA 50 9 % above EMA 200, close 2 % above Parabolic SAR     against: overbought (Stochastic 86), MACD below its signal
                                  HOLD again from a close of 154.23
                                """),
                text.body());
        assertTrue(text.body().contains("NOPE  failed: "), text.body());
        Call.Answer later = app.call().header("Accept", "text/csv").post("/api/v1/analyses", TWO);
        assertEquals(202, later.status());
        assertEquals("queued", later.json().get("state").asText().replace("processing", "queued"));
    }

    @Test
    void resultsAreTextWithTheAddressOfTheRest() {
        Call.Answer page =
                app.call()
                        .header("Accept", "text/plain")
                        .get("/api/v1/jobs/" + market + "/results?limit=2");
        assertTrue(
                page.body().matches("(?s).*\n\nMore at /api/v1/jobs/\\S+cursor=\\S+\n"),
                page.body());
        String tag = page.header("ETag");
        assertFalse(tag.equals(results("?limit=2").header("ETag")));
    }

    @Test
    void oneIsFoundByItsIdAndNothingElse() {
        JsonNode listed = results("?ticker=DEMO01&view=full").json().at("/items/0");
        String path = "/api/v1/analyses/" + listed.get("id").asText();
        ObjectNode whole = (ObjectNode) app.call().get(path).json();
        assertEquals("synthetic", whole.remove("evidence").get("reason").asText());
        assertEquals("no_active_model", whole.remove("model").get("why").asText());
        assertEquals(listed, whole);
        assertEquals(
                "DEMO01", app.call().get(path + "?view=summary").json().get("ticker").asText());
        assertEquals("{\"verdict\":\"BUY\"}", app.call().get(path + "?fields=verdict").body());
        assertTrue(
                app.call()
                        .header("Accept", "text/plain")
                        .get(path)
                        .body()
                        .startsWith("DEMO01  BUY"));
        assertTrue(
                app.call()
                        .header("Accept", "text/csv")
                        .get(path)
                        .body()
                        .contains("\r\nDEMO01,done"));
        assertUnknown("DEMO01", "/api/v1/stocks/DEMO01/analyses");
        assertUnknown("4711", "did you mean an_4711?");
        assertUnknown("an_999999", "Unknown analysis an_999999. GET /api/v1/analyses lists yours.");
    }

    private static void assertUnknown(String id, String words) {
        Call.Answer answer = app.call().get("/api/v1/analyses/" + id);
        assertEquals(404, answer.status());
        assertTrue(answer.json().get("detail").asText().contains(words), answer.body());
    }

    @Test
    void theCurrentOnesAreOneOfEachSymbolTheBestFirst() {
        app.ended(app.submit(TWO));
        List<String> tickers = samples("");
        assertEquals(30, tickers.size());
        assertEquals(30, new HashSet<>(tickers).size());
        assertEquals(30, samples("&universe=synthetic").size());
        assertEquals(0, samples("&universe=all").size());
        JsonNode newest = app.call().get("/api/v1/stocks/DEMO01/analyses").json().at("/items/0");
        assertEquals(
                newest,
                app.call().get("/api/v1/analyses?latest=true&ticker=DEMO01").json().at("/items/0"));
        JsonNode buys =
                app.call().get("/api/v1/analyses?latest=true&verdict=buys&min_score=0.2").json();
        buys.get("items").forEach(one -> assertTrue(one.get("score").asDouble() >= 0.2));
        List<String> made =
                app.call().get("/api/v1/analyses?limit=200").json().findValuesAsText("id");
        assertTrue(made.size() > 30, "without latest, all of them");
    }

    private static List<String> samples(String query) {
        return app
                .call()
                .get("/api/v1/analyses?latest=true&limit=200" + query)
                .json()
                .get("items")
                .findValuesAsText("ticker")
                .stream()
                .filter(ticker -> ticker.startsWith("DEMO"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-score", "ticker", "as_of", "-id"})
    void listsOverAllJobsArePagedToo(String sort) {
        List<String> found = new ArrayList<>();
        Optional<String> path =
                Optional.of(
                        "/api/v1/analyses?latest=true&limit=7&ticker=DEMO01,DEMO02,DEMO03,DEMO04,DEMO05,DEMO06,DEMO07,DEMO08&sort="
                                + sort);
        while (path.isPresent()) {
            Call.Answer answer = app.call().get(path.get());
            found.addAll(answer.json().get("items").findValuesAsText("ticker"));
            path =
                    Optional.of(answer.header("Link"))
                            .filter(link -> !link.isEmpty())
                            .map(link -> link.substring(1, link.indexOf('>')));
        }
        assertEquals(8, found.size(), found.toString());
        assertEquals(8, new HashSet<>(found).size());
    }

    @Test
    void aSymbolWithoutAnalysesHasAnEmptyListAndAnUnknownOneNone() {
        JsonNode index = app.call().get("/api/v1/stocks/%5EGSPC/analyses").json();
        assertEquals(
                "{\"ticker\":\"^GSPC\",\"asked_as\":null,\"items\":[],\"next\":null,\"has_more\":false}",
                index.toString());
        Call.Answer unknown = app.call().get("/api/v1/stocks/DEM01/analyses");
        assertEquals(404, unknown.status());
        assertEquals(
                "Unknown symbol DEM01. Did you mean DEMO01?",
                unknown.json().get("detail").asText());
    }

    /// What was a trade is none any more when its prices have grown old.
    @Test
    void listsSayHowOldPricesAreNow() {
        String fresh = "/api/v1/analyses?latest=true&ticker=DEMO01&fresh=";
        JsonNode before = app.call().get(fresh + "true").json().at("/items/0");
        assertEquals(2, before.get("days_old").asInt());
        assertTrue(before.get("actionable").asBoolean());
        NOW.set(DAY.plusSeconds(20 * 86_400));
        assertEquals(0, app.call().get(fresh + "true").json().get("items").size());
        JsonNode after = app.call().get(fresh + "false").json().at("/items/0");
        assertEquals(22, after.get("days_old").asInt());
        assertTrue(after.get("stale").asBoolean());
        assertFalse(after.get("actionable").asBoolean());
        assertTrue(after.get("shares").isNull());
        String path = "/api/v1/analyses/" + after.get("id").asText();
        assertEquals(2, app.call().get(path).json().get("days_old").asInt(), "as it was made");
        String text = app.call().header("Accept", "text/plain").get(path).body();
        assertTrue(text.contains("no longer a trade: the last bar is 22 days old"), text);
        String table =
                app.call()
                        .header("Accept", "text/csv")
                        .get("/api/v1/stocks/DEMO01/analyses?limit=1")
                        .body();
        assertTrue(table.contains("DEMO01,done,2025-12-31,22,true,false,BUY"), table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest=true&recomputed=true",
                "latest=maybe",
                "universe=nse",
                "universe=all&ticker=A",
                "sort=size",
                "cursor=x",
                "verdict=maybe"
            })
    void wrongParametersOfTheListAreRefused(String query) {
        Call.Answer answer = app.call().get("/api/v1/analyses?" + query);
        assertEquals(422, answer.status(), answer.body());
    }

    @Test
    void aRenamedSymbolIsOneOfTheCurrentOnes() {
        Call.Answer imported =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs("/api/v1/prices/import?ticker=OLDNAME", bars());
        assertEquals(200, imported.status(), imported.body());
        String body = "{\"tickers\":[\"%s\"],\"capital\":1000}";
        app.ended(app.submit(body.formatted("OLDNAME")));
        Call.Answer renamed =
                app.call()
                        .post(
                                "/api/v1/stocks/OLDNAME/renames",
                                "{\"to\":\"NEWNAME\",\"renamed_on\":\"2025-06-02\"}");
        assertEquals(2, renamed.status() / 100, renamed.body());
        assertEquals(List.of("OLDNAME"), current("NEWNAME"));
        app.ended(app.submit(body.formatted("NEWNAME")));
        assertEquals(List.of("NEWNAME"), current("OLDNAME"));
    }

    private static List<String> current(String ticker) {
        return app.call()
                .get("/api/v1/analyses?latest=true&ticker=" + ticker)
                .json()
                .get("items")
                .findValuesAsText("ticker");
    }

    private static String bars() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 0; day < 60; day++) {
            csv.append(
                    "%s,10,12,9,%s,100%n"
                            .formatted(LocalDate.of(2025, 3, 3).plusDays(day), 10 + day * 0.01));
        }
        return csv.toString();
    }
}
