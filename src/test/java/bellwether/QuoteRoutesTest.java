package bellwether;

import static bellwether.OverviewCalls.FIRST;
import static bellwether.OverviewCalls.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.feeds.PlayedProvider;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Quotes and sparklines over HTTP.
final class QuoteRoutesTest {
    private static final int DAYS = 90;
    private static final String QUOTES = "/api/v1/quotes?tickers=";
    private static final String LINES = "/api/v1/sparklines?tickers=";

    private static OverviewCalls calls;

    @BeforeAll
    static void start() {
        calls = new OverviewCalls();
        calls.keyed.now.set(FIRST.plusDays(DAYS).atTime(8, 0).toInstant(ZoneOffset.UTC));
        calls.waves("WAVE-USD", 0, DAYS);
        calls.bars(
                "SPLIT-USD",
                """
                date,open,high,low,close,volume,split
                2025-01-01,100,101,99,100.10,10,1
                2025-01-02,50,51,49,50.30,20,2
                """);
        calls.bars("ONE-USD", "date,open,high,low,close,volume\n2025-03-31,7,7,7,7,1\n");
    }

    @AfterAll
    static void stop() {
        calls.close();
    }

    @Test
    void closesComeInTheOrderOfTheRequestWithTheirAge() {
        JsonNode body = calls.json(QUOTES + "split-usd,WAVE-USD,ONE-USD,DEMO01");
        assertEquals(
                List.of("SPLIT-USD", "WAVE-USD", "ONE-USD", "DEMO01"),
                body.get("items").findValuesAsText("ticker"));
        JsonNode wave = body.at("/items/1");
        assertEquals(OverviewCalls.wave(DAYS - 1), wave.get("close").asDouble());
        assertEquals(OverviewCalls.wave(DAYS - 2), wave.get("previous_close").asDouble());
        assertEquals(
                100 * (OverviewCalls.wave(DAYS - 1) / OverviewCalls.wave(DAYS - 2) - 1),
                wave.get("change_percent").asDouble(),
                1e-6);
        assertEquals(0, wave.get("age_sessions").asInt());
        assertEquals("USD", wave.get("currency").asText());
        assertEquals("test", wave.get("source").asText());
        assertFalse(wave.get("synthetic").asBoolean());
        assertFalse(wave.has("live"));
        JsonNode split = body.at("/items/0");
        assertEquals("50.05", split.get("previous_close").asText(), "adjusted for the split");
        assertEquals("0.25", split.get("change").asText());
        assertEquals("2025-01-02", split.get("on").asText());
        assertEquals(DAYS - 2, split.get("age_sessions").asInt());
        JsonNode one = body.at("/items/2");
        assertTrue(one.get("previous_close").isNull() && one.get("change").isNull());
        JsonNode demo = body.at("/items/3");
        assertTrue(demo.get("synthetic").asBoolean());
        assertTrue(demo.get("age_sessions").isNull() && demo.get("stale").isNull());
        assertEquals(0, body.get("missing").size());
    }

    /// Its holidays are not known here, so that weekdays prove no sessions.
    @Test
    void sessionsOfAnExchangeWithoutACalendarAreUnknown() {
        calls.bars("005930.KS", "date,open,high,low,close,volume\n2025-03-03,7,7,7,7,1\n");
        JsonNode quote = calls.json(QUOTES + "005930.KS").at("/items/0");
        assertTrue(quote.get("age_sessions").isNull(), quote.toString());
        assertTrue(quote.get("stale").isBoolean(), "by weekdays");
        JsonNode chart = calls.json("/api/v1/stocks/005930.KS/chart");
        assertTrue(chart.get("stale_sessions").isNull(), chart.toString());
        assertTrue(chart.get("stale").isBoolean());
        for (JsonNode exchange : calls.json("/api/v1/overview").at("/parts/freshness/items")) {
            assertEquals(
                    !exchange.get("exchange").asText().equals("XKRX"),
                    exchange.get("certain").asBoolean(),
                    exchange.toString());
        }
    }

    @Test
    void whatIsNotThereSaysWhy() {
        JsonNode body = calls.json(QUOTES + "WAVES-USD,WAVE-USD,NOPE");
        assertEquals(1, body.get("items").size());
        assertEquals("WAVES-USD", body.at("/missing/0/ticker").asText());
        assertTrue(body.at("/missing/0/reason").asText().contains("Did you mean WAVE-USD?"));
        assertEquals("NOPE", body.at("/missing/1/ticker").asText());
        assertTrue(body.at("/missing/1/reason").asText().contains("Import its prices"));
        JsonNode none = calls.json(LINES + "NOPE");
        assertEquals(0, none.get("items").size());
        assertEquals(1, none.get("missing").size());
    }

