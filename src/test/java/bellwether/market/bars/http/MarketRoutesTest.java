package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.GeneratedPrices;
import bellwether.market.imports.ImporterTest;
import bellwether.market.imports.Imports;
import bellwether.market.imports.MarketTestCase;
import bellwether.market.imports.SampleData;
import bellwether.platform.base.Audit;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.openapi.CheckedClient;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarketRoutesTest extends MarketTestCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CSV =
            """
            date,open,high,low,close,volume
            2024-01-02,10,12,9,11,100
            2024-01-03,0,12,9,11,100
            """;

    private static HttpServer server;
    private static HttpClient client;
    private static Jobs jobs;

    @BeforeAll
    static void serve() {
        prices().seedSamples();
        InstantSource clock = InstantSource.fixed(NOW);
        jobs = new Jobs(database.jdbi(), database.jdbi(), List.of(), JobSettings.of(0), clock);
        Imports imports =
                new Imports(database.jdbi(), market, jobs, new BodyParser(), Audit.NONE, clock);
        server =
                HttpServer.start("127.0.0.1", 0, clock, List.of(market, market.symbols(), imports));
        client = new CheckedClient(HttpClient.newHttpClient());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        jobs.close();
    }

    @Test
    void listsStocksPageByPage() throws Exception {
        TreeSet<String> seen = new TreeSet<>();
        Optional<String> next = Optional.of("/api/v1/stocks?limit=7&search=demo");
        int pages = 0;
        while (next.isPresent()) {
            HttpResponse<String> answer = get(next.get());
            assertEquals(200, answer.statusCode());
            JSON.readTree(answer.body())
                    .get("items")
                    .forEach(s -> seen.add(s.get("ticker").asText()));
            next = next(answer);
            pages++;
        }
        assertEquals(30, seen.size());
        assertEquals("DEMO01", seen.first());
        assertEquals(5, pages);
    }

    @Test
    void searchesTickersAndNames() throws Exception {
        JsonNode found = json(get("/api/v1/stocks?search=s%26p")).get("items");
        assertEquals(1, found.size());
        assertEquals("^GSPC", found.get(0).get("ticker").asText());
        assertEquals(0, json(get("/api/v1/stocks?search=%25")).get("items").size());
    }

    @Test
    void tellsWhatIsStoredOfAStock() throws Exception {
        JsonNode stock = json(get("/api/v1/stocks/demo01"));
        assertEquals("DEMO01", stock.get("ticker").asText());
        assertEquals("Synthetic 01: steady up-trend", stock.get("name").asText());
        assertEquals(1_304, stock.get("bars").asInt());
        assertEquals("2021-01-01", stock.get("first_on").asText());
        assertEquals("2025-12-31", stock.get("last_on").asText());
        assertEquals("synthetic", stock.get("sources").get(0).asText());
        assertTrue(stock.get("synthetic").asBoolean());
        assertEquals(1, stock.get("data_version").asInt());
        assertFalse(json(get("/api/v1/stocks/%5EGSPC")).get("synthetic").asBoolean());
    }

    @Test
    void anUnknownStockIsNotFoundAndAnotherIsProposed() throws Exception {
        for (String path : List.of("/api/v1/stocks/DEM01", "/api/v1/stocks/DEM01/bars")) {
            HttpResponse<String> answer = get(path);
            assertEquals(404, answer.statusCode());
            assertEquals("unknown_symbol", json(answer).get("code").asText());
            assertEquals(
                    "Unknown symbol DEM01. Did you mean DEMO01?",
                    json(answer).get("detail").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEMO%2001", "-A", "%3Cb%3E"})
    void whatCannotBeATickerIsNotFoundEither(String ticker) throws Exception {
        for (String path :
                List.of("/api/v1/stocks/" + ticker, "/api/v1/stocks/" + ticker + "/bars")) {
            HttpResponse<String> answer = get(path);
            assertEquals(404, answer.statusCode(), answer.body());
            assertEquals("unknown_symbol", json(answer).get("code").asText());
            assertTrue(
                    json(answer)
                            .get("detail")
                            .asText()
                            .startsWith("The ticker in the path must be 1 to 32 letters"),
                    answer.body());
        }
    }

    @Test
    void givesBarsOldestFirstWithTheirSource() throws Exception {
        JsonNode answer =
                json(
                        get(
                                "/api/v1/stocks/^GSPC/bars?from=2020-04-16&timeframe=1d"
                                        .replace("^", "%5E")));
        assertEquals("^GSPC", answer.get("ticker").asText());
        assertEquals("1d", answer.get("timeframe").asText());
        assertFalse(answer.get("synthetic").asBoolean());
        assertEquals(1, answer.get("data_version").asInt());
        assertEquals(2, answer.get("bars").size());
        JsonNode last = answer.get("bars").get(1);
        assertEquals("2020-04-17", last.get("date").asText());
        assertEquals(2842.429932, last.get("open").asDouble());
        assertEquals(2879.219971, last.get("high").asDouble());
        assertEquals(2830.879883, last.get("low").asDouble());
        assertEquals(2874.560059, last.get("close").asDouble());
        assertEquals(5_792_140_000L, last.get("volume").asLong());
        assertEquals(SampleData.REAL.name(), last.get("source").asText());
    }

    @Test
    void barsArePagedAcrossYears() throws Exception {
        List<String> dates = new ArrayList<>();
        Optional<String> next =
                Optional.of("/api/v1/stocks/DEMO02/bars?limit=100&from=2022-11-01&to=2024-02-29");
        while (next.isPresent()) {
            HttpResponse<String> answer = get(next.get());
            json(answer).get("bars").forEach(bar -> dates.add(bar.get("date").asText()));
            next = next(answer);
        }
        assertEquals("2022-11-01", dates.get(0));
        assertEquals("2024-02-29", dates.get(dates.size() - 1));
        assertEquals(dates.stream().distinct().sorted().toList(), dates);
        assertEquals(348, dates.size());
        assertEquals(1_304, json(get("/api/v1/stocks/DEMO02/bars?limit=5000")).get("bars").size());
        assertEquals(50, json(get("/api/v1/stocks/DEMO02/bars")).get("bars").size());
        assertEquals(0, json(get("/api/v1/stocks/DEMO02/bars?from=2030-01-01")).get("bars").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/stocks?limit=201                       | ?limit     | from 1 to 200",
                "/api/v1/stocks?limit=x                         | ?limit     | was \"x\"",
                "/api/v1/stocks?serach=x                        | ?serach    | did you mean"
                        + " search?",
                "/api/v1/stocks?search=                         | ?search    | must be 1 to 64"
                        + " characters",
                "/api/v1/stocks?search=%00                      | ?search    | must not contain the"
                        + " character NUL",
                "/api/v1/stocks?cursor=abc                      | ?cursor    | must be a cursor",
                "/api/v1/stocks/DEMO01?x=1                      | ?x         | there is none",
                "/api/v1/stocks/DEMO01/bars?limit=5001          | ?limit     | from 1 to 5000",
                "/api/v1/stocks/DEMO01/bars?from=1/2/2024       | ?from      | was \"1/2/2024\"",
                "/api/v1/stocks/DEMO01/bars?to=2024-02-30       | ?to        | was \"2024-02-30\"",
                "/api/v1/stocks/DEMO01/bars?to=-99999-01-01     | ?to        | was"
                        + " \"-99999-01-01\"",
                "/api/v1/stocks/DEMO01/bars?from=2024-02-02&to=2024-02-01 | ?from | not be after"
                        + " to",
                "/api/v1/stocks/DEMO01/bars?timeframe=1w        | ?timeframe | 3mo, 1y, was \"1w\";"
                        + " did you mean 1wk?",
                "/api/v1/stocks/DEMO01/bars?chart=renko | ?chart | candlesticks, heikin-ashi",
                "/api/v1/stocks/DEMO01/bars?incomplete=maybe | ?incomplete | true or false",
                "/api/v1/stocks/DEMO01/bars?cursor=abc          | ?cursor    | must be a cursor"
            })
    void aBadParameterIsNamed(String path, String pointer, String words) throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(422, answer.statusCode(), answer.body());
        JsonNode error = json(answer).get("errors").get(0);
        assertEquals(pointer, error.get("pointer").asText());
        assertTrue(error.get("detail").asText().contains(words), error.toString());
    }

    @Test
    void aCursorOfTheOtherListIsRefused() throws Exception {
        HttpResponse<String> stocks = get("/api/v1/stocks?limit=1");
        String cursor = next(stocks).orElseThrow().replaceFirst(".*cursor=([^&]*).*", "$1");
        HttpResponse<String> answer = get("/api/v1/stocks/DEMO01/bars?cursor=" + cursor);
        assertEquals(422, answer.statusCode());
    }

    @Test
    void aCursorOfAnotherSymbolsBarsIsRefused() throws Exception {
        String from = "/bars?cursor=" + Cursor.of("bars of DEMO01", "2024-01-31").encode();
        assertEquals(200, get("/api/v1/stocks/DEMO01" + from).statusCode());
        assertEquals(422, get("/api/v1/stocks/DEMO02" + from).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\0B", "\0", "", "a b", "-1"})
    void aCursorThatNamesNoTickerIsRefused(String part) throws Exception {
        HttpResponse<String> answer =
                get("/api/v1/stocks?cursor=" + Cursor.of("stocks", part).encode());
        assertEquals(422, answer.statusCode(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "2024-01-31\0",
                "+999999999-12-31",
                "-999999999-01-01",
                "+10000-01-01"
            })
    void aCursorOfAnAbsurdDateIsRefused(String part) throws Exception {
        HttpResponse<String> answer =
                get(
                        "/api/v1/stocks/DEMO01/bars?cursor="
                                + Cursor.of("bars of DEMO01", part).encode());
        assertEquals(422, answer.statusCode(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?search=a%00b",
                "?limit=%00",
                "/DEMO01/bars?from=%00",
                "/DEMO01/bars?to=2024-01-31%00",
                "/DEMO01/bars?to=%2B999999999-12-31",
                "/DEMO01/bars?from=-999999999-01-01",
                "/DEMO01/bars?timeframe=1d%00",
                "/DEMO01/bars?limit=5%00",
                "/DEMO01/bars?cursor=%00"
            })
    void nulAndAbsurdDatesAreRefused(String query) throws Exception {
        HttpResponse<String> answer = get("/api/v1/stocks" + query);
        assertEquals(422, answer.statusCode(), answer.body());
    }

    @Test
    void theEarliestAndTheLatestDateAreTaken() throws Exception {
        String span = "?from=0001-01-01&to=9999-12-31&limit=1&cursor=";
        for (String date : List.of("0001-01-01", "9999-12-31")) {
            String path =
                    "/api/v1/stocks/DEMO01/bars"
                            + span
                            + Cursor.of("bars of DEMO01", date).encode();
            assertEquals(200, get(path).statusCode());
        }
    }

    @Test
    void takesAFileAndReportsWhatBecameOfIt() throws Exception {
        HttpResponse<String> answer =
                post("?ticker=posted&source=my%20files", "text/csv; charset=utf-8", bytes(CSV));
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode report = json(answer);
        assertEquals("my files", report.get("source").asText());
        assertEquals(2, report.get("rows").asInt());
        assertEquals(1, report.get("inserted").asInt());
        assertEquals(1, report.get("rejected_by_reason").get("not_positive").asInt());
        assertEquals(3, report.get("examples").get(0).get("line").asInt());
        assertEquals("not_positive", report.get("examples").get(0).get("reason").asText());
        assertEquals("2024-01-02", report.get("first_on").asText());
        assertEquals("close", report.get("columns").get("close").asText());
        JsonNode bar = json(get("/api/v1/stocks/POSTED/bars")).get("bars").get(0);
        assertEquals("my files", bar.get("source").asText());
        JsonNode again = json(post("?ticker=POSTED", "text/csv", bytes(CSV)));
        assertEquals(1, again.get("unchanged").asInt());
    }

    @Test
    void unknownVolumeIsNull() throws Exception {
        post(
                "?ticker=NOVOLUME",
                "text/csv",
                bytes("date,open,high,low,close\n2024-01-02,1,2,1,2\n"));
        assertTrue(
                json(get("/api/v1/stocks/NOVOLUME/bars"))
                        .get("bars")
                        .get(0)
                        .get("volume")
                        .isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv;charset=bogus",
                "text/csv; charset=iso-8859-1",
                "text/csv; header=present; Charset=\"UTF-16\"",
                "text/csv; charset=",
                "text/csv; charset=?*"
            })
    void aCharsetThatIsNotUtf8IsRefusedAndShown(String type) throws Exception {
        HttpResponse<String> answer = post("?ticker=CHARSET", type, bytes(CSV));
        assertEquals(415, answer.statusCode(), answer.body());
        assertEquals("unsupported_media_type", json(answer).get("code").asText());
        assertTrue(json(answer).get("detail").asText().contains("charset=utf-8"), answer.body());
        assertEquals(404, get("/api/v1/stocks/CHARSET").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/csv;charset=UTF-8", "text/csv; charset=\"utf-8\"; header=present"})
    void utf8IsTakenHoweverItIsWritten(String type) throws Exception {
        HttpResponse<String> answer = post("?ticker=UTF&source=b%C3%BCro", type, bytes(CSV));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("büro", json(answer).get("source").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/gzip", "application/x-gzip", "application/octet-stream"})
    void takesPackedFiles(String type) throws Exception {
        HttpResponse<String> answer = post("?ticker=PACKED", type, ImporterTest.gzip(bytes(CSV)));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(2, json(answer).get("rows").asInt());
    }

    @Test
    void takesAPackedTransfer() throws Exception {
        HttpRequest request =
                importRequest("?ticker=ENCODED", "text/csv")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(ImporterTest.gzip(bytes(CSV))))
                        .build();
        assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
        HttpRequest odd =
                importRequest("?ticker=ENCODED", "text/csv")
                        .header("Content-Encoding", "br")
                        .POST(BodyPublishers.ofByteArray(bytes(CSV)))
                        .build();
        assertEquals(415, client.send(odd, BodyHandlers.ofString()).statusCode());
    }

    /// The limit of other bodies, one megabyte, does not hold here.
    @Test
    void takesABodyOfUnknownLengthAndManyMegabytes() throws Exception {
        HttpRequest request =
                importRequest("", "text/csv")
                        .POST(BodyPublishers.ofInputStream(() -> new GeneratedPrices(200_000)))
                        .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(200_000, json(answer).get("inserted").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?ticker=A      | application/xml | 415 | unsupported_media_type | date,open",
                "?ticker=A      | ''               | 415 | unsupported_media_type | date,open",
                "?ticker=A      | text/csv         | 400 | empty_file             | ''",
                "?ticker=A      | text/csv         | 422 | columns_missing        | date,open",
                "''             | text/csv         | 422 | ticker_missing         |"
                        + " date,open,high,low,close",
                "?ticker=a%20b  | text/csv         | 422 | invalid_request        | date,open",
                "?ticker=A%00   | text/csv         | 422 | invalid_request        | date,open",
                "?source=a%00b  | text/csv         | 422 | invalid_request        | date,open",
                "?source=%20    | text/csv         | 422 | invalid_request        | date,open",
                "?source=synthetic | text/csv      | 422 | invalid_request        | date,open",
                "?sauce=x       | text/csv         | 422 | invalid_request        | date,open"
            })
    void refusesWhatItCannotTake(String query, String type, int status, String code, String body)
            throws Exception {
        HttpResponse<String> answer = post(query, type, bytes(body));
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(code, json(answer).get("code").asText());
    }

    @Test
    void refusesALargeFileOfAnotherSubjectBeforeItsEnd() throws Exception {
        byte[] large = new byte[30_000_000];
        Arrays.fill(large, (byte) 'x');
        for (int i = 70; i < large.length; i += 71) {
            large[i] = '\n';
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(422, post("?ticker=A", "text/csv", large).statusCode());
            assertEquals(422, post("?tikker=A", "text/csv", large).statusCode());
            assertEquals(415, post("?ticker=A", "text/plain", large).statusCode());
        }
    }

    @Test
    void aClientThatAsksFirstIsAnswered() throws Exception {
        HttpRequest refused =
                importRequest("?ticker=ASKS", "text/plain")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofByteArray(bytes(CSV)))
                        .build();
        assertEquals(415, client.send(refused, BodyHandlers.ofString()).statusCode());
        HttpRequest taken =
                importRequest("?ticker=ASKS", "text/csv")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofByteArray(bytes(CSV)))
                        .build();
        assertEquals(200, client.send(taken, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void aBrokenPackedBodyIsRefused() throws Exception {
        byte[] packed = ImporterTest.gzip(bytes(CSV));
        HttpResponse<String> answer =
                post("?ticker=CUT", "application/gzip", Arrays.copyOf(packed, packed.length - 9));
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals("broken_stream", json(answer).get("code").asText());
        assertTrue(json(answer).get("detail").asText().contains("broke off"), answer.body());
    }

    /// The last line that came may be half a row: it is not taken for a whole one.
    @Test
    void whenTheClientGoesAwayHalfARowIsNotStored() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    bytes(
                            String.join(
                                    "\r\n",
                                    "POST /api/v1/prices/import?ticker=GONE HTTP/1.1",
                                    "Host: localhost",
                                    "Content-Type: text/csv",
                                    "Content-Length: 100000",
                                    "",
                                    "date,open,high,low,close,volume",
                                    "2024-01-02,10,12,9,11,1")));
            out.flush();
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                in.readAllBytes();
            }
        }
        assertEquals(404, get("/api/v1/stocks/GONE").statusCode());
    }

    @Test
    void aReportWithoutAcceptedRowsHasNoDates() throws Exception {
        JsonNode report =
                json(
                        post(
                                "?ticker=NONE",
                                "text/csv",
                                bytes("date,open,high,low,close\nx,1,1,1,1\n")));
        assertTrue(report.get("first_on").isNull());
        assertNull(report.get("rejected_by_reason").get("blank"));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String query, String type, byte[] body)
            throws IOException, InterruptedException {
        return client.send(
                importRequest(query, type).POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder importRequest(String query, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/v1/prices/import" + query));
        return type.isEmpty() ? request : request.header("Content-Type", type);
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static Optional<String> next(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(link -> link.replaceFirst("<(.*)>; rel=\"next\"", "$1"));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
