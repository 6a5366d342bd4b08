package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program with a heap that cannot hold what is asked of it at once, and that ends when
/// memory does.
@Tag("long")
final class LongHistoriesTest {
    private static final int MINUTES = 300_000;
    private static final int PER_DAY = 390;

    @TempDir static Path home;
    private static Running app;

    private record Asked(String method, String path, String accept, String body) {
        static Asked get(String path, String accept) {
            return new Asked("GET", path, accept, "");
        }

        static Asked post(String path, String body) {
            return new Asked("POST", path, "application/json", body);
        }
    }

    private static final String ALL = "/api/v1/bars?tickers=LONG&timeframe=";

    private static final List<Asked> READS =
            List.of(
                    Asked.get("/api/v1/stocks/LONG/bars?timeframe=1m&limit=200", "text/csv"),
                    Asked.get("/api/v1/stocks/LONG/bars?timeframe=4h", "*/*"),
                    Asked.get("/api/v1/stocks/LONG/bars?timeframe=1mo&chart=heikin-ashi", "*/*"),
                    Asked.get("/api/v1/stocks/LONG/bars?timeframe=1y&adjust=total", "*/*"),
                    Asked.get(ALL + "1m", "application/json"),
                    Asked.get(ALL + "1m", "text/csv"),
                    Asked.get(ALL + "1m", "application/vnd.apache.parquet"),
                    Asked.get(ALL + "1m&shape=columns", "application/json"),
                    Asked.get(ALL + "1d&shape=columns", "application/json"),
                    Asked.get("/udf/history?symbol=LONG&resolution=1&from=0&to=2000000000", "*/*"),
                    Asked.get("/udf/history?symbol=LONG&resolution=1D&from=0&to=2000000000", "*/*"),
                    Asked.get("/api/v1/stocks/LONG/actions", "*/*"),
                    Asked.get("/api/v1/quality", "*/*"),
                    Asked.post(
                            "/api/v1/stocks/LONG/indicators",
                            "{\"timeframe\":\"1m\",\"from\":\"2009-01-02\",\"indicators\":[{\"name\":\"MACD\"}]}"),
                    Asked.post(
                            "/api/v1/stocks/LONG/patterns",
                            "{\"timeframe\":\"1m\",\"from\":\"2009-02-06\"}"),
                    Asked.post("/analyze", "{\"tickers\":[\"LONG\"],\"capital\":1000}"));

