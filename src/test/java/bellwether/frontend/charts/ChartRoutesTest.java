package bellwether.frontend.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Asked as a chart asks.
final class ChartRoutesTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

    private static TestDatabase database;
    private static HttpServer server;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        database = TestDatabase.create();
        InstantSource clock = InstantSource.fixed(NOW);
        Market market = new Market(database.jdbi(), clock);
        new PriceImport(database.jdbi(), clock).seedSamples();
        imported(
                folder,
                "MIX",
                """
                date,open,high,low,close,volume
                2026-02-02 09:30,10,12,9,11,1
                2026-02-02 09:35,11,13,10,12,2
                2026-02-02 09:40,12,14,11,13,3
                2026-02-02 16:00,13,15,12,14,4
                2026-02-03 09:30,14,16,13,15,5
                """);
        imported(
                folder,
                "MIX",
                """
                date,open,high,low,close,volume
                2026-01-29,1,4,1,2,10
                2026-01-30,2,5,1,3,20
                2026-02-02,3,6,2,4,30
                """);
        for (String day :
                List.of(
                        "LUNCH.T",
                        "EURUSD=X",
                        "ODD.QQQ",
                        "BTC-USD",
                        "STATED",
                        "BTC-USDT",
                        "BTC-EUR",
                        "ETHBTC",
                        "GBPJPY",
                        "XAUUSD",
                        "ES=F",
                        "INFYLTD")) {
            imported(
                    folder,
                    day,
                    "ticker,date,open,high,low,close\n%s,2026-01-29,1,1,1,1\n%s,2026-01-30,1,1,1,1\n"
                            .formatted(day, day));
        }
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update symbol set exchange = 'LSE' where ticker = 'STATED'"));
        imported(
                folder,
                "SATUR",
                "date,open,high,low,close\n2026-01-30,1,1,1,1\n2026-01-31,1,1,1,1\n2026-02-01,1,1,1,1\n");
        imported(
                folder,
                "SHORT-USD",
                "date,open,high,low,close\n2026-02-01 00:00,1,2,1,1.2345\n2026-02-01 00:15,1,1,1,1\n2026-02-01 00:30,1,1,1,1\n");
        imported(
                folder,
                "TINY",
                """
                date,open,high,low,close,volume
                2024-01-02,0.1234,0.1236,0.1230,0.1235,
                2024-01-03,0.1235,0.1239,0.1231,0.1232,7
                2024-01-05,0.1232,0.1233,0.1230,0.1231,
                """);
        server =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        clock,
                        List.of(new ChartRoutes(market, new Calendars(clock), clock)));
    }

    private static void imported(Path folder, String name, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".csv"), csv);
        Optional<String> exchange = Optional.of("XNYS").filter(_ -> name.equals("MIX"));
        ImportOptions options =
                new ImportOptions(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        exchange,
                        Optional.empty());
        new PriceImport(database.jdbi(), InstantSource.fixed(NOW))
                .importFile(file, options, _ -> {});
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void saysWhatItCanDoAndWhatTimeItIs() {
        JsonNode config = get("config");
        assertTrue(config.get("supports_search").asBoolean());
        assertFalse(config.get("supports_group_request").asBoolean());
        assertEquals(
                "[\"1\",\"2\",\"3\",\"5\",\"10\",\"15\",\"30\",\"60\",\"120\",\"240\",\"1D\",\"1W\",\"1M\",\"3M\",\"12M\"]",
                config.get("supported_resolutions").toString());
        assertEquals("", config.at("/exchanges/0/value").asText());
        assertEquals("New York Stock Exchange", config.at("/exchanges/1/desc").asText());
        config.get("exchanges")
                .forEach(exchange -> assertNotEquals("XXXX", exchange.get("value").asText()));
        assertEquals(
                Long.toString(NOW.getEpochSecond()),
                Call.to(server.port()).get("/udf/time").body());
    }

    @Test
    void describesASymbol() {
        JsonNode symbol = get("symbols?symbol=demo01");
        assertEquals("DEMO01", symbol.get("ticker").asText());
        assertTrue(symbol.get("description").asText().contains("synthetic"));
        assertEquals("stock", symbol.get("type").asText());
        assertEquals(100, symbol.get("pricescale").asLong());
        assertEquals("America/New_York", symbol.get("timezone").asText());
        assertFalse(symbol.get("has_intraday").asBoolean());
        assertTrue(symbol.get("has_weekly_and_monthly").asBoolean());
        assertEquals("[]", symbol.get("intraday_multipliers").toString());
        assertEquals(
                "[\"1D\",\"1W\",\"1M\",\"3M\",\"12M\"]",
                symbol.get("supported_resolutions").toString());
        assertEquals("index", get("symbols?symbol=%5EGSPC").get("type").asText());
    }

    @Test
    void showsAsManyDigitsAsThePricesHave() {
        assertEquals(10_000, get("symbols?symbol=TINY").get("pricescale").asLong());
    }

    @Test
    void anUnknownSymbolIsAnErrorThatNamesTheLikeliest() {
        for (String path :
                List.of("symbols?symbol=DEMO1", "history?symbol=DEMO1&resolution=D&from=0&to=9")) {
            JsonNode error = get(path);
            assertEquals("error", error.get("s").asText());
            assertTrue(error.get("errmsg").asText().contains("Did you mean DEMO"), error::toString);
        }
    }

    @Test
    void findsSymbolsByTickerNameAndType() {
        assertEquals(30, get("search?query=demo&limit=30").size());
        assertEquals(2, get("search?query=DEMO&type=stock&limit=2").size());
        assertEquals("^GSPC", get("search?query=&type=index").get(0).get("symbol").asText());
        assertEquals(0, get("search?query=nothing-of-the-kind").size());
        assertEquals(30, get("search?query=demo&exchange=XNYS").size());
        assertEquals(0, get("search?query=demo&exchange=XTKS").size());
        JsonNode lunch = get("search?query=&exchange=XTKS");
        assertEquals(1, lunch.size());
        assertEquals("LUNCH.T", lunch.get(0).get("symbol").asText());
        assertEquals("XTKS", lunch.get(0).get("exchange").asText());
        assertEquals("", get("search?query=odd").get(0).get("exchange").asText());
    }

    @Test
    void givesTheBarsFromAMomentUntilBeforeAnother() {
        JsonNode bars =
                history("TINY", "1D", "&from=" + at("2024-01-02") + "&to=" + at("2024-01-05"));
        assertEquals("ok", bars.get("s").asText());
        assertEquals(
                "[%d,%d]".formatted(at("2024-01-02"), at("2024-01-03")), bars.get("t").toString());
        assertEquals("[0.1234,0.1235]", bars.get("o").toString());
        assertEquals("[0.1236,0.1239]", bars.get("h").toString());
        assertEquals("[0.123,0.1231]", bars.get("l").toString());
        assertEquals("[0.1235,0.1232]", bars.get("c").toString());
        assertEquals("[null,7]", bars.get("v").toString(), "unknown is not 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MIX | XNYS | America/New_York | 0930-1600
                    SATUR | XNYS | America/New_York | 0930-1600:1234567
                    LUNCH.T | XTKS | Asia/Tokyo | 0900-1130,1230-1530
                    EURUSD=X | FOREX | Europe/London | 0000-0000
                    BTC-USD | CRYPTO | Etc/UTC | 24x7
                    STATED | XLON | Europe/London | 0800-1630
                    ODD.QQQ | '' | Etc/UTC | 24x7
                    """)
    void saysWhereAndWhenASymbolTrades(
            String symbol, String exchange, String timezone, String session) {
        JsonNode shown = get("symbols?symbol=" + symbol);
        assertEquals(exchange, shown.get("exchange").asText());
        assertEquals(exchange, shown.get("listed_exchange").asText());
        assertEquals(timezone, shown.get("timezone").asText());
        assertEquals(session, shown.get("session").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "BTC-USDT, crypto",
        "BTC-EUR, crypto",
        "ETHBTC, crypto",
        "GBPJPY, forex",
        "EURUSD=X, forex",
        "XAUUSD, commodity",
        "ES=F, futures",
        "INFYLTD, stock",
        "LUNCH.T, stock"
    })
    void saysWhatASymbolIs(String symbol, String type) {
        assertEquals(type, get("symbols?symbol=" + symbol).get("type").asText());
        JsonNode found = get("search?query=%s&type=%s".formatted(symbol, type));
        assertEquals(symbol, found.get(0).get("symbol").asText());
        assertEquals(type, found.get(0).get("type").asText());
        assertTrue(get("config").get("symbols_types").toString().contains("\"" + type + "\""));
    }

    @Test
    void aSymbolSaysWhichMinutesItHas() {
        JsonNode mixed = get("symbols?symbol=MIX");
        assertTrue(mixed.get("has_intraday").asBoolean());
        assertTrue(mixed.get("has_daily").asBoolean());
        assertEquals(
                "[\"5\",\"10\",\"15\",\"30\",\"60\",\"120\",\"240\"]",
                mixed.get("intraday_multipliers").toString());
        assertEquals(
                "[\"5\",\"10\",\"15\",\"30\",\"60\",\"120\",\"240\",\"1D\",\"1W\",\"1M\",\"3M\",\"12M\"]",
                mixed.get("supported_resolutions").toString());
        JsonNode quarters = get("symbols?symbol=SHORT-USD");
        assertTrue(quarters.get("has_daily").asBoolean(), "put together");
        assertTrue(quarters.get("has_weekly_and_monthly").asBoolean());
        assertEquals(10_000, quarters.get("pricescale").asLong());
        assertEquals(
                "[\"15\",\"30\",\"60\",\"120\",\"240\",\"1D\",\"1W\",\"1M\",\"3M\",\"12M\"]",
                quarters.get("supported_resolutions").toString());
    }

    @Test
    void givesMinutesByTheMomentTheyBeganAndPutsLongerOnesTogether() {
        long open = Instant.parse("2026-02-02T14:30:00Z").getEpochSecond();
        JsonNode fives = history("MIX", "5", "&from=" + open + "&to=" + (open + 600));
        assertEquals("[%d,%d]".formatted(open, open + 300), fives.get("t").toString());
        assertEquals("[11,12]", fives.get("c").toString());
        JsonNode tens = history("MIX", "10", "&from=" + open + "&to=" + (open + 3_600));
        assertEquals("[%d,%d]".formatted(open, open + 600), tens.get("t").toString());
        assertEquals("[12,13]", tens.get("c").toString());
        assertEquals("[3,3]", tens.get("v").toString());
        JsonNode counted = history("MIX", "60", "&countback=2&to=" + (open + 86_400));
        assertEquals(
                "[%d,%d]".formatted(open, open + (6 * 60 + 30) * 60), counted.get("t").toString());
        assertEquals("[13,14]", counted.get("c").toString());
    }

    @Test
    void givesWeeksAndMonthsWithTheOneThatRuns() {
        String all = "&from=0&to=" + at("2026-03-01");
        JsonNode weeks = history("MIX", "1W", all);
        assertEquals(
                "[%d,%d]".formatted(at("2026-01-29"), at("2026-02-02")), weeks.get("t").toString());
        assertEquals("[3,4]", weeks.get("c").toString());
        assertEquals(weeks, history("MIX", "W", all));
        assertEquals("[5,6]", history("MIX", "M", all).get("h").toString());
        assertEquals("[4]", history("MIX", "12M", all).get("c").toString());
    }

    @Test
    void leavesVolumesOutWhenAllAreUnknown() {
        assertFalse(
                history("TINY", "D", "&from=" + at("2024-01-05") + "&to=" + at("2024-01-06"))
                        .has("v"));
    }

    @Test
    void countsBackFromTheEndWhereverTheSpanBegins() {
        String end = "&to=" + at("2024-01-05");
        assertEquals(
                "[%d]".formatted(at("2024-01-03")),
                history("TINY", "D", "&from=" + at("2024-01-01") + end + "&countback=1")
                        .get("t")
                        .toString());
        assertEquals(2, history("TINY", "D", end + "&countback=900").get("t").size());
    }

    @Test
    void saysWhereTheNextBarsAreWhenThereAreNone() {
        JsonNode between =
                history("TINY", "D", "&from=" + at("2024-01-04") + "&to=" + at("2024-01-05"));
        assertEquals("no_data", between.get("s").asText());
        assertEquals(at("2024-01-03"), between.get("nextTime").asLong());
        JsonNode before = history("TINY", "D", "&from=0&to=" + at("2024-01-02"));
        assertEquals("{\"s\":\"no_data\"}", before.toString());
        JsonNode counted = history("TINY", "D", "&countback=5&to=" + at("2024-01-02"));
        assertEquals("{\"s\":\"no_data\"}", counted.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    resolution=60&from=0&to=9 | has no bars of TINY; available: 1D, 1W, 1M, 3M, 12M
                    resolution=7&from=0&to=9 | must be one of 1, 2, 3, 5, 10, 15, 30, 60, 120, 240, 1D, 1W, 1M, 3M, 12M, was "7"
                    from=0&to=9 | was not given
                    resolution=D&from=0 | ?to must be whole seconds since 1970, was not given
                    resolution=D&to=9 | ?from must be whole seconds
                    resolution=D&from=x&to=9 | was "x"
                    resolution=D&from=10&to=9 | must not be after to
                    resolution=D&to=9&countback=0 | from 1 to 20000
                    """)
    void saysWhatIsWrongAsTheProtocolDoes(String query, String words) {
        JsonNode error = get("history?symbol=TINY&" + query);
        assertEquals("error", error.get("s").asText());
        assertTrue(error.get("errmsg").asText().contains(words), error::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbols", "symbols?symbol=%20", "search?limit=31"})
    void otherAddressesDoToo(String path) {
        assertEquals("error", get(path).get("s").asText());
    }

    @Test
    void parametersThatNoChartSendsAreRefusedAsEverywhere() {
        for (String path : List.of("config?x=1", "time?x=1", "history?form=1")) {
            assertEquals(422, Call.to(server.port()).get("/udf/" + path).status());
        }
    }

    private static JsonNode history(String symbol, String resolution, String rest) {
        return get("history?symbol=%s&resolution=%s%s".formatted(symbol, resolution, rest));
    }

    private static JsonNode get(String path) {
        Call.Answer answer = Call.to(server.port()).get("/udf/" + path);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static long at(String day) {
        return LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
