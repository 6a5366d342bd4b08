package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Analyses of symbols that were renamed, of prices with flaws, and of universes of survivors.
final class SymbolsAppTest {
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
                        .post("/api/v1/analyses", "{%s,\"capital\":1000}".formatted(wanted));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static void bars(String ticker, String rows) {
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs(
                                "/api/v1/prices/import?ticker=" + ticker + "&source=a%20file",
                                "date,open,high,low,close,volume\n" + rows);
        assertEquals(200, answer.status(), answer.body());
    }

    private static void rename(String from, String to, String on) {
        Call.Answer answer =
                app.call()
                        .post(
                                "/api/v1/stocks/%s/renames".formatted(from),
                                "{\"to\":\"%s\",\"renamed_on\":\"%s\"}".formatted(to, on));
        assertEquals(201, answer.status(), answer.body());
    }

    /// Weekdays of the spring of 2022, one of them told impossibly.
    private static String rows(LocalDate wrong) {
        StringBuilder rows = new StringBuilder();
        for (LocalDate day = LocalDate.of(2022, 3, 1);
                day.isBefore(LocalDate.of(2022, 6, 30));
                day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                double close = 100 + 3 * Math.sin(day.toEpochDay() / 5.0);
                rows.append(
                        String.format(
                                Locale.ROOT,
                                "%s,%.2f,%.2f,%.2f,%.2f,1000%n",
                                day,
                                close,
                                day.equals(wrong) ? 1 : close + 1,
                                close - 1,
                                close));
            }
        }
        return rows.toString();
    }

    @Test
    void analysesOfARenamedSymbolAreOneHistory() {
        bars("OLDCO", rows(LocalDate.MIN));
        JsonNode before = analyses("\"tickers\":[\"OLDCO\"]").at("/items/0");
        rename("OLDCO", "NEWCO", "2022-06-30");
        JsonNode after = analyses("\"tickers\":[\"OLDCO\",\"NEWCO\"]");
        assertEquals(2, after.get("items").size(), after.toString());
        for (JsonNode result : after.get("items")) {
            assertEquals("NEWCO", result.get("ticker").asText());
            assertEquals(before.get("score"), result.get("score"));
        }
        assertEquals(
                List.of("OLDCO", "null"),
                after.get("items").findValuesAsText("asked_as").stream().sorted().toList());
        for (String name : List.of("OLDCO", "NEWCO")) {
            JsonNode history =
                    app.call().get("/api/v1/stocks/" + name + "/analyses?view=full").json();
            assertEquals("NEWCO", history.get("ticker").asText());
            assertEquals(name.equals("OLDCO"), history.hasNonNull("asked_as"));
            assertEquals(3, history.get("items").size());
        }
        assertEquals(3, app.call().get("/history/oldco").json().get("count").asInt());
        JsonNode proof =
                app.call().get("/api/v1/analyses/" + before.get("id").asText() + "/proof").json();
        assertEquals("equal", proof.get("outcome").asText(), proof.toString());
        JsonNode indicators =
                app.call()
                        .post(
                                "/api/v1/stocks/OLDCO/indicators",
                                "{\"indicators\":[{\"name\":\"RSI\"}]}")
                        .json();
        assertEquals("NEWCO", indicators.at("/basis/ticker").asText());
        assertEquals("OLDCO", indicators.at("/basis/asked_as").asText());
    }

    @Test
    void anAnalysisCarriesWhatIsWrongWithItsBars() {
        LocalDate wrong = LocalDate.of(2022, 5, 4);
        bars("FLAWD", rows(wrong));
        JsonNode warnings = analyses("\"tickers\":[\"FLAWD\"]").at("/items/0/warnings");
        assertEquals(
                List.of("stale", "contradiction", "gap", "off_calendar"),
                warnings.findValuesAsText("code"),
                warnings.toString());
        assertEquals(wrong.toString(), warnings.get(1).get("from").asText());
        assertEquals(wrong.toString(), warnings.get(2).get("from").asText());
        assertTrue(warnings.get(3).get("count").asInt() < 4, "holidays of that spring");
        JsonNode ledger = app.call().get("/api/v1/stocks/FLAWD/quality").json();
        assertEquals(4, ledger.get("findings").size(), "the ledger says the same");
    }

    @Test
    void anAnalysisSaysThatTheExchangeIsNotKnownUntilItIsStated() {
        bars("TATAPOWER", rows(LocalDate.MIN));
        JsonNode warnings = analyses("\"tickers\":[\"TATAPOWER\"]").at("/items/0/warnings");
        assertTrue(
                warnings.findValuesAsText("code").contains("exchange_unknown"),
                warnings.toString());
        assertTrue(warnings.toString().contains("set it: PATCH /api/v1/stocks/TATAPOWER"));
        assertFalse(warnings.findValuesAsText("code").contains("gap"), warnings.toString());
        JsonNode ledger = app.call().get("/api/v1/stocks/TATAPOWER/quality").json();
        assertFalse(ledger.toString().contains("exchange_unknown"), "no finding of the bars");
        Call.Answer stated =
                app.call()
                        .header("Content-Type", "application/json")
                        .send(
                                "PATCH",
                                "/api/v1/stocks/TATAPOWER",
                                BodyPublishers.ofString("{\"exchange\":\"NSE\"}"));
        assertEquals(200, stated.status(), stated.body());
        List<String> kinds =
                analyses("\"tickers\":[\"TATAPOWER\"]")
                        .at("/items/0/warnings")
                        .findValuesAsText("code");
        assertFalse(kinds.contains("exchange_unknown"), kinds.toString());
        assertTrue(kinds.contains("off_calendar"), "holidays of that spring in Mumbai: " + kinds);
    }

    @Test
    void theGivenTickerIsTheFilesOnlySymbol() {
        String csv = "Symbol,Date,Open,High,Low,Close\nZINFY,2024-08-05,70,71,69,70.5\n";
        String path = "/api/v1/prices/import?ticker=ZINFY.NS";
        Call.Answer stored = csv().postAs(path, csv);
        assertEquals(200, stored.status(), stored.body());
        assertEquals("ZINFY.NS", stored.json().at("/listings/0/ticker").asText());
        assertTrue(
                stored.json().get("messages").toString().contains("calls its symbol"),
                stored.body());
        Call.Answer several = csv().postAs(path, csv + "ZSAP,2024-08-05,70,71,69,70.5\n");
        assertEquals(422, several.status(), several.body());
        assertEquals("several_symbols", several.json().get("code").asText());
        assertTrue(
                several.json().get("detail").asText().contains("\"ZINFY\" and \"ZSAP\""),
                several.body());
        assertEquals(404, app.call().get("/api/v1/stocks/ZSAP").status());
    }

    @Test
    void anImportAsksForTheExchangeAndStatesIt() {
        String hours =
                "date,open,high,low,close\n2024-02-12 10:15,10,12,9,11\n2024-02-12 11:15,10,12,9,11\n2024-02-12 12:15,10,12,9,11\n";
        String path = "/api/v1/prices/import?ticker=HINDALCO";
        Call.Answer asked = csv().postAs(path, hours);
        assertEquals(422, asked.status(), asked.body());
        assertEquals("exchange_unknown", asked.json().get("code").asText());
        String detail = asked.json().get("detail").asText();
        assertTrue(detail.startsWith("Where HINDALCO trades is not known"), detail);
        assertTrue(detail.contains("exchange= and zone= over HTTP"), detail);
        assertEquals(404, app.call().get("/api/v1/stocks/HINDALCO").status());

        Call.Answer wrong = csv().postAs(path + "&exchange=XLNO", hours);
        assertEquals(422, wrong.status(), wrong.body());
        assertTrue(wrong.body().contains("?exchange"), wrong.body());
        assertTrue(wrong.body().contains("did you mean XLON?"), wrong.body());

        JsonNode report = csv().postAs(path + "&exchange=nse", hours).json();
        JsonNode listing = report.at("/listings/0");
        assertEquals("XNSE", listing.get("exchange").asText(), report.toString());
        assertEquals("given", listing.get("exchange_from").asText());
        assertEquals("Asia/Kolkata", listing.get("zone").asText());
        assertEquals("1h", listing.get("timeframe").asText());
        JsonNode stock = app.call().get("/api/v1/stocks/HINDALCO").json();
        assertEquals("XNSE", stock.get("exchange").asText(), stock.toString());
    }

    /// Berlin's midnights of Monday to Friday are Sundays to Thursdays in New York.
    @Test
    void anImportAsksForTheZoneWhenItsDaysAreWeekends() {
        String days =
                "timestamp,open,high,low,close\n1704668400000,10,12,9,11\n1704754800000,10,12,9,11\n1704841200000,10,12,9,11\n";
        String path = "/api/v1/prices/import?ticker=ZDAY";
        Call.Answer asked = csv().postAs(path, days);
        assertEquals(422, asked.status(), asked.body());
        assertEquals("zone_doubtful", asked.json().get("code").asText());
        assertTrue(asked.body().contains("Sunday, 2024-01-07"), asked.body());
        assertEquals(404, app.call().get("/api/v1/stocks/ZDAY").status());
        Call.Answer abbreviated = csv().postAs(path + "&zone=CEST", days);
        assertEquals(422, abbreviated.status(), abbreviated.body());
        assertTrue(abbreviated.body().contains("write Europe/Berlin"), abbreviated.body());
        JsonNode report = csv().postAs(path + "&zone=Europe/Berlin", days).json();
        assertEquals("2024-01-08", report.get("first_on").asText(), report.toString());
    }

    @Test
    void anotherExchangeOrCurrencyThanThatOfTheStoredBarsIsRejected() {
        String path = "/api/v1/prices/import?ticker=ZHTA";
        String head = "date,open,high,low,close\n";
        assertEquals(200, csv().postAs(path, head + "2024-08-05,9,10,8,9\n").status());
        JsonNode pence =
                csv().postAs(path + "&exchange=LSE", head + "2024-08-06,70,71,69,70\n").json();
        assertEquals(0, pence.get("accepted").asInt(), pence.toString());
        assertEquals(1, pence.at("/rejected_by_reason/other_exchange").asInt());
        Call.Answer stated = patch("ZHTA", "{\"exchange\":\"NOWHERE\"}");
        assertEquals(200, stated.status(), stated.body());
        assertTrue(
                stated.json().get("exchange_message").asText().contains("GET /api/v1/exchanges"),
                stated.body());
        assertTrue(
                patch("ZHTA", "{\"exchange\":\"XNYS\"}").json().get("exchange_message").isNull());
        assertTrue(
                csv().postAs("/api/v1/prices/import?ticker=BTC/USD", head)
                        .body()
                        .contains("write BTC-USD"));
    }

    private static Call.Answer patch(String ticker, String body) {
        return app.call()
                .header("Content-Type", "application/json")
                .send("PATCH", "/api/v1/stocks/" + ticker, BodyPublishers.ofString(body));
    }

    private static Call csv() {
        return app.call().header("Content-Type", "text/csv");
    }

    @Test
    void aUniverseSaysWhetherItHoldsSurvivorsOnly() {
        JsonNode unknown = survivorship();
        assertTrue(unknown.get("survivors_only").isNull());
        assertTrue(unknown.get("message").asText().startsWith("Unknown whether"));
        bars("GONE", rows(LocalDate.MIN));
        Call.Answer stated =
                app.call()
                        .header("Content-Type", "application/json")
                        .send(
                                "PUT",
                                "/api/v1/stocks/GONE",
                                BodyPublishers.ofString("{\"delisted\":\"2022-07-01\"}"));
        assertEquals(200, stated.status());
        JsonNode known = survivorship();
        assertFalse(known.get("survivors_only").asBoolean(true));
        assertEquals(1, known.get("delisted").asInt());
        assertFalse(
                analyses("\"tickers\":[\"GONE\"]").at("/job/request").hasNonNull("survivorship"),
                "a list of the caller's own is no universe");
    }

    private static JsonNode survivorship() {
        return analyses("\"universe\":\"all\"").at("/job/request/survivorship");
    }
}
