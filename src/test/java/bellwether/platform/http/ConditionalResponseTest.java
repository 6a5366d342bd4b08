package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Role;
import bellwether.platform.http.server.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionalResponseTest {
    private record Row(String text, double number) {}

    private static final CsvOutput<Row> TABLE =
            CsvOutput.<Row>of("rows").with("text", Row::text).with("number", Row::number);
    private static final List<Row> ROWS =
            List.of(
                    new Row("plain, \"quoted\"", -1.5),
                    new Row("=1+1", 2),
                    new Row("@x", 3),
                    new Row("-y", 4),
                    new Row("+z", 5),
                    new Row("\tt", 6));
    private static final AtomicInteger VERSION = new AtomicInteger();

    private static HttpServer server;

    @BeforeAll
    static void start() {
        server =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        InstantSource.system(),
                        List.<Routes>of(routes -> {
                            routes.get(
                                    "/rows",
                                    ctx ->
                                            ConditionalResponse.table(ctx)
                                                    .answer(
                                                            EntityTag.of(VERSION.get()),
                                                            ROWS,
                                                            TABLE,
                                                            () -> ROWS),
                                    Role.PUBLIC);
                            routes.get(
                                    "/one",
                                    ctx ->
                                            ConditionalResponse.json(ctx)
                                                    .answer(EntityTag.ofBytes(), "one"),
                                    Role.PUBLIC);
                            routes.get(
                                    "/large",
                                    ctx ->
                                            ConditionalResponse.json(ctx)
                                                    .answer(
                                                            EntityTag.ofBytes(),
                                                            "large ".repeat(1_000)),
                                    Role.PUBLIC);
                            routes.get(
                                    "/small",
                                    ctx -> Responses.json(ctx, "s".repeat(1_000)),
                                    Role.PUBLIC);
                        }));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Call call() {
        return Call.toTestRoutes(server.port());
    }

    @Test
    void whoHasItAlreadyGetsNoBody() {
        Call.Answer first = call().get("/rows");
        String tag = first.header("ETag");
        assertTrue(tag.matches("\"[A-Za-z0-9_-]{16}\""), tag);
        assertEquals("private, no-cache", first.header("Cache-Control"));
        assertEquals("Accept, Accept-Encoding, Origin", first.header("Vary"));
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            Call.Answer again = call().header("If-None-Match", known).get("/rows");
            assertEquals(304, again.status(), known);
            assertEquals("", again.body());
            assertEquals(tag, again.header("ETag"));
            assertEquals("private, no-cache", again.header("Cache-Control"));
        }
        for (String unknown : List.of("\"other\"", tag.replace("\"", ""), "nonsense", "\"*\"")) {
            assertEquals(200, call().header("If-None-Match", unknown).get("/rows").status());
        }
        VERSION.incrementAndGet();
        assertEquals(200, call().header("If-None-Match", tag).get("/rows").status());
    }

    @Test
    void twoHeadersCountAsOneList() {
        String tag = call().get("/rows").header("ETag");
        Call twice = call().header("If-None-Match", "\"a\"").header("If-None-Match", tag);
        assertEquals(304, twice.get("/rows").status());
    }

    @Test
    void theTwoFormsHaveTagsOfTheirOwn() {
        String json = call().get("/rows").header("ETag");
        String csv = call().header("Accept", "text/csv").get("/rows").header("ETag");
        assertNotEquals(json, csv);
        Call.Answer other =
                call().header("Accept", "text/csv").header("If-None-Match", json).get("/rows");
        assertEquals(200, other.status());
    }

    @Test
    void aTableIsWrittenByTheStandardAndHarmless() {
        Call.Answer answer = call().header("Accept", "text/csv").get("/rows");
        assertEquals("text/csv; charset=utf-8; header=present", answer.header("Content-Type"));
        assertEquals("attachment; filename=\"rows.csv\"", answer.header("Content-Disposition"));
        assertEquals(
                "text,number\r\n\"plain, \"\"quoted\"\"\",-1.5\r\n'=1+1,2\r\n'@x,3\r\n'-y,4\r\n"
                        + "'+z,5\r\n'\tt,6\r\n",
                answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "text/csv | text/csv",
                "text/* | text/csv",
                "TEXT/CSV;q=1.0 | text/csv",
                "text/csv, */* | text/csv",
                "text/csv;q=0.5, application/json | application/json",
                "text/csv;q=0.9, application/json;q=0.5 | text/csv",
                "text/csv, application/json | application/json",
                "text/csv;q=0, */* | application/json",
                "application/json;q=0, */* | text/csv",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | application/json",
                "application/xml | 406",
                "text/csv;q=0 | 406",
                "text/csv;q=nonsense | 406",
            })
    void theBestFormThatTheCallerAcceptsIsGiven(String accept, String expected) {
        Call.Answer answer = call().header("Accept", accept).get("/rows");
        assertEquals(
                expected,
                answer.status() == 406
                        ? "406"
                        : answer.header("Content-Type").replaceAll(";.*", ""));
    }

    @Test
    void whatIsNoTableCannotBeHadAsOne() {
        Call.Answer answer = call().header("Accept", "text/csv").get("/one");
        assertEquals(406, answer.status());
        assertEquals(
                "Available as application/json, not as text/csv.",
                answer.json().get("detail").asText());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("", answer.header("ETag"));
    }

    private static HttpResponse<byte[]> zipped(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Accept-Encoding", "gzip");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void aLargeAnswerIsCompressedUnderATagOfItsOwn() throws Exception {
        Call.Answer plain = call().get("/large");
        HttpResponse<byte[]> zipped = zipped("/large");
        assertEquals("gzip", header(zipped, "Content-Encoding"));
        assertTrue(header(zipped, "Vary").contains("Accept-Encoding"), header(zipped, "Vary"));
        assertTrue(zipped.body().length < plain.body().length() / 10);
        assertEquals(plain.body(), unzipped(zipped.body()));
        assertNotEquals(plain.header("ETag"), header(zipped, "ETag"));
        for (String tag : List.of(plain.header("ETag"), header(zipped, "ETag"))) {
            assertEquals(304, zipped("/large", "If-None-Match", tag).statusCode(), tag);
        }
    }

    private static String unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aSmallOneIsNot() throws Exception {
        HttpResponse<byte[]> answer = zipped("/small");
        assertEquals("", header(answer, "Content-Encoding"));
        assertEquals(1_002, answer.body().length);
        assertTrue(header(answer, "Vary").contains("Accept-Encoding"));
    }

    @Test
    void aHeadIsAnsweredLikeItsGet() throws Exception {
        for (String path : List.of("/large", "/small", "/rows")) {
            for (String encoding : List.of("identity", "gzip")) {
                Map<String, String> get =
                        headersOf(
                                server.port(),
                                "GET %s HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: r\r\nAccept-Encoding: %s\r\nConnection: close\r\n\r\n"
                                        .formatted(path, encoding));
                Map<String, String> head =
                        headersOf(
                                server.port(),
                                "HEAD %s HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: r\r\nAccept-Encoding: %s\r\nConnection: close\r\n\r\n"
                                        .formatted(path, encoding));
                assertEquals(get, head, path + " " + encoding);
            }
        }
    }

    private static Map<String, String> headersOf(int port, String request) throws IOException {
        Map<String, String> headers = new TreeMap<>(Raw.ask(port, request).headers());
        headers.remove("date");
        return headers;
    }
}
