package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What all answers have in common: how numbers, names, times and what is not known are written.
final class WireTest {
    /// Decimals that money keeps, however large it is.
    private static final int CENTS = 2;

    private static final Pattern NUMBER = Pattern.compile("[:,\\[](-?[0-9][0-9.eE+-]*)");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode analyses(String wanted) {
        Call.Answer answer =
                app.call()
                        .header("Prefer", "wait=20")
                        .post(
                                "/api/v1/analyses?view=full",
                                "{%s,\"capital\":1000}".formatted(wanted));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static void importBars(String query, String type, String body) {
        Call.Answer answer =
                app.call()
                        .header("Content-Type", type)
                        .postAs("/api/v1/prices/import?" + query, body);
        assertEquals(200, answer.status(), answer.body());
    }

    @Test
    void computedNumbersHaveSevenDigitsOrTwoDecimalsAndNoneHasAnExponent() {
        String answer =
                app.call()
                        .header("Prefer", "wait=20")
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"capital\":100000}")
                        .body();
        Matcher numbers = NUMBER.matcher(answer.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\""));
        int fractions = 0;
        while (numbers.find()) {
            BigDecimal number = new BigDecimal(numbers.group(1));
            assertFalse(numbers.group(1).toUpperCase(java.util.Locale.ROOT).contains("E"));
            if (number.scale() > 0) {
                fractions++;
                assertTrue(
                        number.precision() <= 7 || number.scale() <= CENTS,
                        () -> number + " in " + answer);
            }
        }
        assertTrue(fractions > 100, fractions + " numbers");
    }

    @Test
    void csvHasTheNumbersOfJson() {
        String path = "/api/v1/stocks/DEMO01/indicators";
        String body =
                "{\"indicators\":[{\"name\":\"RSI\"},{\"name\":\"OBV\"}],\"from\":\"2025-12-31\"}";
        JsonNode json = app.call().post(path, body).json();
        String csv = app.call().header("Accept", "text/csv").post(path, body).body();
        assertEquals(
                "2025-12-31,%s,%s"
                        .formatted(
                                json.at("/indicators/0/values/value/0").asText(),
                                json.at("/indicators/1/values/value/0").asText()),
                csv.lines().skip(1).findFirst().orElseThrow());
        assertEquals("340088681", json.at("/indicators/1/values/value/0").asText());
    }

    @Test
    void pricesAndVolumesKeepTheirDigits() {
        importBars(
                "ticker=TINY-USD",
                "text/csv",
                "date,open,high,low,close,volume\n2024-01-02,0.00001234567,0.0000123456789,0.00001,0.000012345678,123456789\n");
        String path = "/api/v1/stocks/TINY-USD/bars";
        String prices =
                "\"open\":0.00001234567,\"high\":0.0000123456789,\"low\":0.00001,\"close\":0.000012345678,\"volume\":123456789";
        assertTrue(app.call().get(path).body().contains(prices), app.call().get(path).body());
        assertTrue(app.call().get("/api/v1/bars?tickers=TINY-USD").body().contains(prices));
        assertTrue(app.call().get(path + "?shape=columns").body().contains("[0.00001234567]"));
        assertTrue(
                app.call()
                        .header("Accept", "text/csv")
                        .get(path)
                        .body()
                        .contains(
                                "0.00001234567,0.0000123456789,0.00001,0.000012345678,123456789"));
    }

    @Test
    void everyPlanHasTheSameFields() {
        JsonNode results = analyses("\"universe\":\"synthetic\",\"as_of\":\"2025-06-30\"");
        JsonNode today = analyses("\"universe\":\"synthetic\"");
        Set<Set<String>> shapes = new java.util.HashSet<>();
        for (JsonNode answer : List.of(results, today)) {
            for (JsonNode result : answer.get("items")) {
                JsonNode plan = result.get("plan");
                Set<String> names = names(plan);
                if (names.remove("then")) {
                    assertTrue(names(plan.get("then")).contains("entry"));
                    assertTrue(plan.get("entry").isNull());
                }
                shapes.add(names);
                assertEquals(
                        List.of("actionable", "message"),
                        List.copyOf(plan.properties()).stream()
                                .limit(2)
                                .map(e -> e.getKey())
                                .toList());
                assertTrue(result.has("asked_as") && result.has("as_of_requested"));
                assertTrue(result.get("data_quality").has("stable_from"));
                assertFalse(result.get("data_quality").has("warnings"));
            }
        }
        assertEquals(1, shapes.size(), shapes.toString());
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void momentsAreToTheMillisecond() {
        String id = app.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
        JsonNode job = app.ended(id);
        for (String name : List.of("created_at", "started_at", "finished_at")) {
            assertTrue(MOMENT.matcher(job.get(name).asText()).matches(), job.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/exchanges, text/csv, 406, Available as application/json",
        "/api/v1/stocks, application/xml, 406, Available as application/json or text/csv",
        "/api/v1/profiles, text/csv, 200, 'name,title'",
        "/api/v1/exchanges, 'text/csv, */*;q=0.1', 200, items",
        "/api/v1/exchanges, 'application/json;q=0', 406, Available as",
        "/health, text/csv, 200, alive",
    })
    void whatIsNotOfferedIsRefusedWithWhatIs(String path, String accept, int status, String words) {
        Call.Answer answer = app.call().header("Accept", accept).get(path);
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
    }

    @Test
    void nothingIsDoneForACallerWhoDoesNotAcceptTheAnswer() {
        Call.Answer refused =
                app.call()
                        .header("Accept", "text/html")
                        .post("/api/v1/profiles", "{\"name\":\"not-made\"}");
        assertEquals(406, refused.status(), refused.body());
        assertEquals(404, app.call().get("/api/v1/profiles/not-made").status());
    }

    @Test
    void anExchangeHasOneName() {
        importBars(
                "ticker=ALIAS",
                "application/json",
                "[{\"date\":\"2024-01-02\",\"open\":10,\"high\":12,\"low\":9,\"close\":11,\"volume\":7}]");
        JsonNode stated =
                app.call()
                        .header("Content-Type", "application/json")
                        .send(
                                "PATCH",
                                "/api/v1/stocks/ALIAS",
                                BodyPublishers.ofString(
                                        "{\"exchange\":\"nyse\",\"sector\":\"Tools\"}"))
                        .json();
        assertEquals("XNYS", stated.get("exchange").asText(), stated.toString());
        assertTrue(stated.get("exchange_name").asText().contains("New York"), stated.toString());
        for (String filter : List.of("exchange=NYSE", "exchange=XNYS", "sector=tools")) {
            assertTrue(
                    app.call()
                            .get("/api/v1/stocks?" + filter)
                            .json()
                            .findValuesAsText("ticker")
                            .contains("ALIAS"),
                    filter);
        }
        assertEquals(200, app.call().get("/api/v1/exchanges/NYSE").status());
        unknown("exchange=XNYZ", "did you mean XNYS?");
        unknown("sector=Tool", "did you mean Tools?");
    }

    private static void unknown(String filter, String words) {
        Call.Answer answer = app.call().get("/api/v1/stocks?" + filter);
        assertEquals(422, answer.status(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
    }

    @Test
    void knownTickersAreAnsweredBesideUnknownOnes() {
        String path = "/api/v1/bars?tickers=DEMO01,DEM02&from=2025-12-31";
        JsonNode answer = app.call().get(path).json();
        assertEquals("DEMO01", answer.at("/symbols/0/ticker").asText());
        assertEquals("DEM02", answer.at("/failed_items/0/ticker").asText());
        assertEquals("unknown_symbol", answer.at("/failed_items/0/code").asText());
        assertTrue(answer.at("/failed_items/0/message").asText().contains("Did you mean"));
        Call.Answer csv = app.call().header("Accept", "text/csv").get(path);
        assertEquals("DEM02", csv.header("X-Failed-Items"));
        assertEquals(404, app.call().get("/api/v1/bars?tickers=NOPE1,NOPE2").status());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 200, ''",
        "2026-01-31T09:30:00%2B03:00, 200, ''",
        "2026-01-31T09:30:00+03:00, 422, 'write it as %2B: 2026-01-31T09:30:00%2B03:00'",
        "2026-01-31T09:30:00, 422, a time with its zone",
    })
    void sinceIsADateOrATime(String since, int status, String words) {
        Call.Answer answer = app.call().get("/api/v1/jobs?since=" + since);
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
    }
}
