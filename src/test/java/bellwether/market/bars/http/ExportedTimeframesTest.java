package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.ImportOrder;
import bellwether.market.imports.Importer;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.parquet.DuckDb;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The same bars go out whole as come in pages, whatever the timeframe and the view.
final class ExportedTimeframesTest {
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final Instant USUAL = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir static Path folder;

    private static Instant now = USUAL;
    private static TestDatabase database;
    private static Market market;
    private static HttpServer server;

    @BeforeAll
    static void serve() {
        database = TestDatabase.create();
        market = new Market(database.jdbi(), () -> now);
        assertTrue(new PriceImport(database.jdbi(), () -> now).seedSamples());
        now = Instant.parse("2026-03-02T15:00:00Z");
        importText(
                "FIVES",
                "minutes",
                """
                date,open,high,low,close,volume
                2026-02-27T20:45:00Z,10,12,9,11,1
                2026-02-27T20:50:00Z,11,13,10,12,2
                2026-02-27T20:55:00Z,12,12,8,9,3
                2026-03-02T14:30:00Z,9,10,9,9,4
                2026-03-02T14:35:00Z,9,11,9,10,5
                """);
        importText(
                "FIVES", "older", "date,open,high,low,close,volume\n2026-02-24,21,23,19,20,50\n");
        importText(
                "FIVES",
                "newer",
                """
                date,open,high,low,close,volume,split,dividend
                2026-02-25,20,22,18,20,100,,
                2026-02-26,10,11,9,10,200,2,
                2026-02-27,10,12,9,11,300,,0.5
                """);
        importText(
                "FIVES",
                "today",
                "date,open,high,low,close,volume\n2026-03-02,11,12,10,11.5,400\n");
        importText("OLD.L", "list", "date,open,high,low,close,volume\n2020-05-04,5,6,4,5,1\n");
        database.jdbi()
                .useHandle(handle -> {
                    handle.execute("update symbol set ticker = 'NEW.L' where ticker = 'OLD.L'");
                    handle.execute(
                            """
                            insert into symbol_alias
                            select 'OLD.L', id, '2021-01-04', 'test', now()
                            from symbol where ticker = 'NEW.L'
                            """);
                });
        server = HttpServer.start("127.0.0.1", 0, () -> now, List.of(market, market.symbols()));
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @BeforeEach
    void today() {
        now = USUAL;
    }

    private static void importText(String ticker, String source, String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        new Importer(new RetriedTransactions(database.jdbi()), () -> now)
                .run(
                        () -> new ByteArrayInputStream(bytes),
                        new ImportOrder(
                                Ticker.of(ticker), "upload", SourceName.real(source), false));
    }

    private static void importFile(String file, String ticker, Optional<ZoneId> zone)
            throws IOException {
        new PriceImport(database.jdbi(), () -> now)
                .importFile(
                        SharedData.require("prices/messy/" + file),
                        new ImportOptions(
                                Ticker.of(ticker), Optional.empty(), false, zone, Optional.empty()),
                        _ -> {});
    }

    /// Once for all tests.
    private static void importRealFiles() throws IOException {
        if (market.symbols().find(Ticker.of("SPY").orElseThrow()).isPresent()) {
            return;
        }
        importFile("lean-spy.csv", "SPY", Optional.empty());
        importFile("nse-RELIANCE.csv", "RELIANCE.NS", Optional.empty());
        importFile("intraday-SP500-20191106.csv", "^GSPC", Optional.empty());
        importFile("EURUSD-hourly.csv", "ABC-USD", Optional.of(ZoneId.of("UTC")));
        importText(
                "RELIANCE.NS",
                "actions",
                """
                date,open,high,low,close,volume,split,dividend
                2017-09-07,818,820,807.3,815.25,4966034,2,
                2018-07-05,990,993.45,962,965,9216226,,6
                """);
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void samplesAndMadeUpOnesGoOutAsTheyComeInPages(Timeframe timeframe) {
        now = Instant.parse("2026-03-02T15:00:00Z");
        String tickers = "^GSPC,DEMO01,FIVES,OLD.L";
        for (String view : views()) {
            compare(tickers, "from=2019-11-01&timeframe=" + timeframe.code() + view);
            compare(tickers, "to=2000-03-15&timeframe=" + timeframe.code() + view);
        }
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void realFilesGoOutAsTheyComeInPages(Timeframe timeframe) throws IOException {
        importRealFiles();
        String tickers = "SPY,RELIANCE.NS,^GSPC,ABC-USD";
        for (String view : views()) {
            compare(tickers, "from=2017-06-15&to=2018-01-31&timeframe=" + timeframe.code() + view);
            compare(tickers, "from=2019-11-06&to=2019-11-06&timeframe=" + timeframe.code() + view);
        }
        if (!timeframe.isIntraday() && timeframe != Timeframe.DAY) {
            compare(tickers, "incomplete=true&timeframe=" + timeframe.code());
        }
    }

    private static List<String> views() {
        return List.of(
                "",
                "&incomplete=true",
                "&adjust=split",
                "&adjust=total&incomplete=true",
                "&adjust=total&chart=heikin-ashi");
    }

    private static void compare(String tickers, String query) {
        JsonNode whole = json("/api/v1/bars?tickers=" + url(tickers) + "&" + query);
        assertEquals(tickers.split(",", -1).length, whole.get("symbols").size());
        for (JsonNode symbol : whole.get("symbols")) {
            String asked = symbol.path("asked_as").asText(symbol.get("ticker").asText());
            JsonNode first = json("/api/v1/stocks/" + url(asked) + "/bars?limit=1&" + query);
            for (String fact : List.of("asked_as", "made_from", "data_version", "synthetic")) {
                assertEquals(first.path(fact), symbol.path(fact), asked + " " + fact);
            }
            assertEquals(first.path("chart"), whole.path("chart"));
            assertEquals(pages(asked, query), rows(symbol), asked + " " + query);
        }
    }

    private static List<JsonNode> pages(String ticker, String query) {
        List<JsonNode> bars = new ArrayList<>();
        String path = "/api/v1/stocks/" + url(ticker) + "/bars?limit=900&" + query;
        while (!path.isEmpty()) {
            Call.Answer answer = Call.to(server.port()).get(path);
            assertEquals(200, answer.status(), answer.body());
            answer.json().get("bars").forEach(bars::add);
            String link = answer.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return bars;
    }

    private static List<JsonNode> rows(JsonNode symbol) {
        List<JsonNode> rows = new ArrayList<>();
        symbol.get("bars").forEach(rows::add);
        return rows;
    }

    private static JsonNode json(String path) {
        Call.Answer answer = Call.to(server.port()).get(path);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static String url(String text) {
        return text.replace("^", "%5E");
    }

    /// By hand: Friday's last quarter of an hour in New York, and what has begun on Monday.
    @Test
    void quartersOfAnHourAreMadeOfFiveMinutes() {
        now = Instant.parse("2026-03-02T14:40:00Z");
        String path = "/api/v1/bars?tickers=FIVES,DEMO01&timeframe=15m";
        JsonNode completed = json(path).get("symbols");
        assertFalse(completed.get(0).hasNonNull("made_from"), "there is nothing to make them of");
        assertEquals("[]", completed.get(0).get("bars").toString());
        assertEquals("5m", completed.get(1).get("made_from").asText());
        assertEquals(
                "[{\"date\":\"2026-02-27\",\"time\":\"2026-02-27T20:45:00Z\",\"open\":10,\"high\":13,\"low\":8,\"close\":9,\"volume\":6,\"source\":\"minutes\",\"partial\":false}]",
                completed.get(1).get("bars").toString());
        assertEquals(
                "{\"date\":[\"2026-02-27\",\"2026-03-02\"],\"time\":[\"2026-02-27T20:45:00Z\",\"2026-03-02T14:30:00Z\"],\"open\":[10,9],\"high\":[13,11],\"low\":[8,9],\"close\":[9,10],\"volume\":[6,9],\"source\":[\"minutes\",\"minutes\"],\"partial\":[false,true]}",
                json(path + "&incomplete=true&shape=columns")
                        .get("symbols")
                        .get(1)
                        .get("columns")
                        .toString());
    }

    @Test
    void aBarThatMayStillChangeSaysSoInEveryForm() throws Exception {
        now = Instant.parse("2026-03-02T20:59:59Z");
        String path = "/api/v1/bars?tickers=FIVES&from=2026-02-27";
        assertEquals("[false,true]", partials(json(path)));
        assertEquals(List.of("2026-02-27|false|null", "2026-03-02|true|null"), parquet(path));
        assertEquals(List.of("2026-02-27,false,", "2026-03-02,true,"), csv(path));
        now = Instant.parse("2026-03-02T21:00:00Z");
        assertEquals("[false,false]", partials(json(path)));
        assertEquals(List.of("2026-02-27|false|null", "2026-03-02|false|null"), parquet(path));
        String weeks = "/api/v1/bars?tickers=FIVES&timeframe=1wk";
        assertEquals(List.of("2026-02-24|false|1d"), parquet(weeks));
        assertEquals(
                List.of("2026-02-24|false|1d", "2026-03-02|true|1d"),
                parquet(weeks + "&incomplete=true"));
        assertEquals(
                List.of("2026-02-24,false,1d", "2026-03-02,true,1d"),
                csv(weeks + "&incomplete=true"));
        assertEquals(
                List.of("2026-02-24|false|1d", "2026-03-02|true|1d"),
                parquet("/api/v1/stocks/FIVES/bars?timeframe=1wk&incomplete=true"));
    }

    private static String partials(JsonNode answer) {
        List<String> partials = new ArrayList<>();
        answer.at("/symbols/0/bars").forEach(bar -> partials.add(bar.get("partial").asText()));
        return partials.toString().replace(" ", "");
    }

    @Test
    void aWeekNamesTheSourcesOfItsOwnDaysOnly() {
        for (String path :
                List.of(
                        "/api/v1/bars?tickers=FIVES&timeframe=1wk",
                        "/api/v1/stocks/FIVES/bars?timeframe=1wk")) {
            JsonNode answer = json(path);
            JsonNode bars = answer.has("bars") ? answer.get("bars") : answer.at("/symbols/0/bars");
            assertEquals(1, bars.size());
            assertEquals("older; newer", bars.get(0).get("source").asText());
        }
    }

    @Test
    void aSymbolThatIsAskedForByTwoNamesComesOnce() {
        JsonNode both = json("/api/v1/bars?tickers=OLD.L,NEW.L").get("symbols");
        assertEquals(1, both.size());
        assertEquals("NEW.L", both.get(0).get("ticker").asText());
        assertFalse(both.get(0).hasNonNull("asked_as"));
        JsonNode old = json("/api/v1/bars?tickers=OLD.L").get("symbols");
        assertEquals("NEW.L", old.get(0).get("ticker").asText());
        assertEquals("OLD.L", old.get(0).get("asked_as").asText());
        JsonNode one = json("/api/v1/bars?tickers=OLD.L,OLDER.L");
        assertEquals("OLDER.L", one.at("/failed_items/0/ticker").asText());
    }

    @ParameterizedTest
    @CsvSource({"30m", "1h", "1wk&incomplete=true", "1mo&adjust=total", "1d&chart=heikin-ashi"})
    void theThreeFormsSayTheSame(String view) throws Exception {
        String path = "/api/v1/bars?tickers=FIVES,%5EGSPC,DEMO01&from=2019-11-01&timeframe=" + view;
        List<String> expected = new ArrayList<>();
        for (JsonNode symbol : json(path).get("symbols")) {
            for (JsonNode bar : symbol.get("bars")) {
                expected.add(
                        String.join(
                                "|",
                                symbol.get("ticker").asText(),
                                bar.get("date").asText(),
                                String.valueOf(bar.get("open").asDouble()),
                                String.valueOf(bar.get("high").asDouble()),
                                String.valueOf(bar.get("low").asDouble()),
                                String.valueOf(bar.get("close").asDouble()),
                                bar.get("volume").isNull()
                                        ? "null"
                                        : String.valueOf(bar.get("volume").asDouble()),
                                bar.get("source").asText(),
                                bar.path("time").asText("none"),
                                String.valueOf(bar.path("partial").asBoolean()),
                                symbol.path("made_from").asText("null")));
            }
        }
        assertFalse(expected.isEmpty());
        boolean within =
                !view.startsWith("1wk") && !view.startsWith("1mo") && !view.startsWith("1d");
        String columns =
                "select ticker, date, open, high, low, close, volume, source, %s, partial, made_from from "
                        .formatted(
                                within
                                        ? "strftime(time at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ')"
                                        : "'none'");
        assertEquals(expected, DuckDb.rows(fetch(path, PARQUET, "p.parquet"), columns + "FILE"));
        assertEquals(
                expected,
                DuckDb.rows(
                        fetch(path, "text/csv", "c.csv"),
                        columns
                                + "read_csv(FILE, quote = '\"', types = {'made_from': 'VARCHAR', 'open': 'DOUBLE', 'high': 'DOUBLE', 'low': 'DOUBLE', 'close': 'DOUBLE', 'volume': 'DOUBLE'})"));
    }

    @Test
    void aFileOfAveragedBarsSaysSo() throws Exception {
        Path file = fetch("/api/v1/bars?tickers=FIVES&chart=heikin-ashi", PARQUET, "p.parquet");
        assertEquals(
                List.of("adjust|none", "chart|heikin-ashi", "timeframe|1d"),
                DuckDb.rows(
                        file,
                        "select decode(key), decode(value) from parquet_kv_metadata(FILE) order by 1"));
    }

    private static List<String> parquet(String path) throws Exception {
        return DuckDb.rows(
                fetch(path, PARQUET, "p.parquet"), "select date, partial, made_from from FILE");
    }

    private static List<String> csv(String path) throws Exception {
        List<String> lines = Files.readAllLines(fetch(path, "text/csv", "c.csv"));
        assertEquals(
                "ticker,date,open,high,low,close,volume,source,partial,made_from",
                lines.getFirst());
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> cells[1] + "," + cells[8] + "," + cells[9])
                .toList();
    }

    private static Path fetch(String path, String form, String name) throws Exception {
        Path file = Files.createTempFile(folder, "some", name);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Path> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + server.port() + path))
                                    .header("Accept", form)
                                    .build(),
                            BodyHandlers.ofFile(file));
            assertEquals(200, answer.statusCode());
        }
        return file;
    }
}
