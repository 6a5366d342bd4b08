package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.parquet.DuckDb;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportTest {
    private static final String PARQUET = "application/vnd.apache.parquet";

    /// So many that they are read in several parts, and more than the network holds on its way.
    private static final int SYMBOLS = 600;

    private static final int DAYS = 1_000;

    @TempDir static Path folder;

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-02-03T10:00:00Z"));

    private static TestDatabase database;
    private static HttpServer server;
    private static HttpClient client;

    @BeforeAll
    static void serve() throws IOException {
        database = TestDatabase.create();
        Market market = new Market(database.jdbi(), CLOCK);
        imported(
                "SPLIT.csv",
                """
                date,open,high,low,close,volume,split_coefficient
                2024-01-02,10,12,9,11,100,1
                2024-01-03,5,6,5,5.5,,2
                2024-01-04,5.5,6,5,6,300,1
                """);
        imported("=2+3.csv", "ticker,date,open,high,low,close\nFORMULA,2024-01-02,1,1,1,1\n");
        imported(
                "minutes.csv",
                """
                ticker,date,open,high,low,close,volume
                EARLY.AX,2026-01-15T23:00:00Z,20,24,18,22,7
                EARLY.AX,2026-01-15T23:05:00Z,22,24,20,22,
                EARLY.AX,2026-01-18T23:00:00Z,11,12,10,12,9
                EARLY.AX,2026-01-18T23:05:00Z,12,13,11,12,9
                LATE,2026-01-15T14:30:00Z,5,6,4,5,1
                LATE,2026-01-15T14:35:00Z,5,6,4,6,2
                """);
        imported(
                "early-split.csv",
                "ticker,date,open,high,low,close,volume,split\nEARLY.AX,2026-01-19,11,12,10,12,9,2\n");
        StringBuilder csv = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            for (int day = 0; day < DAYS; day++) {
                csv.append(
                        "S%03d,%s,10.25,%d.5,9,11,%d%n"
                                .formatted(
                                        symbol,
                                        LocalDate.of(2020, 1, 1).plusDays(day),
                                        12 + day % 7,
                                        day));
            }
        }
        imported("many.csv", csv.toString());
        server = HttpServer.start("127.0.0.1", 0, CLOCK, List.of(market, market.symbols()));
        client = HttpClient.newHttpClient();
    }

    private static void imported(String name, String csv) throws IOException {
        new PriceImport(database.jdbi(), CLOCK)
                .importFile(
                        Files.writeString(folder.resolve(name), csv), ImportOptions.NONE, _ -> {});
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        database.close();
    }

    @Test
    void rowsAndColumnsSayTheSame() {
        String path = "/api/v1/bars?tickers=split,S000&from=2024-01-01&to=2024-01-03";
        JsonNode rows = call().get(path).json();
        assertEquals("1d", rows.get("timeframe").asText());
        assertEquals("none", rows.get("adjust").asText());
        assertEquals("S000", rows.get("symbols").get(0).get("ticker").asText());
        assertEquals("[]", rows.get("symbols").get(0).get("bars").toString(), "none in the span");
        assertEquals(
                "{\"date\":\"2024-01-03\",\"open\":5,\"high\":6,\"low\":5,\"close\":5.5,\"volume\":null,\"source\":\"SPLIT.csv\",\"partial\":false}",
                rows.get("symbols").get(1).get("bars").get(1).toString());
        JsonNode columns = call().get(path + "&shape=columns").json().get("symbols").get(1);
        assertEquals(
                "{\"date\":[\"2024-01-02\",\"2024-01-03\"],\"open\":[10,5],\"high\":[12,6],\"low\":[9,5],\"close\":[11,5.5],\"volume\":[100,null],\"source\":[\"SPLIT.csv\",\"SPLIT.csv\"],\"partial\":[false,false]}",
                columns.get("columns").toString());
    }

    @Test
    void barsWithinTheDayHaveTimesAndTheDaysOfTheirExchange() {
        String path =
                "/api/v1/bars?tickers=EARLY.AX,LATE&timeframe=5m&from=2026-01-16&to=2026-01-16";
        JsonNode rows = call().get(path).json();
        assertEquals("5m", rows.get("timeframe").asText());
        assertEquals(
                "[{\"date\":\"2026-01-16\",\"time\":\"2026-01-15T23:00:00Z\",\"open\":20,\"high\":24,\"low\":18,\"close\":22,\"volume\":7,\"source\":\"minutes.csv\",\"partial\":false},"
                        + "{\"date\":\"2026-01-16\",\"time\":\"2026-01-15T23:05:00Z\",\"open\":22,\"high\":24,\"low\":20,\"close\":22,\"volume\":null,\"source\":\"minutes.csv\",\"partial\":false}]",
                rows.at("/symbols/0/bars").toString());
        assertEquals("[]", rows.at("/symbols/1/bars").toString(), "it traded on the day before");
        JsonNode columns = call().get(path + "&shape=columns").json().at("/symbols/0/columns");
        assertEquals(
                "[\"2026-01-15T23:00:00Z\",\"2026-01-15T23:05:00Z\"]",
                columns.get("time").toString());
        JsonNode split = call().get(path + "&shape=columns&adjust=split").json();
        assertEquals("[11,11]", split.at("/symbols/0/columns/close").toString());
    }

    @Test
    void aTableOfMinutesHasTheTimeAtItsEnd() {
        assertEquals(
                """
                ticker,date,open,high,low,close,volume,source,time,partial,made_from\r
                LATE,2026-01-15,5,6,4,5,1,minutes.csv,2026-01-15T14:30:00Z,false,\r
                LATE,2026-01-15,5,6,4,6,2,minutes.csv,2026-01-15T14:35:00Z,false,\r
                """,
                call().header("Accept", "text/csv")
                        .get("/api/v1/bars?tickers=LATE&timeframe=5m&to=2026-01-15")
                        .body());
    }

    @Test
    void duckDbReadsMinutes() throws Exception {
        Path file = parquet("/api/v1/bars?universe=all&timeframe=5m");
        assertEquals(
                List.of(
                        "EARLY.AX|2026-01-16|1768518000000|22.0|7.0",
                        "EARLY.AX|2026-01-16|1768518300000|22.0|null",
                        "EARLY.AX|2026-01-19|1768777200000|12.0|9.0",
                        "EARLY.AX|2026-01-19|1768777500000|12.0|9.0",
                        "LATE|2026-01-15|1768487400000|5.0|1.0",
                        "LATE|2026-01-15|1768487700000|6.0|2.0"),
                DuckDb.rows(file, "select ticker, date, epoch_ms(time), close, volume from FILE"));
        Path one = parquet("/api/v1/stocks/LATE/bars?timeframe=5m");
        assertEquals(
                List.of("5m|2"),
                DuckDb.rows(
                        one,
                        "select (select decode(value) from parquet_kv_metadata(FILE) where decode(key) = 'timeframe'), count(*) from FILE"));
    }

    @Test
    void oneSymbolsPageComesInColumnsToo() {
        Call.Answer page = call().get("/api/v1/stocks/SPLIT/bars?shape=columns&limit=2");
        assertEquals("[11,5.5]", page.json().get("columns").get("close").toString());
        assertEquals("[100,null]", page.json().get("columns").get("volume").toString());
        assertTrue(page.header("Link").contains("shape=columns"), page.header("Link"));
    }

    @Test
    void adjustedBarsAreThoseOfTheWholeHistory() {
        JsonNode split =
                call().get("/api/v1/bars?tickers=SPLIT&adjust=split&to=2024-01-02&shape=columns")
                        .json();
        JsonNode columns = split.get("symbols").get(0).get("columns");
        assertEquals("[5.5]", columns.get("close").toString());
        assertEquals("[200]", columns.get("volume").toString());
    }

    @Test
    void aTableHasARowForEachBarAndNoFormulas() {
        Call.Answer csv =
                call().header("Accept", "text/csv").get("/api/v1/bars?tickers=SPLIT,FORMULA");
        assertEquals(
                """
                ticker,date,open,high,low,close,volume,source,partial,made_from\r
                FORMULA,2024-01-02,1,1,1,1,,'=2+3.csv,false,\r
                SPLIT,2024-01-02,10,12,9,11,100,SPLIT.csv,false,\r
                SPLIT,2024-01-03,5,6,5,5.5,,SPLIT.csv,false,\r
                SPLIT,2024-01-04,5.5,6,5,6,300,SPLIT.csv,false,\r
                """,
                csv.body());
    }

    @Test
    void duckDbReadsOneSymbolAsParquet() throws Exception {
        Path file = parquet("/api/v1/stocks/SPLIT/bars?from=2024-01-03");
        assertEquals(
                List.of(
                        "SPLIT|2024-01-03|5.0|6.0|5.0|5.5|null|SPLIT.csv|false|null",
                        "SPLIT|2024-01-04|5.5|6.0|5.0|6.0|300.0|SPLIT.csv|false|null"),
                DuckDb.rows(file, "select * from FILE"));
        assertEquals(
                List.of("adjust|none", "timeframe|1d"),
                DuckDb.rows(
                        file,
                        "select decode(key), decode(value) from parquet_kv_metadata(FILE) order by 1"));
    }

    @Test
    void duckDbReadsAWholeMarketAsItIsInTheTable() throws Exception {
        Path file = parquet("/api/v1/bars?universe=all");
        Path csv = folder.resolve("all.csv");
        fetch("/api/v1/bars?universe=all", "text/csv", csv);
        assertEquals(
                List.of("%d|%d".formatted(SYMBOLS * DAYS + 5, SYMBOLS + 3)),
                DuckDb.rows(file, "select count(*), count(distinct ticker) from FILE"));
        assertEquals(
                List.of("0"),
                DuckDb.rows(
                        file,
                        """
                        select count(*) from (
                            select ticker, date, open, high, low, close, volume, ltrim(source, '''')
                            from read_csv('%s', quote = '"', types = {'open': 'DOUBLE', 'high': 'DOUBLE', 'low': 'DOUBLE', 'close': 'DOUBLE', 'volume': 'DOUBLE'})
                            except
                            select ticker, date, open, high, low, close, volume, source from FILE)
                        """
                                .formatted(csv)));
        assertEquals(
                List.of("true"),
                DuckDb.rows(
                        file,
                        "select count(distinct row_group_id) > 3 from parquet_metadata(FILE)"));
    }

    /// DuckDB puts them together for itself, from days that trade on weekends too.
    @Test
    void weeksOfAWholeMarketAreThoseThatDuckDbMakesOfItsDays() throws Exception {
        Path days = parquet("/api/v1/bars?universe=all");
        Path weeks = parquet("/api/v1/bars?universe=all&timeframe=1wk");
        String made =
                """
                select ticker, min(date), arg_min(open, date), max(high), min(low),
                    arg_max(close, date),
                    case when count(volume) = count(*) then sum(volume) end
                from '%s'
                group by ticker, date_trunc('week', date)
                having ticker like 'S0%%' and min(date) < '2022-09-26'
                """
                        .formatted(days);
        String ours =
                "select ticker, date, open, high, low, close, volume from FILE where ticker like 'S0%'";
        assertEquals(
                List.of("14300|1d"),
                DuckDb.rows(
                        weeks,
                        "select count(*), min(made_from) from FILE where ticker like 'S0%'"));
        assertEquals(List.of(), DuckDb.rows(weeks, made + " except " + ours));
        assertEquals(List.of(), DuckDb.rows(weeks, ours + " except " + made));
    }

    /// While the client takes its time, the database goes away: what was sent is not the whole, and
    /// must not look like it.
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", PARQUET})
    void whatBreaksOffDoesNotLookComplete(String form) throws Exception {
        HttpResponse<InputStream> answer =
                client.send(
                        HttpRequest.newBuilder(
                                        uri(
                                                "/api/v1/bars?universe=all&shape=rows"
                                                        .replace(
                                                                form.equals("application/json")
                                                                        ? ""
                                                                        : "&shape=rows",
                                                                "")))
                                .header("Accept", form)
                                .build(),
                        BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertEquals(200, answer.statusCode());
            assertTrue(body.readNBytes(1_000).length == 1_000);
            TestDatabase.shut(database.address());
            assertThrows(IOException.class, body::readAllBytes);
        } finally {
            TestDatabase.reopen(database.address());
        }
        assertEquals(200, call().get("/api/v1/stocks?limit=1").status());
    }

    /// In HTTP/1.0 there is no mark that ends an answer, but the end of the connection.
    @Test
    void anOldClientIsToldByAReset() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String asked = "GET /api/v1/bars?universe=all HTTP/1.0\r\nAccept: text/csv\r\n\r\n";
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertTrue(answer.readNBytes(1_000).length == 1_000);
            TestDatabase.shut(database.address());
            assertThrows(IOException.class, answer::readAllBytes);
        } finally {
            TestDatabase.reopen(database.address());
        }
    }

    @Test
    void whatFailsBeforeTheFirstByteIsAnsweredAsAlways() {
        TestDatabase.shut(database.address());
        try {
            Call.Answer answer =
                    call().header("Accept", "text/csv").get("/api/v1/bars?tickers=SPLIT");
            assertEquals(503, answer.status(), answer.body());
            assertEquals("", answer.header("Content-Disposition"));
        } finally {
            TestDatabase.reopen(database.address());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/v1/bars | 422 | universe=all
                    /api/v1/bars?tickers=SPLIT&universe=all | 422 | not both
                    /api/v1/bars?tickers= | 422 | one was ""
                    /api/v1/bars?tickers=SPLIT,%20 | 422 | one was " "
                    /api/v1/bars?tickers=SPLITT | 404 | Did you mean SPLIT?
                    /api/v1/bars?universe=some | 422 | must be one of all
                    /api/v1/bars?universe=all&from=2024-02-01&to=2024-01-01 | 422 | must not be after to
                    /api/v1/bars?universe=all&timeframe=2d | 422 | 4h, 1d, 1wk, 1mo, 3mo, 1y, was "2d"
                    /api/v1/bars?universe=all&chart=bars | 422 | must be one of candlesticks, heikin-ashi
                    /api/v1/bars?universe=all&incomplete=perhaps | 422 | ?incomplete
                    /api/v1/bars?universe=all&limit=3 | 422 | not a known parameter
                    /api/v1/stocks/SPLIT/bars?shape=rows2 | 422 | rows, columns
                    """)
    void saysWhatIsWrong(String path, int status, String words) {
        Call.Answer answer = call().get(path);
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.json().get("detail").asText().contains(words), answer.body());
    }

    @Test
    void tablesHaveOneShapeAndFilesNoPages() {
        for (String form : List.of("text/csv", PARQUET)) {
            assertEquals(
                    422,
                    call().header("Accept", form)
                            .get("/api/v1/bars?universe=all&shape=rows")
                            .status());
        }
        for (String page : List.of("limit=3", "cursor=abc")) {
            assertEquals(
                    422,
                    call().header("Accept", PARQUET)
                            .get("/api/v1/stocks/SPLIT/bars?" + page)
                            .status());
        }
        assertEquals(
                406,
                call().header("Accept", "image/png").get("/api/v1/bars?universe=all").status());
        assertEquals(
                404, call().header("Accept", PARQUET).get("/api/v1/stocks/NONE/bars").status());
    }

    /// Each a file of its own: what is fetched does not shorten one that is there.
    private static Path parquet(String path) throws Exception {
        Path file = Files.createTempFile(folder, "some", ".parquet");
        HttpResponse<Path> answer = fetch(path, PARQUET, file);
        assertEquals(PARQUET, answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "attachment; filename=\"bars.parquet\"",
                answer.headers().firstValue("Content-Disposition").orElse(""));
        return file;
    }

    private static HttpResponse<Path> fetch(String path, String form, Path into) throws Exception {
        HttpResponse<Path> answer =
                client.send(
                        HttpRequest.newBuilder(uri(path)).header("Accept", form).build(),
                        BodyHandlers.ofFile(into));
        assertEquals(200, answer.statusCode());
        return answer;
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static Call call() {
        return Call.to(server.port());
    }
}
