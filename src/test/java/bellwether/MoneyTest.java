package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// In what money analyses are reckoned, over HTTP. The day of the service is the one after the last
/// bar of the file of prices in pence.
final class MoneyTest {
    private static final Instant DAY = Instant.parse("2024-06-18T12:00:00Z");
    private static final LocalDate LAST = LocalDate.of(2024, 6, 17);

    private static TestApp app;

    @BeforeAll
    static void start() {
        app =
                new TestApp(
                        2,
                        Optional.empty(),
                        TestDatabase.createMigrated(),
                        InstantSource.fixed(DAY),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void prices(String ticker, String csv) {
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "text/csv")
                        .send(
                                "POST",
                                "/api/v1/prices/import?ticker=" + ticker + "&source=test",
                                BodyPublishers.ofString(csv));
        assertEquals(200, answer.status(), answer.body());
    }

    private static void pence(String ticker) throws IOException {
        prices(ticker, Files.readString(SharedData.require("found/15-pence-UPP.L.csv")));
    }

    /// Bars of every day up to the last one, rising to this close.
    private static void rising(String ticker, double last, int digits) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        String row = "%%s,%%.%1$df,%%.%1$df,%%.%1$df,%%.%1$df,1000\n".formatted(digits);
        for (int i = 119; i >= 0; i--) {
            double close = last * (1 - i / 400.0);
            double range = last / 200;
            csv.append(
                    row.formatted(
                            LAST.minusDays(i),
                            close - range / 2,
                            close + range,
                            close - range,
                            close));
        }
        prices(ticker, csv.toString());
    }

    private static void rate(String ticker, LocalDate date, String close) {
        prices(
                ticker,
                "date,open,high,low,close\n%s,%s,%s,%s,%s\n"
                        .formatted(date, close, close, close, close));
    }

    private static Call.Answer asked(String body) {
        return app.call().header("Prefer", "wait=20").post("/api/v1/analyses", body);
    }

    private static JsonNode analysis(String ticker, String more) {
        Call.Answer answer =
                asked(
                        "{\"tickers\":[\"%s\"],\"capital\":10000,\"profile\":\"%s\"%s}"
                                .formatted(
                                        ticker,
                                        ticker.endsWith(".L") ? "balanced" : "trend",
                                        more));
        assertEquals(200, answer.status(), answer.body());
        return answer.json().at("/items/0");
    }

    private static JsonNode patch(String ticker, String facts) {
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "application/json")
                        .send("PATCH", "/api/v1/stocks/" + ticker, BodyPublishers.ofString(facts));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode stock(String ticker) {
        return app.call().get("/api/v1/stocks/" + ticker).json();
    }

    @Test
    void tenThousandPoundsBuyAHundredTimesAsManySharesInPence() throws IOException {
        pence("UPP.L");
        JsonNode analysis = analysis("UPP.L", "");
        JsonNode plan = analysis.get("plan");
        assertEquals(2719, plan.get("shares").asInt(), plan.toString());
        assertEquals("GBP", plan.get("currency").asText());
        assertEquals("GBX", plan.get("price_unit").asText());
        assertEquals("GBP", analysis.get("currency").asText());
        assertEquals("GBX", analysis.get("price_unit").asText());
        assertEquals("exchange", analysis.get("currency_source").asText());
        assertEquals(73.48, analysis.get("last_close").asDouble());
        assertEquals(73.48, plan.at("/entry/price").asDouble(), 1);
        assertEquals(
                plan.get("shares").asDouble() * plan.at("/entry/price").asDouble() / 100,
                plan.get("position_value").asDouble(),
                1e-6);
        assertTrue(plan.get("position_value").asDouble() <= 2_000, "20 % of 10,000 pounds");
        assertEquals("GBP", analysis.at("/performance/turnover_currency").asText());
        double turnover = analysis.at("/performance/average_turnover").asDouble();
        assertTrue(turnover > 1e5 && turnover < 1e6, "some 0.5 m shares at 0.73: " + turnover);
        assertTrue(analysis.at("/warnings").toString().contains("assumed to be in pence"));
        JsonNode exactly =
                asked("{\"tickers\":[\"UPP.L\"],\"capital\":1000000,\"capital_currency\":\"GBX\"}")
                        .json()
                        .at("/items/0/plan");
        assertEquals(2719, exactly.get("shares").asInt(), "a million pence are 10,000 pounds");
        assertEquals(0, new BigDecimal("10000").compareTo(exactly.get("capital").decimalValue()));
        assertFalse(exactly.hasNonNull("fx"), "no rate was needed");
    }