    @BeforeAll
    static void open() throws IOException {
        app =
                Running.start(
                        home,
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Xmx256m -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError"));
        Call.Answer imported =
                app.call()
                        .header("Content-Type", "text/csv")
                        .send(
                                "POST",
                                "/api/v1/prices/import?ticker=LONG&source=minutes",
                                HttpRequest.BodyPublishers.ofString(minutes()));
        assertEquals(200, imported.status(), imported.body());
        assertEquals(MINUTES, imported.json().get("inserted").asInt());
    }

    @AfterAll
    static void close() throws InterruptedException {
        app.process().destroy();
        assertTrue(app.process().waitFor(28, TimeUnit.SECONDS));
    }

    /// On every day, from 14:30 on.
    private static String minutes() {
        StringBuilder csv = new StringBuilder("datetime,open,high,low,close,volume\n");
        Instant day = Instant.parse("2007-01-03T14:30:00Z");
        for (int i = 0; i < MINUTES; i++) {
            double price = 100 + i * 7 % 97 / 10.0;
            csv.append(day.plusSeconds(60L * (i % PER_DAY)))
                    .append(
                            ",%.2f,%.2f,%.2f,%.2f,%d\n"
                                    .formatted(
                                            price,
                                            price + 1,
                                            price - 1,
                                            price + .5,
                                            1_000 + i % 5_000));
            day = i % PER_DAY == PER_DAY - 1 ? day.plus(Duration.ofDays(1)) : day;
        }
        return csv.toString();
    }

    @Test
    void thirtyPagesAtOnceAreAllAnswered() throws Exception {
        Asked page = Asked.get("/api/v1/stocks/LONG/bars?timeframe=1m&limit=1", "*/*");
        assertEquals(Map.of(200, 30L), statuses(page, 30));
        isWholeAgain();
    }

    @Test
    void eachReadEightTimesAtOnceIsAnsweredOrRefusedInWords() throws Exception {
        Map<String, Map<Integer, Long>> all = new TreeMap<>();
        for (Asked asked : READS) {
            Map<Integer, Long> statuses = statuses(asked, 8);
            all.put(asked.toString(), statuses);
            assertTrue(
                    Set.of(200, 201, 422, 429, 503).containsAll(statuses.keySet()), all::toString);
            assertEquals(200, app.call().get("/health").status(), all::toString);
        }
        assertEquals(
                READS.size() - 1,
                all.values().stream().filter(s -> s.containsKey(200) || s.containsKey(201)).count(),
                all::toString); // columns of 300,000 bars are refused
        isWholeAgain();
    }

    @Test
    void anExportInPartsHasEveryBarOnce() {
        List<String> times =
                app.call()
                        .header("Accept", "text/csv")
                        .get(ALL + "1m")
                        .body()
                        .lines()
                        .skip(1)
                        .map(row -> row.split(",", -1)[8])
                        .toList();
        assertEquals(MINUTES, times.size());
        assertEquals(List.copyOf(new TreeSet<>(times)), times);
        String days = app.call().header("Accept", "text/csv").get(ALL + "1d").body();
        String inColumns = app.call().get(ALL + "1d&shape=columns").body();
        long made = days.lines().count() - 1;
        assertTrue(made > 500, days);
        assertEquals(made, inColumns.split("\"20\\d\\d-\\d\\d-\\d\\d\"", -1).length - 1);
    }

    @Test
    void columnsThatWouldHaveToBeHeldAreRefusedWithAWayOut() {
        Call.Answer answer = app.call().get(ALL + "1m&shape=columns");
        assertEquals(422, answer.status());
        assertEquals(
                "?shape columns support at most 100,000 bars per symbol, were up to 300,000; use a shorter range, a longer timeframe, or rows, CSV or Parquet, which have no such limit",
                answer.json().get("detail").asText());
        String few = ALL + "1m&shape=columns&from=2007-02-01&to=2007-03-01";
        assertEquals(200, app.call().get(few).status());
    }

    @Test
    void readersThatTakeNothingKeepNobodyElseOut() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                readers.add(reader(i % 2 == 0 ? "text/csv" : "application/vnd.apache.parquet"));
            }
            Asked page = Asked.get("/api/v1/stocks/LONG/bars?timeframe=1m&limit=50", "*/*");
            Asked chart =
                    Asked.get("/udf/history?symbol=LONG&resolution=60&from=0&to=1200000000", "*/*");
            for (int round = 0; round < 5; round++) {
                assertEquals(Map.of(200, 8L), statuses(page, 8));
                assertEquals(Map.of(200, 2L), statuses(chart, 2));
                assertEquals(200, app.call().get("/health").status());
            }
            assertTrue(held().getOrDefault("exports", 0.0) > 0, () -> beginnings(readers));
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
        isWholeAgain();
    }

    private static Socket reader(String accept) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), app.port()));
        socket.getOutputStream()
                .write(
                        "GET /api/v1/bars?universe=all&timeframe=1m HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\n\r\n"
                                .formatted(accept)
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String beginnings(List<Socket> readers) {
        List<String> all = new ArrayList<>();
        for (Socket reader : readers) {
            try {
                byte[] first = reader.getInputStream().readNBytes("HTTP/1.1 200".length());
                all.add(new String(first, StandardCharsets.US_ASCII));
            } catch (IOException e) {
                all.add(e.toString());
            }
        }
        return all.toString();
    }

    private static Map<Integer, Long> statuses(Asked asked, int times) throws Exception {
        Map<Integer, Long> statuses = new TreeMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Call.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(threads.submit(() -> answer(asked)));
            }
            for (Future<Call.Answer> future : answers) {
                Call.Answer answer = future.get(120, TimeUnit.SECONDS);
                statuses.merge(answer.status(), 1L, Long::sum);
                if (answer.status() == 503) {
                    assertEquals("5", answer.header("Retry-After"), answer.body());
                }
            }
        }
        return statuses;
    }

    private static Call.Answer answer(Asked asked) {
        Call call = app.call().header("Accept", asked.accept());
        return asked.method().equals("GET")
                ? call.get(asked.path())
                : call.post(asked.path(), asked.body());
    }

    /// What the clients do not take is held until the server has seen that they are gone.
    private static void isWholeAgain() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (held().values().stream().anyMatch(bytes -> bytes > 0)) {
            assertTrue(System.nanoTime() < end, () -> "still held: " + held());
        }
        assertTrue(app.process().isAlive());
    }

    private static Map<String, Double> held() {
        Map<String, Double> held = new TreeMap<>();
        app.call()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("bellwether_memory_held_bytes{"))
                .forEach(line ->
                        held.put(
                                line.replaceAll(".*share=\"(\\w+)\".*", "$1"),
                                Double.parseDouble(line.substring(line.indexOf("} ") + 2))));
        assertEquals(4, held.size());
        return held;
    }
}