    @Test
    void aFormerNameGivesItsSymbol() {
        calls.bars("OLDER-USD", "date,open,high,low,close,volume\n2025-03-31,7,7,7,7,1\n");
        Call.Answer renamed =
                calls.keyed
                        .master()
                        .post(
                                "/api/v1/stocks/OLDER-USD/renames",
                                "{\"to\":\"NEWER-USD\",\"renamed_on\":\"2025-03-31\"}");
        assertEquals(201, renamed.status(), renamed.body());
        JsonNode quote = calls.json(QUOTES + "OLDER-USD,NEWER-USD");
        assertEquals(
                List.of("NEWER-USD", "NEWER-USD"), quote.get("items").findValuesAsText("ticker"));
        assertEquals("OLDER-USD", quote.at("/items/0/asked_as").asText());
        assertTrue(quote.at("/items/1/asked_as").isNull());
        assertEquals("OLDER-USD", calls.json(LINES + "OLDER-USD").at("/items/0/asked_as").asText());
    }

    @Test
    void theTagMovesWithThePricesAndNotWithTheTime() {
        calls.waves("TAG-USD", 0, DAYS - 1);
        String path = QUOTES + "TAG-USD";
        String tag = calls.get(calls.ann, path).header("ETag");
        Instant before = calls.keyed.now.get();
        calls.keyed.now.set(before.plus(Duration.ofMinutes(5)));
        assertEquals(
                304, calls.keyed.with(calls.ann).header("If-None-Match", tag).get(path).status());
        calls.waves("TAG-USD", DAYS - 1, DAYS);
        assertNotEquals(tag, calls.get(calls.ann, path).header("ETag"));
        calls.keyed.now.set(before);
    }

    /// Whoever holds the bars keeps no one away who has them already.
    @Test
    void whatIsHeldIsNotReadAgain() {
        List<String> paths = List.of(QUOTES + "WAVE-USD,DEMO01", LINES + "WAVE-USD,DEMO01");
        List<String> tags =
                paths.stream().map(path -> calls.get(calls.ann, path).header("ETag")).toList();
        try (Handle handle = calls.keyed.jdbi().open()) {
            handle.begin();
            handle.execute("lock table bar_block, series in access exclusive mode");
            for (int i = 0; i < paths.size(); i++) {
                assertEquals(304, status(paths.get(i), tags.get(i)), paths.get(i));
            }
            handle.rollback();
        }
    }

    private static int status(String path, String tag) {
        return calls.keyed.with(calls.ann).header("If-None-Match", tag).get(path).status();
    }

    @Test
    void theTagMovesWithNamesSessionsAndWhatMayHaveBeenMeant() {
        calls.waves("MOVE-USD", 0, DAYS);
        for (String path : List.of(QUOTES, LINES)) {
            String tag = calls.get(calls.ann, path + "MOVE-USD").header("ETag");
            calls.sql(
                    "update symbol set name = 'Moved', record_version = record_version + 1"
                            + " where ticker = 'MOVE-USD'");
            assertEquals(200, status(path + "MOVE-USD", tag), path);
        }
        String tag = calls.get(calls.ann, QUOTES + "MOVE-USD").header("ETag");
        Instant before = calls.keyed.now.get();
        calls.keyed.now.set(before.plus(Duration.ofDays(1)));
        assertEquals(200, status(QUOTES + "MOVE-USD", tag), "it is older by a session");
        calls.keyed.now.set(before);
        assertEquals(304, status(QUOTES + "MOVE-USD", tag));
        String unknown = calls.get(calls.ann, QUOTES + "MEANTX").header("ETag");
        assertEquals(304, status(QUOTES + "MEANTX", unknown));
        calls.waves("MEANT", 0, 2);
        assertEquals(200, status(QUOTES + "MEANTX", unknown), "another may have been meant");
    }

    @Test
    void withoutAProviderNothingIsLive() {
        JsonNode body = calls.json(QUOTES + "WAVE-USD,DEMO01&live=true");
        assertEquals(2, body.get("items").size());
        assertFalse(body.at("/items/0").has("live"));
        assertTrue(
                body.at("/missing/0/reason")
                        .asText()
                        .contains("No price provider configured for WAVE-USD"));
        assertTrue(body.at("/missing/1/reason").asText().contains("synthetic"));
    }