    @Test
    void whoImportedPoundsCanSaySo() throws IOException {
        pence("POUNDS.L");
        JsonNode before = analysis("POUNDS.L", "");
        assertEquals(2719, before.at("/plan/shares").asInt());
        JsonNode stated = patch("POUNDS.L", "{\"currency\":\"gbp\"}");
        assertEquals("GBP", stated.get("currency").asText());
        assertEquals("stated", stated.get("currency_source").asText());
        assertTrue(stated.get("currency_message").isNull());
        JsonNode after = analysis("POUNDS.L", "");
        assertEquals(27, after.at("/plan/shares").asInt());
        assertEquals("GBP", after.get("price_unit").asText());
        assertTrue(after.get("currency_message").isNull());
        JsonNode proof =
                app.call().get("/api/v1/analyses/" + before.get("id").asText() + "/proof").json();
        assertEquals("equal", proof.get("outcome").asText(), "by what was known then: " + proof);
        patch("POUNDS.L", "{\"name\":\"Pounds plc\"}");
        assertEquals("GBP", stock("POUNDS.L").get("currency").asText(), "what is absent stays");
    }

    @Test
    void symbolsSayTheirUnitsWhereverTheyAreListed() throws IOException {
        pence("LISTED.L");
        JsonNode stock = stock("LISTED.L");
        assertEquals("GBX", stock.get("currency").asText());
        assertEquals("GBP", stock.get("money_currency").asText());
        assertEquals("exchange", stock.get("currency_source").asText());
        assertTrue(stock.get("currency_message").asText().contains("\"currency\":\"GBP\""));
        assertEquals(1, stock.get("lot").asInt());
        assertEquals(
                "GBX",
                app.call()
                        .get("/udf/symbols?symbol=LISTED.L")
                        .json()
                        .get("currency_code")
                        .asText());
        List<String> table =
                app.call()
                        .header("Accept", "text/csv")
                        .get("/api/v1/stocks?search=listed")
                        .body()
                        .lines()
                        .toList();
        assertTrue(table.get(0).contains(",currency,currency_source,money_currency,"));
        assertTrue(table.get(1).contains(",GBX,exchange,GBP,"), table.get(1));
    }

    @Test
    void anotherCurrencyIsConvertedByAStoredRateOrRefused() {
        rising("EUROS.DE", 100, 2);
        String body =
                "{\"tickers\":[\"EUROS.DE\"],\"capital\":10000,\"profile\":\"trend\",\"capital_currency\":\"SEK\"}";
        Call.Answer refused = asked(body);
        assertEquals(422, refused.status(), refused.body());
        JsonNode error = refused.json().at("/errors/0");
        assertEquals("/capital_currency", error.get("pointer").asText());
        assertTrue(
                error.get("detail").asText().contains("no rate from SEK to EUR"), error.toString());
        assertTrue(error.get("detail").asText().contains("--ticker=SEKEUR=X"), error.toString());

        rate("EURSEK=X", LAST.minusDays(5), "11.20");
        assertEquals(422, asked(body).status(), "six days old");
        rate("EURSEK=X", LAST, "11.25");
        JsonNode plan = asked(body).json().at("/items/0/plan");
        assertEquals("EUR", plan.get("currency").asText());
        assertEquals(0.0888888888889, plan.at("/fx/rate").asDouble());
        assertEquals("EURSEK=X", plan.at("/fx/symbol").asText());
        assertEquals("2024-06-17", plan.at("/fx/date").asText());
        assertTrue(plan.at("/fx/legs/0/inverse").asBoolean());
        assertEquals(888.88, plan.get("capital").asDouble());
        assertEquals(1, plan.get("shares").asInt(), "20 % of 888.88 euros at 100 each");

        JsonNode analysis = asked(body).json().at("/items/0");
        assertEquals("SEK", analysis.at("/terms/capital_currency").asText());
        rate("EURSEK=X", LAST, "11.90");
        JsonNode proof =
                app.call().get("/api/v1/analyses/" + analysis.get("id").asText() + "/proof").json();
        assertEquals("equal", proof.get("outcome").asText(), proof.toString());
    }

