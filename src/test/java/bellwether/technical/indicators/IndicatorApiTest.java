package bellwether.technical.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.WireNumbers;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The room over HTTP, on the sample symbols and on a few of its own.
class IndicatorApiTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
    private static final String DEMO = "/api/v1/stocks/DEMO01/indicators";

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static Market market;
    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.create();
        market = new Market(database.jdbi(), CLOCK);
        new PriceImport(database.jdbi(), CLOCK).seedSamples();
        importBars("SHORT", 45, true);
        importBars("MUTE", 300, false);
        importBars("FADING", 60, 40);
        server =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        CLOCK,
                        List.of(
                                market,
                                market.symbols(),
                                new IndicatorApi(market, new BodyParser())));
    }

    @AfterAll
    static void close() {
        server.close();
        database.close();
    }

    private static void importBars(String ticker, int count, boolean volume) throws IOException {
        importBars(ticker, count, volume ? count : 0);
    }

    /// @param known the first bars, whose volume is known
    private static void importBars(String ticker, int count, int known) throws IOException {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 0; i < count; i++) {
            double close = 100 + 10 * Math.sin(i / 5.0) + i * 0.1;
            csv.append(
                    "%s,%.2f,%.2f,%.2f,%.2f,%s%n"
                            .formatted(
                                    LocalDate.of(2024, 1, 1).plusDays(i),
                                    close - 0.3,
                                    close + 1,
                                    close - 1,
                                    close,
                                    i < known ? "1000" : ""));
        }
        Path file = Files.writeString(folder.resolve(ticker + ".csv"), csv);
        new PriceImport(database.jdbi(), CLOCK).importFile(file, ImportOptions.NONE, _ -> {});
    }

    @Test
    void theCatalogueIsReadWhole() {
        JsonNode all = get("/api/v1/indicators").json().get("items");
        assertEquals(Indicators.all().size(), all.size());
        for (JsonNode one : all) {
            assertEquals(one, get("/api/v1/indicators/" + one.get("name").asText()).json());
            for (String field : List.of("message", "source", "units", "category")) {
                assertFalse(one.get(field).asText().isBlank(), one + " " + field);
            }
            assertFalse(one.get("outputs").isEmpty());
            assertTrue(one.get("warm_up_bars").asInt() >= 0);
        }
        JsonNode rsi = get("/api/v1/indicators/rsi").json();
        assertEquals(
                "[{\"name\":\"period\",\"type\":\"integer\",\"default\":14,\"minimum\":2,\"maximum\":1000}]",
                rsi.get("parameters").toString());
        assertEquals(14, rsi.get("warm_up_bars").asInt());
        assertTrue(get("/api/v1/indicators/OBV").json().get("stable_after_bars").isNull());
        JsonNode momentum = get("/api/v1/indicators?category=momentum").json().get("items");
        assertTrue(momentum.size() > 10 && momentum.size() < all.size());
    }

    @Test
    void patternsAreReadLikeIndicators() {
        JsonNode all = get("/api/v1/patterns").json().get("items");
        assertEquals(61 + 15, all.size());
        assertEquals(15, get("/api/v1/patterns?family=chart").json().get("items").size());
        JsonNode hammer = get("/api/v1/patterns/cdlhammer").json();
        assertEquals("HAMMER", hammer.get("name").asText());
        assertEquals(12, hammer.get("bars_needed").asInt());
        assertEquals("candlestick", hammer.get("family").asText());
        assertEquals(201, get("/api/v1/patterns/GOLDEN_CROSS").json().get("bars_needed").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/indicators/RSII, unknown_indicator, Unknown indicator RSII. Did you mean RSI? GET /api/v1/indicators lists all.",
        "/api/v1/indicators/qqqqqqqq, unknown_indicator, Unknown indicator qqqqqqqq. GET /api/v1/indicators lists all.",
        "/api/v1/patterns/HAMER, unknown_pattern, Unknown pattern HAMER. Did you mean HAMMER? GET /api/v1/patterns lists all.",
    })
    void anUnknownNameIsNotFound(String path, String code, String detail) {
        Call.Answer answer = get(path);
        assertEquals(404, answer.status());
        assertEquals(code, answer.json().get("code").asText());
        assertEquals(detail, answer.json().get("detail").asText());
    }

    @Test
    void weeksAreCompletedOnes() {
        JsonNode answer =
                Call.to(server.port())
                        .post(
                                DEMO,
                                "{\"indicators\":[{\"name\":\"SMA\",\"params\":{\"period\":4}}],\"timeframe\":\"1wk\",\"from\":\"2025-12-01\"}")
                        .json();
        assertEquals("1wk", answer.at("/basis/timeframe").asText());
        // the history ends on Wednesday, 31 December 2025: that week is not over
        assertEquals("2025-12-22", answer.at("/basis/last_on").asText());
        assertEquals(4, answer.get("dates").size());
        History days = market.load(List.of("DEMO01"), Timeframe.DAY).get(0);
        double sum = 0;
        for (String friday : List.of("2025-12-05", "2025-12-12", "2025-12-19", "2025-12-26")) {
            long time = LocalDate.parse(friday).toEpochDay() * 86_400;
            sum +=
                    days.bars()
                            .close()[
                            Arrays.binarySearch(days.bars().time(), 0, days.bars().size(), time)];
        }
        assertEquals(sum / 4, answer.at("/indicators/0/values/value/3").asDouble(), 5e-5);
    }

    @Test
    void everyIndicatorEqualsItsKernelOverTheWholeHistory() {
        History history = market.load(List.of("DEMO01"), Timeframe.DAY).get(0);
        History other = market.load(List.of("DEMO02"), Timeframe.DAY).get(0);
        Series series =
                new Series(
                                history.bars().open(),
                                history.bars().high(),
                                history.bars().low(),
                                history.bars().close(),
                                history.bars().volume(),
                                other.bars().close(),
                                history.bars().size())
                        .sectioned(sinceTheYearBegan(history.bars()));
        for (var indicator : Indicators.all()) {
            if (indicator.inputs().contains(Input.SESSION)) {
                continue; // refused on days, see SessionVwapTest
            }
            double[][] expected = new double[indicator.outputs().size()][series.size()];
            indicator.compute(series, indicator.defaults(), expected);
            JsonNode answer =
                    post(
                            DEMO,
                            """
                            {"indicators":[{"name":"%s"}],"benchmark":"demo02","from":"2025-01-01"}
                            """
                                    .formatted(indicator.name()));
            JsonNode values = answer.get("indicators").get(0).get("values");
            int from = series.size() - answer.get("dates").size();
            assertEquals("2025-01-01", answer.get("dates").get(0).asText());
            for (int line = 0; line < expected.length; line++) {
                JsonNode shown = values.get(indicator.outputs().get(line));
                assertEquals(answer.get("dates").size(), shown.size());
                for (int i = 0; i < shown.size(); i++) {
                    assertEquals(
                            Double.parseDouble(WireNumbers.computed(expected[line][from + i])),
                            shown.get(i).asDouble());
                }
            }
        }
    }

    /// The anchor that AVWAP has when none is given.
    private static double[] sinceTheYearBegan(Bars bars) {
        double[] sections = new double[bars.size()];
        Arrays.fill(
                sections,
                0,
                bars.place(LocalDate.of(2025, 1, 1).toEpochDay() * 86_400),
                Double.NaN);
        return sections;
    }

    @Test
    void beforeTheWarmUpThereIsNullAndNeverZero() {
        JsonNode answer =
                post(
                        DEMO,
                        """
                        {"indicators":[{"name":"rsi"},{"name":"MACD","params":{"fast":5,"slow":10}},
                            {"name":"SMA","params":{"period":200}}],
                         "to":"2021-02-05"}
                        """);
        JsonNode basis = answer.get("basis");
        assertEquals("DEMO01", basis.get("ticker").asText());
        assertEquals("[\"synthetic\"]", basis.get("sources").toString());
        assertEquals(1, basis.get("data_version").asInt());
        assertEquals(26, basis.get("bars_used").asInt());
        assertEquals("2021-01-01", basis.get("first_on").asText());
        assertEquals("2021-02-05", basis.get("last_on").asText());
        JsonNode rsi = answer.get("indicators").get(0);
        assertEquals("RSI_14", rsi.get("id").asText());
        JsonNode values = rsi.get("values").get("value");
        for (int i = 0; i < 14; i++) {
            assertTrue(values.get(i).isNull());
        }
        assertTrue(values.get(14).isNumber());
        assertEquals(answer.get("dates").get(14).asText(), rsi.get("first_value").asText());
        assertEquals("MACD_5_10_9", answer.get("indicators").get(1).get("id").asText());
        JsonNode sma = answer.get("indicators").get(2);
        assertTrue(sma.get("first_value").isNull());
        assertEquals(
                "not enough data: 200 bars with close needed; 26 of 26 bars used have them",
                sma.get("message").asText());
    }

    @Test
    void aValueDoesNotDependOnWhereTheShowingBegins() {
        String body = "{\"indicators\":[{\"name\":\"OBV\"},{\"name\":\"EMA\"}],\"from\":\"%s\"}";
        JsonNode early = post(DEMO, body.formatted("2021-01-01"));
        JsonNode late = post(DEMO, body.formatted("2025-12-31"));
        assertEquals(1, late.get("dates").size());
        for (int i = 0; i < 2; i++) {
            JsonNode all = early.get("indicators").get(i).get("values").get("value");
            JsonNode one = late.get("indicators").get(i).get("values").get("value");
            assertEquals(all.get(all.size() - 1), one.get(0));
        }
    }

    @Test
    void theSameAsATable() {
        Call.Answer answer =
                Call.to(server.port())
                        .header("Accept", "text/csv")
                        .post(
                                DEMO,
                                """
                                {"indicators":[{"name":"RSI"},{"name":"MACD"}],"to":"2021-02-05"}
                                """);
        assertEquals(200, answer.status());
        assertTrue(answer.header("Content-Type").startsWith("text/csv"));
        assertEquals("synthetic", answer.header("X-Source"));
        assertEquals("1", answer.header("X-Data-Version"));
        assertEquals("26 from 2021-01-01", answer.header("X-Bars-Used"));
        assertEquals("RSI_14=14, MACD_12_26_9=33", answer.header("X-Warm-Up"));
        List<String> rows = answer.body().lines().toList();
        assertEquals(
                "date,RSI_14,MACD_12_26_9.macd,MACD_12_26_9.signal,MACD_12_26_9.histogram",
                rows.get(0));
        assertEquals(27, rows.size());
        assertEquals("2021-01-01,,,,", rows.get(1));
        assertTrue(rows.get(26).matches("2021-02-05,[0-9.]+,,,"), rows.get(26));
    }

    @Test
    void unknownVolumeIsNotZeroVolume() {
        JsonNode answer =
                post(
                        "/api/v1/stocks/MUTE/indicators",
                        "{\"indicators\":[{\"name\":\"MFI\"},{\"name\":\"RSI\"}]}");
        JsonNode money = answer.get("indicators").get(0);
        money.get("values").get("value").forEach(value -> assertTrue(value.isNull()));
        assertEquals(
                "not enough data: 15 bars with high, low, close, volume needed; 0 of 300 bars used have them",
                money.get("message").asText());
        assertTrue(answer.get("indicators").get(1).get("message").isNull());
    }

    @Test
    void whatIsMissingOnTheBarsReturnedIsNamed() {
        JsonNode answer =
                post(
                        "/api/v1/stocks/FADING/indicators",
                        "{\"indicators\":[{\"name\":\"MFI\"}],\"from\":\"2024-02-20\"}");
        assertEquals(
                "no value: volume is missing on each of the 10 bars returned",
                answer.at("/indicators/0/message").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {} | /indicators | is required: a list of 1 to 50 indicators
                    {"indicators":[]} | /indicators | must have 1 to 50 entries, was 0 entries
                    {"indicators":[null]} | /indicators/0 | must be an object with a name, was null
                    {"indicators":[{}]} | /indicators/0/name | is required: a name of /api/v1/indicators
                    {"indicators":[{"name":"RSII"}]} | /indicators/0/name | must be the name of an indicator, was "RSII"; did you mean RSI?
                    {"indicators":[{"name":"RSI","params":{"period":1}}]} | /indicators/0/params/period | must be a whole number from 2 to 1000, was 1
                    {"indicators":[{"name":"RSI","params":{"period":14.5}}]} | /indicators/0/params/period | must be a whole number from 2 to 1000, was 14.5
                    {"indicators":[{"name":"RSI","params":{"perod":14}}]} | /indicators/0/params/perod | must be a parameter of RSI, was "perod"; did you mean period?
                    {"indicators":[{"name":"OBV","params":{"period":14}}]} | /indicators/0/params/period | OBV takes no parameters
                    {"indicators":[{"name":"RSI","params":{"period":"x"}}]} | /indicators/0/params/period | must be a number, was "x"
                    {"indicators":[{"name":"RSI","params":{"period":NaN}}]} | /indicators/0/params/period | must be a whole number from 2 to 1000, was NaN
                    {"indicators":[{"name":"RSI"},{"name":"rsi","params":{"period":14}}]} | /indicators/1 | repeats RSI_14
                    {"indicators":[{"name":"BETA"}]} | /benchmark | is required: BETA_60 compares with the closes of another symbol
                    {"indicators":[{"name":"BETA"}],"benchmark":"DEM02"} | /benchmark | Unknown symbol DEM02. Did you mean DEMO02?
                    {"indicators":[{"name":"RSI"}],"from":"1999-01-01","to":"1999-12-31"} | /from | no bars of DEMO01 from 1999-01-01 to 1999-12-31; stored are 2021-01-01 to 2025-12-31
                    {"indicators":[{"name":"RSI"}],"to":"1999-12-31"} | /to | no bars of DEMO01 to 1999-12-31; stored are 2021-01-01 to 2025-12-31
                    {"indicators":[{"name":"RSI"}],"from":"2024-02-30"} | /from | must be a date such as 2024-01-31, was "2024-02-30"
                    {"indicators":[{"name":"RSI"}],"from":"2024-02-02","to":"2024-02-01"} | /from | must not be after to, was 2024-02-02 and to 2024-02-01
                    {"indicators":[{"name":"RSI"}],"timeframe":"1w"} | /timeframe | must be one of 1m, 2m, 3m, 5m, 10m, 15m, 30m, 1h, 2h, 4h, 1d, 1wk, 1mo, 3mo, 1y, was "1w"; did you mean 1wk?
                    {"indicator":[{"name":"RSI"}]} | /indicator | is not a known field; did you mean indicators?
                    """)
    void whatIsWrongIsNamed(String body, String pointer, String detail) {
        Call.Answer answer = Call.to(server.port()).post(DEMO, body);
        assertEquals(422, answer.status(), answer.body());
        JsonNode error = answer.json().get("errors").get(0);
        assertEquals(pointer, error.get("pointer").asText());
        assertEquals(detail, error.get("detail").asText());
    }

    @Test
    void moreThanFiftyAreTooMany() {
        String body = "{\"indicators\":[%s]}".formatted("{\"name\":\"RSI\"},".repeat(50) + "{}");
        Call.Answer answer = Call.to(server.port()).post(DEMO, body);
        assertEquals(422, answer.status());
        assertEquals(1, answer.json().get("errors").size());
        assertEquals(
                "must have 1 to 50 entries, was 51 entries",
                answer.json().get("errors").get(0).get("detail").asText());
    }

    @Test
    void anAnswerIsBounded() {
        StringBuilder many = new StringBuilder();
        for (int period = 2; period < 52; period++) {
            many.append(many.isEmpty() ? "" : ",")
                    .append("{\"name\":\"BBANDS\",\"params\":{\"period\":%d}}".formatted(period));
        }
        String body = "{\"indicators\":[" + many + "]%s}";
        Call.Answer answer = Call.to(server.port()).post(DEMO, body.formatted(""));
        assertEquals(422, answer.status());
        assertEquals(
                "must select at most 100,000 values, were 195,600: 1,304 bars with 150 outputs; at most 666 bars fit",
                answer.json().get("errors").get(0).get("detail").asText());
        assertEquals(
                50,
                post(DEMO, body.formatted(",\"from\":\"2024-01-01\"")).get("indicators").size());
    }

    @Test
    void anUnknownSymbolIsNotFoundAndOnlyTwoTypesAreSpoken() {
        Call.Answer answer =
                Call.to(server.port())
                        .post(
                                "/api/v1/stocks/DEM01/indicators",
                                "{\"indicators\":[{\"name\":\"RSI\"}]}");
        assertEquals(404, answer.status());
        assertEquals(
                "Unknown symbol DEM01. Did you mean DEMO01?", answer.json().get("detail").asText());
        assertEquals(
                406,
                Call.to(server.port()).header("Accept", "text/html").post(DEMO, "{}").status());
    }

    @Test
    void everyChartPatternComesWithItsEvidence() {
        Set<String> found = new TreeSet<>();
        for (int i = 1; i <= 30; i++) {
            JsonNode answer =
                    post(
                            "/api/v1/stocks/DEMO%02d/patterns".formatted(i),
                            "{\"from\":\"2021-01-01\"}");
            for (JsonNode chart : answer.get("charts")) {
                String kind = chart.get("pattern").asText();
                found.add(kind);
                assertTrue(chart.get("quality").asDouble() >= 0);
                assertTrue(chart.get("quality").asDouble() <= 1);
                assertEquals(kind.endsWith("_CROSS"), chart.get("target").isNull(), kind);
                assertEquals(kind.endsWith("_CROSS"), chart.get("pivots").isEmpty(), kind);
                for (JsonNode pivot : chart.get("pivots")) {
                    String known = pivot.get("known_on").asText();
                    assertTrue(pivot.get("date").asText().compareTo(known) <= 0);
                    assertTrue(known.compareTo(chart.get("confirmed_on").asText()) <= 0, kind);
                }
                assertTrue(answer.get("messages").hasNonNull(kind));
            }
        }
        assertTrue(found.size() >= 12, found::toString);
    }

    @Test
    void patternsAreATableToo() {
        String body = "{\"from\":\"2025-01-01\"}";
        JsonNode json = post("/api/v1/stocks/DEMO01/patterns", body);
        Call.Answer csv =
                Call.to(server.port())
                        .header("Accept", "text/csv")
                        .post("/api/v1/stocks/DEMO01/patterns", body);
        List<String> lines = csv.body().lines().toList();
        assertEquals(
                "date,time,pattern,family,direction,value,level,target,quality", lines.getFirst());
        assertEquals(json.get("candlesticks").size() + json.get("charts").size(), lines.size() - 1);
        JsonNode first = json.get("candlesticks").get(0);
        assertTrue(
                lines.contains(
                        "%s,,%s,candlestick,%d,%d,,,"
                                .formatted(
                                        first.get("date").asText(),
                                        first.get("pattern").asText(),
                                        Integer.signum(first.get("value").asInt()),
                                        first.get("value").asInt())));
        assertEquals("synthetic", csv.header("X-Source"));
    }

    @ParameterizedTest
    @CsvSource({
        "RSI_21, RSI_21",
        "macd_5_10_9, MACD_5_10_9",
        "MACD_12_26_9.signal, MACD_12_26_9",
        "SAR_0.02_0.2, SAR_0.02_0.2",
        "BBANDS_20_2.upper, BBANDS_20_2",
        "AVWAP_2025-12-01, AVWAP_2025-12-01",
        "AVWAP_year, AVWAP_year",
    })
    void anIdThatAnAnswerHasIsAName(String name, String id) {
        JsonNode answer =
                post(
                        DEMO,
                        "{\"indicators\":[{\"name\":\"%s\"}],\"from\":\"2025-12-31\"}"
                                .formatted(name));
        assertEquals(id, answer.at("/indicators/0/id").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"RSI_1"} | /indicators/0/name | period must be a whole number from 2 to 1000, was 1, in the name "RSI_1"
                    {"name":"RSI_14","params":{"period":9}} | /indicators/0/params | must be left out: the name RSI_14 sets them; with params send the name RSI
                    {"name":"RSII_14"} | /indicators/0/name | must be the name of an indicator, was "RSII_14"
                    {"name":"MACD_12_26_9.upper"} | /indicators/0/name | must be the name of an indicator, was "MACD_12_26_9.upper"
                    """)
    void anIdThatIsNoneIsRefused(String asked, String pointer, String detail) {
        Call.Answer answer = Call.to(server.port()).post(DEMO, "{\"indicators\":[" + asked + "]}");
        assertEquals(422, answer.status(), answer.body());
        JsonNode error = answer.json().get("errors").get(0);
        assertEquals(pointer, error.get("pointer").asText());
        assertTrue(error.get("detail").asText().startsWith(detail), error.toString());
    }

    @Test
    void aPatternFoundLateIsTheOneFoundEarly() {
        String path = "/api/v1/stocks/DEMO03/patterns";
        JsonNode all = post(path, "{\"to\":\"2024-06-28\"}");
        JsonNode cut = post(path, "{\"from\":\"2024-01-01\"}");
        assertFalse(all.get("charts").isEmpty());
        all.get("charts")
                .forEach(chart -> {
                    if (chart.get("confirmed_on").asText().compareTo("2024-01-01") >= 0) {
                        assertTrue(contains(cut.get("charts"), chart));
                    }
                });
    }

    private static boolean contains(JsonNode list, JsonNode wanted) {
        for (JsonNode one : list) {
            if (one.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void notThereAndCannotTellAreDifferentAnswers() {
        JsonNode answer =
                post(
                        "/api/v1/stocks/SHORT/patterns",
                        """
                        {"patterns":["GOLDEN_CROSS","GAP","CDLHAMMER"],"from":"2024-02-10"}
                        """);
        assertEquals(5, answer.get("basis").get("bars").asInt());
        assertEquals(1, answer.get("cannot_tell").size());
        JsonNode cross = answer.get("cannot_tell").get(0);
        assertEquals("GOLDEN_CROSS", cross.get("pattern").asText());
        assertEquals(5, cross.get("bars").asInt());
        JsonNode mute = post("/api/v1/stocks/MUTE/patterns", "{\"patterns\":[\"GAP\",\"DOJI\"]}");
        assertEquals(300, mute.get("cannot_tell").get(1).get("bars").asInt());
        assertEquals("DOJI", mute.get("cannot_tell").get(0).get("pattern").asText());
        assertEquals(10, mute.get("cannot_tell").get(0).get("bars").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"patterns":["HAMER"]} | /patterns/0 | must be the name of a pattern, was "HAMER"; did you mean HAMMER?
                    {"patterns":["HAMMER","cdlhammer"]} | /patterns/1 | repeats HAMMER
                    {"patterns":[]} | /patterns | must have 1 to 100 entries, was 0 entries
                    {"from":"2030-01-01"} | /from | no bars of DEMO01 from 2030-01-01; stored are 2021-01-01 to 2025-12-31
                    """)
    void wrongPatternsAreNamed(String body, String pointer, String detail) {
        Call.Answer answer = Call.to(server.port()).post("/api/v1/stocks/DEMO01/patterns", body);
        assertEquals(422, answer.status(), answer.body());
        JsonNode error = answer.json().get("errors").get(0);
        assertEquals(pointer, error.get("pointer").asText());
        assertEquals(detail, error.get("detail").asText());
    }

    @Test
    void aLongHistoryIsSearchedInParts() {
        JsonNode newest = post("/api/v1/stocks/%5EGSPC/patterns", "{}");
        assertEquals(2_600, newest.get("basis").get("bars").asInt(), "the newest that fit");
        assertEquals("too_many_bars", newest.at("/warnings/0/code").asText());
        String from = newest.at("/basis/first_on").asText();
        assertTrue(newest.at("/warnings/0/message").asText().contains("from " + from + " on"));
        JsonNode early = post("/api/v1/stocks/%5EGSPC/patterns", "{\"from\":\"2001-01-01\"}");
        assertEquals(newest.get("candlesticks"), early.get("candlesticks"));
        assertEquals(1, early.get("warnings").size());
        JsonNode found =
                post("/api/v1/stocks/%5EGSPC/patterns", "{\"from\":\"%s\"}".formatted(from));
        assertEquals(2_600, found.get("basis").get("bars").asInt());
        assertEquals(newest.get("basis"), found.get("basis"));
        assertTrue(found.get("warnings").isEmpty());
        assertFalse(found.get("candlesticks").isEmpty());
    }

    private static Call.Answer get(String path) {
        return Call.to(server.port()).get(path);
    }

    private static JsonNode post(String path, String body) {
        Call.Answer answer = Call.to(server.port()).post(path, body);
        assertEquals(200, answer.status(), answer.body());
        assertEquals(0, Arrays.stream(answer.body().split("NaN")).skip(1).count());
        return answer.json();
    }
}
