package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Ticker;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The newest bars of a span, and spans from their newest bar on, are the others' read from the
/// other end.
final class NewestBarsTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
    private static final String DEMO = "/api/v1/stocks/DEMO01/bars";

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.create();
        Market market = new Market(database.jdbi(), CLOCK);
        PriceImport prices = new PriceImport(database.jdbi(), CLOCK);
        prices.seedSamples();
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        Instant first = Instant.parse("2025-10-01T00:00:00Z");
        for (int i = 0; i < 40 * 24 * 12; i++) {
            if (i / 288 % 9 != 4) { // days without a trade
                csv.append(first.plusSeconds(300L * i))
                        .append(",1,2,1,")
                        .append(1 + i % 7 / 8.0)
                        .append(",3\n");
            }
        }
        prices.importFile(
                Files.writeString(folder.resolve("COIN-USD.csv"), csv),
                new ImportOptions(Ticker.of("COIN-USD"), Optional.empty(), false),
                _ -> {});
        server = HttpServer.start("127.0.0.1", 0, CLOCK, List.of(market, market.symbols()));
    }

    @AfterAll
    static void close() {
        server.close();
        database.close();
    }

    private static Call.Answer get(String path) {
        Call.Answer answer = Call.to(server.port()).get(path);
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    private static List<JsonNode> bars(String path) {
        List<JsonNode> bars = new ArrayList<>();
        get(path).json().get("bars").forEach(bars::add);
        return bars;
    }

    private static List<JsonNode> paged(String path) {
        List<JsonNode> bars = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            Call.Answer answer = get(next);
            answer.json().get("bars").forEach(bars::add);
            String link = answer.header("Link");
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return bars;
    }

    private static List<JsonNode> last(List<JsonNode> bars, int count) {
        return bars.subList(Math.max(0, bars.size() - count), bars.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEMO01 ",
                "DEMO01 &from=2022-03-01&to=2023-11-30",
                "DEMO01 &adjust=split",
                "DEMO01 &timeframe=1wk",
                "DEMO01 &timeframe=1wk&incomplete=true",
                "DEMO01 &timeframe=1mo&to=2024-05-15",
                "DEMO01 &timeframe=1y",
                "DEMO01 &chart=heikin-ashi&to=2025-06-30",
                "COIN-USD &timeframe=5m&from=2025-10-20",
                "COIN-USD &timeframe=1h",
                "COIN-USD &timeframe=1h&from=2025-10-07&to=2025-10-21",
                "COIN-USD &timeframe=4h&chart=heikin-ashi",
                "COIN-USD &timeframe=1d",
                "COIN-USD &timeframe=1wk",
            })
    void areTheLastOfAll(String asked) {
        String path = "/api/v1/stocks/" + asked.replace(" ", "/bars?limit=5000");
        List<JsonNode> all = paged(path);
        for (int count : new int[] {1, 2, 30, 300, 5000}) {
            assertEquals(
                    last(all, count),
                    bars(path.replace("limit=5000", "last=" + count)),
                    "last " + count);
        }
        assertEquals(all.reversed(), paged(path.replace("limit=5000", "order=desc&limit=37")));
        assertEquals(all, paged(path.replace("limit=5000", "order=ASC&limit=1000")));
    }

    @Test
    void nextLinksKeepTheDirection() {
        Call.Answer first = get(DEMO + "?order=desc&limit=2&to=2025-12-31");
        assertEquals(
                List.of("2025-12-31", "2025-12-30"),
                first.json().get("bars").valueStream().map(b -> b.get("date").asText()).toList());
        String link = first.header("Link");
        assertTrue(link.contains("order=desc"), link);
        String cursor = link.replaceFirst(".*cursor=([^&]*).*", "$1");
        Call.Answer turned = Call.to(server.port()).get(DEMO + "?limit=2&cursor=" + cursor);
        assertEquals(422, turned.status());
        assertEquals("?cursor", turned.json().at("/errors/0/pointer").asText());
        assertEquals("", get(DEMO + "?last=2").header("Link"));
    }

    @Test
    void tablesAndColumnsTakeThemToo() {
        List<String> rows =
                Call.to(server.port())
                        .header("Accept", "text/csv")
                        .get(DEMO + "?last=2")
                        .body()
                        .lines()
                        .toList();
        assertEquals(3, rows.size());
        assertTrue(rows.get(1).startsWith("2025-12-30,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("2025-12-31,"), rows.get(2));
        assertEquals(
                "[\"2025-12-31\",\"2025-12-30\"]",
                get(DEMO + "?order=desc&limit=2&shape=columns")
                        .json()
                        .at("/columns/date")
                        .toString());
    }

    @Test
    void theyHaveEntityTags() {
        String tag = get(DEMO + "?last=5").header("ETag");
        assertEquals(
                304,
                Call.to(server.port()).header("If-None-Match", tag).get(DEMO + "?last=5").status());
    }

    @ParameterizedTest
    @CsvSource({
        "last=0, ?last, must be a whole number from 1 to 5000",
        "last=5001, ?last, must be a whole number from 1 to 5000",
        "last=3&limit=3, ?limit, must be left out with last",
        "last=3&cursor=abc, ?cursor, must be left out with last",
        "last=3&order=desc, ?order, 'must be asc with last, which returns the newest bars oldest first; order=desc with limit=3'",
        "order=newest, ?order, 'must be one of asc, desc'",
        "format=parquet&last=3, ?last, cannot be used with Parquet",
        "format=parquet&order=desc, ?order, cannot be used with Parquet",
    })
    void whatContradictsIsRefused(String query, String pointer, String words) {
        boolean parquet = query.startsWith("format=parquet&");
        Call client = Call.to(server.port());
        if (parquet) {
            client = client.header("Accept", "application/vnd.apache.parquet");
        }
        Call.Answer answer = client.get(DEMO + "?" + query.replace("format=parquet&", ""));
        assertEquals(422, answer.status(), answer.body());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText());
        String detail = answer.json().at("/errors/0/detail").asText();
        assertTrue(detail.contains(words), detail);
    }
}