    @Test
    void ofSeveralSymbolsThoseWithoutARateHaveLevelsAndNoShares() {
        rising("DOLLR", 100, 2);
        rising("RUPEES.NS", 100, 2);
        rising("NOWHERE.QQ", 100, 2);
        String id =
                app.submit(
                        "{\"tickers\":[\"DOLLR\",\"RUPEES.NS\",\"NOWHERE.QQ\"],\"capital\":10000,\"profile\":\"trend\",\"capital_currency\":\"usd\"}");
        app.ended(id);
        JsonNode page = app.call().get("/api/v1/jobs/" + id + "/results").json();
        assertEquals(
                "{\"INR\":1,\"USD\":1,\"unknown\":1}", page.at("/summary/currencies").toString());
        assertEquals(1, page.at("/summary/actionable").asInt());
        assertEquals("USD", page.at("/job/request/capital_currency").asText());
        for (JsonNode one : page.get("items")) {
            JsonNode plan = one.get("plan");
            assertEquals("long", plan.get("side").asText(), plan.toString());
            assertTrue(plan.get("stop").isNumber());
            String words = plan.get("message").asText();
            switch (one.get("ticker").asText()) {
                case "DOLLR" -> assertEquals(19, plan.get("shares").asInt());
                case "RUPEES.NS" -> {
                    assertTrue(plan.get("shares").isNull());
                    assertTrue(plan.get("capital").isNull());
                    assertFalse(one.get("actionable").asBoolean());
                    assertTrue(words.startsWith("no shares: no rate from USD to INR"), words);
                }
                default -> {
                    assertTrue(plan.get("shares").isNull());
                    assertTrue(one.get("currency").isNull());
                    assertTrue(
                            words.startsWith(
                                    "no shares: the capital is in USD, and the currency of the prices is unknown"),
                            words);
                }
            }
        }
        List<String> table =
                app.call()
                        .header("Accept", "text/csv")
                        .get("/api/v1/jobs/" + id + "/results")
                        .body()
                        .lines()
                        .toList();
        assertTrue(
                table.get(0).contains(",currency,price_unit,fx_rate,fx_symbol,fx_date,"),
                table.get(0));
    }

    @Test
    void withoutANamedCurrencyAnUnknownOneIsThatOfThePrices() {
        rising("OPAQUE.QQ", 100, 2);
        JsonNode analysis = analysis("OPAQUE.QQ", "");
        assertTrue(analysis.get("currency").isNull());
        assertTrue(analysis.at("/plan/currency").isNull());
        assertEquals(19, analysis.at("/plan/shares").asInt());
        assertTrue(
                analysis.get("currency_message").asText().contains("is unknown"),
                analysis.toString());
    }

    @Test
    void aCoinIsBoughtInFractionsAndAPairKeepsItsDigits() {
        rising("BTC-USD", 37371, 2);
        JsonNode coin =
                asked("{\"tickers\":[\"BTC-USD\"],\"capital\":100000,\"profile\":\"trend\"}")
                        .json()
                        .at("/items/0");
        JsonNode plan = coin.get("plan");
        assertEquals(0.0001, plan.get("lot").asDouble());
        assertEquals(0.53, plan.get("shares").asDouble(), 0.01);
        assertEquals("pair", coin.get("currency_source").asText());
        rising("GBPUSD=X", 1.23806, 5);
        JsonNode pair = analysis("GBPUSD=X", "");
        assertEquals(0.00001, pair.at("/plan/tick").asDouble(), 1e-12);
        assertEquals(1.23806, pair.get("last_close").asDouble());
        assertEquals(0, pair.at("/plan/shares").asDouble() % 1);
    }

