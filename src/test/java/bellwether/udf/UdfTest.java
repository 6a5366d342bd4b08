package bellwether.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.db.TestDatabase;
import bellwether.market.ImportOptions;
import bellwether.market.Market;
import bellwether.web.Call;
import bellwether.web.HttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Asked as a chart asks.
final class UdfTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

    private static TestDatabase database;
    private static HttpServer server;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        database = TestDatabase.create();
        InstantSource clock = InstantSource.fixed(NOW);
        Market market = new Market(database.jdbi(), clock);
        market.seedSamples();
        Path file =
                Files.writeString(
                        folder.resolve("TINY.csv"),
                        """
                        date,open,high,low,close,volume
                        2024-01-02,0.1234,0.1236,0.1230,0.1235,
                        2024-01-03,0.1235,0.1239,0.1231,0.1232,7
                        2024-01-05,0.1232,0.1233,0.1230,0.1231,
                        """);
        market.importFile(file, ImportOptions.NONE, _ -> {});
        server = HttpServer.start("127.0.0.1", 0, clock, List.of(new Udf(market, clock)));
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
        assertEquals("[\"1D\",\"1W\",\"1M\"]", config.get("supported_resolutions").toString());
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
        assertEquals("Etc/UTC", symbol.get("timezone").asText());
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
        assertEquals(0, get("search?query=demo&exchange=XNYS").size());
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
        assertEquals("[null,7.0]", bars.get("v").toString(), "unknown is not 0");
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
                    resolution=60&from=0&to=9 | must be 1D
                    from=0&to=9 | must be 1D
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