    /// One is asked for and has a price, of the other the provider knows nothing.
    @Test
    void aLivePriceNamesItsSourceAndTime() {
        Instant now = Instant.parse("2026-02-20T18:00:00Z");
        try (PlayedProvider played = new PlayedProvider();
                TestApp app =
                        new TestApp(
                                1,
                                Optional.empty(),
                                TestApp.Databases.at(TestDatabase.createMigrated())
                                        .asking(played.url()),
                                () -> now,
                                new PrintStream(OutputStream.nullOutputStream()))) {
            played.plays((head, out) ->
                    out.write(
                            head.contains("IBM")
                                    ? PlayedProvider.answer(
                                            200,
                                            "",
                                            "{\"c\":261.74,\"pc\":259.5,\"t\":%d}"
                                                    .formatted(
                                                            now.minusSeconds(20).getEpochSecond()))
                                    : PlayedProvider.answer(404, "", "{}")));
            for (String ticker : List.of("IBM", "ZZZ")) {
                assertEquals(
                        200,
                        app.call()
                                .header("Content-Type", "text/csv")
                                .postAs(
                                        "/api/v1/prices/import?exchange=XNYS&ticker=" + ticker,
                                        "date,open,high,low,close,volume\n2026-02-19,7,7,7,7,1\n")
                                .status());
            }
            JsonNode body = app.call().get(QUOTES + "IBM,ZZZ&live=true").json();
            assertEquals(2, body.get("items").size(), body.toPrettyString());
            JsonNode live = body.at("/items/0/live");
            assertEquals("261.74", live.get("price").asText());
            assertEquals("finnhub", live.get("source").asText().toLowerCase(Locale.ROOT));
            assertEquals("2026-02-20T17:59:40Z", instant(live.get("traded_at")));
            assertEquals(now.toString(), instant(live.get("asked_at")));
            assertTrue(live.get("market_open").asBoolean());
            assertEquals(7, body.at("/items/0/close").asInt(), "the stored close stays");
            assertFalse(body.at("/items/1").has("live"));
            assertEquals("ZZZ", body.at("/missing/0/ticker").asText());
            assertTrue(body.at("/missing/0/reason").asText().startsWith("not live: "));
        }
    }

    private static String instant(JsonNode text) {
        return Instant.parse(text.asText()).toString();
    }

    @Test
    void closesAreScaledBetweenTheirLeastAndGreatest() {
        JsonNode line = calls.json(LINES + "WAVE-USD&bars=40").at("/items/0");
        List<Double> closes = new ArrayList<>();
        for (int day = DAYS - 40; day < DAYS; day++) {
            closes.add(OverviewCalls.wave(day));
        }
        double low = closes.stream().mapToDouble(close -> close).min().orElseThrow();
        double high = closes.stream().mapToDouble(close -> close).max().orElseThrow();
        assertEquals(low, line.get("low").asDouble());
        assertEquals(high, line.get("high").asDouble());
        assertEquals(40, line.get("n").asInt());
        assertEquals(FIRST.plusDays(DAYS - 40).toString(), line.get("first_on").asText());
        assertEquals(FIRST.plusDays(DAYS - 1).toString(), line.get("last_on").asText());
        List<Double> scaled = numbers(line.get("values"));
        for (int i = 0; i < 40; i++) {
            assertEquals(1_000 * (closes.get(i) - low) / (high - low), scaled.get(i), 0.5);
        }
        assertEquals("[500]", calls.json(LINES + "ONE-USD").at("/items/0/values").toString());
        assertEquals(
                "[0,1000]",
                calls.json(LINES + "SPLIT-USD").at("/items/0/values").toString(),
                "adjusted for the split it rose");
    }

    @Test
    void bothAreTablesToo() {
        Call.Answer quotes =
                calls.keyed.with(calls.ann).header("Accept", "text/csv").get(QUOTES + "SPLIT-USD");
        assertTrue(
                quotes.body()
                        .contains(
                                "SPLIT-USD,,50.3,50.05,0.25,0.4995005,2025-01-02,88,false,false,USD,test,false"),
                quotes.body());
        Call.Answer lines =
                calls.keyed.with(calls.ann).header("Accept", "text/csv").get(LINES + "SPLIT-USD");
        assertTrue(
                lines.body().contains("SPLIT-USD,50.05,50.3,2025-01-01,2025-01-02,2,0; 1000"),
                lines.body());
    }

    @Test
    void tooManyTickersAreRefused() {
        calls.assertRefused(
                "?tickers",
                "must be 1 to 200 tickers, were 201",
                calls.get(calls.ann, QUOTES + OverviewCalls.tickers(201)));
        calls.assertRefused(
                "?tickers",
                "must be 1 to 10 tickers, were 11",
                calls.get(calls.ann, QUOTES + OverviewCalls.tickers(11) + "&live=true"));
        assertEquals(
                200,
                calls.json(LINES + OverviewCalls.tickers(200)).get("missing").size(),
                "unknown, and told so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/quotes | ?tickers | is required: 1 to 200 tickers",
                "/api/v1/quotes?tickers= | ?tickers | is required",
                "/api/v1/quotes?tickers=A%20B | ?tickers | must be tickers such as TCS.NS, was \"A"
                        + " B\"",
                "/api/v1/quotes?tickers=A,,B | ?tickers | has nothing between two commas",
                "/api/v1/quotes?tickers=A&live=yes | ?live | must be true or false",
                "/api/v1/quotes?ticker=A | ?ticker | did you mean tickers?",
                "/api/v1/sparklines | ?tickers | is required",
                "/api/v1/sparklines?tickers=A&bars=9 | ?bars | from 10 to 260",
                "/api/v1/sparklines?tickers=A&bars=261 | ?bars | from 10 to 260",
            })
    void whatIsWrongIsNamed(String path, String pointer, String detail) {
        calls.assertRefused(pointer, detail, calls.get(calls.ann, path));
    }
}