    @Test
    void ticksAndLotsCanBeStated() {
        rising("STEPS", 100.13, 2);
        JsonNode stated = patch("STEPS", "{\"tick\":0.250,\"lot\":5}");
        assertEquals("0.25", stated.get("tick").asText());
        assertEquals("stated", stated.get("lot_source").asText());
        JsonNode plan = analysis("STEPS", "").get("plan");
        assertEquals("stated", plan.get("tick_source").asText());
        for (String price : List.of("/entry/price", "/stop", "/target")) {
            BigDecimal ticks = plan.at(price).decimalValue().multiply(BigDecimal.valueOf(4));
            assertEquals(0, ticks.stripTrailingZeros().scale() > 0 ? 1 : 0, plan.toString());
        }
        assertEquals(15, plan.get("shares").asInt());
        JsonNode symbol = app.call().get("/udf/symbols?symbol=STEPS").json();
        assertEquals(100, symbol.get("pricescale").asInt());
        assertEquals(25, symbol.get("minmov").asInt());
        Call.Answer wrong =
                app.call()
                        .header("Content-Type", "application/json")
                        .send(
                                "PATCH",
                                "/api/v1/stocks/STEPS",
                                BodyPublishers.ofString("{\"tick\":0,\"currency\":\"UDS\"}"));
        assertEquals(422, wrong.status(), wrong.body());
        assertEquals(2, wrong.json().get("errors").size(), wrong.body());
        assertTrue(wrong.body().contains("did you mean USD?"), wrong.body());
    }

    @Test
    void aCurrencyThatIsNoneIsNamed() {
        Call.Answer answer =
                asked("{\"tickers\":[\"DEMO01\"],\"capital\":1000,\"capital_currency\":\"POUND\"}");
        assertEquals(422, answer.status());
        assertEquals("/capital_currency", answer.json().at("/errors/0/pointer").asText());
        assertTrue(answer.body().contains("was \\\"POUND\\\""), answer.body());
    }

    @Test
    void aTableOfSymbolsStatesUnits() {
        rising("TABLED", 100, 2);
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs(
                                "/api/v1/stocks",
                                "symbol,Currency,Tick Size,Board Lot\nTABLED,GBp,0.5,10\nDEMO01,USD,half,\nDEMO02,POUND,,\n");
        assertEquals(200, answer.status(), answer.body());
        assertEquals(1, answer.json().get("changed").asInt(), answer.body());
        assertEquals(2, answer.json().get("rejected").asInt(), answer.body());
        assertTrue(answer.body().contains("tick must be a number such as 0.05"), answer.body());
        JsonNode stock = stock("TABLED");
        assertEquals("GBX", stock.get("currency").asText());
        assertEquals("0.5", stock.get("tick").asText());
        assertEquals("10", stock.get("lot").asText());
    }

    @Test
    void aHundredfoldFallInLondonIsRatherAChangeOfUnit() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 119; i >= 0; i--) {
            double unit = i >= 60 ? 1 : 100;
            double close = (500 + i % 7) / unit;
            csv.append(
                    "%s,%.3f,%.3f,%.3f,%.3f,1000\n"
                            .formatted(
                                    LAST.minusDays(i), close, close * 1.01, close * 0.99, close));
        }
        prices("TURNED.L", csv.toString());
        prices("SPLIT", csv.toString());
        String warnings = analysis("TURNED.L", "").toString();
        assertTrue(warnings.contains("likelier, pence became pounds that day"), warnings);
        assertEquals(
                "pence became pounds",
                app.call()
                        .get("/api/v1/stocks/TURNED.L/actions")
                        .json()
                        .at("/suspected/0/likelier")
                        .asText());
        assertTrue(
                app.call()
                        .get("/api/v1/stocks/TURNED.L/quality")
                        .body()
                        .contains("pence became pounds"));
        assertFalse(analysis("SPLIT", "").toString().contains("became pounds"));
    }
}
