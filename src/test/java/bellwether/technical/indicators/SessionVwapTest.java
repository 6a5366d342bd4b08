package bellwether.technical.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The VWAP of the session, held against a plain sum over the bars that the bars route gives.
final class SessionVwapTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-03T01:00:00Z"));

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.create();
        Market market = new Market(database.jdbi(), CLOCK);
        // from before the open to after the close, over a weekend and the start of summer time
        imported("NYSE", List.of("2024-03-07", "2024-03-08", "2024-03-11"), "08:00", 110);
        imported("COIN-USD", List.of("2024-03-09", "2024-03-10", "2024-03-11"), "00:00", 288);
        imported("LUNCH.HK", List.of("2024-07-02", "2024-07-03"), "09:30", 78);
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

    private static void imported(String ticker, List<String> days, String first, int count)
            throws IOException {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (String day : days) {
            for (int i = 0; i < count; i++) {
                double close = 100 + 8 * Math.sin(i / 7.0) + day.hashCode() % 7;
                csv.append(
                        "%s %s,%.2f,%.2f,%.2f,%.2f,%d%n"
                                .formatted(
                                        day,
                                        LocalTime.parse(first).plusMinutes(5L * i),
                                        close - 0.3,
                                        close + 1,
                                        close - 1.2,
                                        close,
                                        i % 13 == 0 ? 0 : 1_000 + i * 17 % 401));
            }
        }
        Path file = Files.writeString(folder.resolve(ticker + ".csv"), csv);
        new PriceImport(database.jdbi(), CLOCK).importFile(file, ImportOptions.NONE, _ -> {});
    }

    private static JsonNode computed(String ticker, String timeframe) {
        Call.Answer answer =
                Call.to(server.port())
                        .post(
                                "/api/v1/stocks/" + ticker + "/indicators",
                                "{\"indicators\":[{\"name\":\"SVWAP\"}],\"timeframe\":\"%s\"}"
                                        .formatted(timeframe));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode bars(String ticker, String timeframe) {
        return Call.to(server.port())
                .get(
                        "/api/v1/stocks/%s/bars?limit=5000&adjust=split&timeframe=%s"
                                .formatted(ticker, timeframe))
                .json()
                .get("bars");
    }

    /// All that was paid since the open of the bar's day over all the shares.
    @ParameterizedTest
    @CsvSource({
        "NYSE, 5m, America/New_York, 09:30, 16:00",
        "NYSE, 15m, America/New_York, 09:30, 16:00",
        "NYSE, 1h, America/New_York, 09:30, 16:00",
        "COIN-USD, 5m, UTC, 00:00, 23:59",
        "COIN-USD, 4h, UTC, 00:00, 23:59",
        "LUNCH.HK, 30m, Asia/Hong_Kong, 09:30, 16:00",
    })
    void isThePlainSumSinceTheOpen(
            String ticker, String timeframe, String zone, String opens, String closes) {
        JsonNode answer = computed(ticker, timeframe);
        JsonNode values = answer.at("/indicators/0/values/value");
        JsonNode bars = bars(ticker, timeframe);
        assertEquals(bars.size(), values.size());
        Map<String, double[]> byDay = new HashMap<>();
        int compared = 0;
        for (int i = 0; i < bars.size(); i++) {
            JsonNode bar = bars.get(i);
            LocalTime time =
                    Instant.parse(bar.get("time").asText()).atZone(ZoneId.of(zone)).toLocalTime();
            if (time.isBefore(LocalTime.parse(opens)) || !time.isBefore(LocalTime.parse(closes))) {
                assertTrue(values.get(i).isNull(), () -> "outside the session: " + bar);
                continue;
            }
            double typical =
                    (bar.get("high").asDouble()
                                    + bar.get("low").asDouble()
                                    + bar.get("close").asDouble())
                            / 3;
            double[] sums = byDay.computeIfAbsent(bar.get("date").asText(), _ -> new double[2]);
            sums[0] += typical * bar.get("volume").asDouble();
            sums[1] += bar.get("volume").asDouble();
            double expected = sums[1] == 0 ? typical : sums[0] / sums[1];
            assertEquals(expected, values.get(i).asDouble(), 5.1e-7 * expected, () -> "at " + bar);
            compared++;
        }
        assertTrue(compared >= 12, compared + " values");
    }

    @Test
    void itIsStableFromTheFirstSessionThatIsStoredFromItsOpenOn() {
        assertEquals(
                "2024-03-07T14:30:00Z",
                computed("NYSE", "5m").at("/indicators/0/stable_from_at").asText());
    }

    @Test
    void aFirstSessionThatBeginsLateIsNotStable() throws IOException {
        imported("LATER", List.of("2024-03-07"), "11:00", 20);
        imported("LATER", List.of("2024-03-08"), "09:30", 20);
        JsonNode one = computed("LATER", "5m").at("/indicators/0");
        assertEquals("2024-03-08T14:30:00Z", one.get("stable_from_at").asText());
        assertEquals("2024-03-07T16:00:00Z", one.get("first_value_at").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"timeframe\":\"1d\"", ",\"timeframe\":\"1wk\""})
    void daysAndLongerOnesAreRefused(String timeframe) {
        Call.Answer answer =
                Call.to(server.port())
                        .post(
                                "/api/v1/stocks/NYSE/indicators",
                                "{\"indicators\":[{\"name\":\"SVWAP\"}]%s}".formatted(timeframe));
        assertEquals(422, answer.status(), answer.body());
        assertEquals("/timeframe", answer.json().at("/errors/0/pointer").asText());
        assertTrue(
                answer.json()
                        .at("/errors/0/detail")
                        .asText()
                        .startsWith(
                                "SVWAP restarts with each session and needs intraday bars: must be one of 1m, 2m, "),
                answer.body());
    }
}
