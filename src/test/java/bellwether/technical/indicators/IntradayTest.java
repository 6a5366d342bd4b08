package bellwether.technical.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.platform.base.WireNumbers;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Series;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Indicators and patterns over bars within the day, held against the bars that the bars route
/// gives.
final class IntradayTest {
    /// 11:02 in New York: the bars of 11:00 are not over.
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T16:02:00Z"));

    private static final int FIVES_A_DAY = 78;

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.create();
        Market market = new Market(database.jdbi(), CLOCK);
        List<String> days = List.of("2026-02-24", "2026-02-25", "2026-02-26", "2026-02-27");
        imported("FIVES", days, "09:30", 1);
        imported("FIVES", List.of("2026-03-02"), "09:30", 1);
        // splits on the last day, whose session begins in Sydney on the evening before by UTC
        imported("HALVED.AX", days, "10:00", 2);
        Path split = folder.resolve("split.csv");
        Files.writeString(
                split,
                "ticker,date,open,high,low,close,volume,split\nHALVED.AX,2026-02-27,50,54,45,50,1,2\n");
        new PriceImport(database.jdbi(), CLOCK).importFile(split, ImportOptions.NONE, _ -> {});
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

    /// @param ratio by which the price of the last day is divided
    private static void imported(String ticker, List<String> days, String open, double ratio)
            throws IOException {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (String day : days) {
            int count = day.equals("2026-03-02") ? 19 : FIVES_A_DAY;
            for (int i = 0; i < count; i++) {
                long place = LocalDate.parse(day).toEpochDay() * FIVES_A_DAY + i;
                double close = 100 + 8 * Math.sin(place / 7.0) + 3 * Math.cos(place / 23.0);
                if (day.equals(days.getLast())) {
                    close /= ratio;
                }
                csv.append(
                        "%s %s,%.2f,%.2f,%.2f,%.2f,%d%n"
                                .formatted(
                                        day,
                                        LocalTime.parse(open).plusMinutes(5L * i),
                                        close - 0.3,
                                        close + 1,
                                        close - 1,
                                        close,
                                        1_000 + place % 17));
            }
        }
        Path file = Files.writeString(folder.resolve(ticker + ".csv"), csv);
        new PriceImport(database.jdbi(), CLOCK).importFile(file, ImportOptions.NONE, _ -> {});
    }

    /// Those that no longer change.
    private static List<JsonNode> bars(String ticker, String timeframe) {
        Call.Answer answer =
                Call.to(server.port())
                        .get(
                                "/api/v1/stocks/%s/bars?limit=5000&adjust=split&timeframe=%s"
                                        .formatted(ticker, timeframe));
        assertEquals(200, answer.status(), answer.body());
        List<JsonNode> bars = new ArrayList<>();
        for (JsonNode bar : answer.json().get("bars")) {
            if (!bar.path("partial").asBoolean()) {
                bars.add(bar);
            }
        }
        return bars;
    }

    private static double[] column(List<JsonNode> bars, String name) {
        return bars.stream().mapToDouble(bar -> bar.get(name).asDouble()).toArray();
    }

    private static Call.Answer post(String path, String body) {
        return Call.to(server.port()).post("/api/v1/stocks/" + path, body);
    }

    @ParameterizedTest
    @CsvSource({
        "FIVES, 5m, 330",
        "FIVES, 10m, 165",
        "FIVES, 15m, 110",
        "FIVES, 30m, 55",
        "FIVES, 1h, 29",
        "HALVED.AX, 5m, 312",
        "HALVED.AX, 30m, 52",
    })
    void valuesAreTheKernelsOverTheVeryBarsOfTheBarsRoute(
            String ticker, String timeframe, int count) {
        List<JsonNode> bars = bars(ticker, timeframe);
        assertEquals(count, bars.size());
        Series series =
                new Series(
                        column(bars, "open"),
                        column(bars, "high"),
                        column(bars, "low"),
                        column(bars, "close"),
                        column(bars, "volume"),
                        new double[0],
                        count);
        for (String name : List.of("SMA", "RSI", "ATR", "OBV")) {
            Indicator indicator = Indicators.find(name).orElseThrow();
            double[][] expected = new double[1][count];
            indicator.compute(series, indicator.defaults(), expected);
            Call.Answer answer =
                    post(
                            ticker + "/indicators",
                            "{\"indicators\":[{\"name\":\"%s\"}],\"timeframe\":\"%s\"}"
                                    .formatted(name, timeframe));
            assertEquals(200, answer.status(), answer.body());
            JsonNode values = answer.json().at("/indicators/0/values/value");
            assertEquals(count, values.size());
            for (int i = 0; i < count; i++) {
                assertEquals(bars.get(i).get("time"), answer.json().get("times").get(i));
                assertEquals(bars.get(i).get("date"), answer.json().get("dates").get(i));
                assertEquals(
                        Double.parseDouble(WireNumbers.computed(expected[0][i])),
                        values.get(i).isNull() ? Double.NaN : values.get(i).asDouble(),
                        name + " " + i);
            }
        }
    }

    @Test
    void theBarThatIsNotOverIsLeftOut() {
        JsonNode answer =
                post(
                                "FIVES/indicators",
                                "{\"indicators\":[{\"name\":\"RSI\"}],\"timeframe\":\"5m\"}")
                        .json();
        assertEquals("2026-03-02T15:55:00Z", answer.at("/basis/last_at").asText());
        assertEquals("2026-03-02", answer.at("/basis/last_on").asText());
        assertEquals("2026-02-24T14:30:00Z", answer.at("/basis/used_from_at").asText());
        assertEquals("2026-02-24T14:30:00Z", answer.at("/basis/first_at").asText());
        assertEquals("2026-02-24", answer.at("/indicators/0/first_value").asText());
        assertEquals("2026-02-24T15:40:00Z", answer.at("/indicators/0/first_value_at").asText());
        assertEquals(
                "2026-02-26T20:50:00Z",
                answer.at("/indicators/0/stable_from_at").asText(),
                "232 bars after the first");
    }

    @Test
    void daysAreThoseOfTheExchange() {
        JsonNode answer =
                post(
                                "HALVED.AX/indicators",
                                """
                                {"indicators":[{"name":"OBV"}],"timeframe":"5m",
                                    "from":"2026-02-27","to":"2026-02-27"}
                                """)
                        .json();
        assertEquals(FIVES_A_DAY, answer.get("times").size());
        assertEquals("2026-02-26T23:00:00Z", answer.get("times").get(0).asText());
        assertEquals("2026-02-27", answer.get("dates").get(0).asText());
    }

    @Test
    void aTableHasATimeBesideTheDate() {
        List<String> rows =
                Call.to(server.port())
                        .header("Accept", "text/csv")
                        .post(
                                "/api/v1/stocks/FIVES/indicators",
                                """
                                {"indicators":[{"name":"OBV"}],"timeframe":"30m","from":"2026-03-02"}
                                """)
                        .body()
                        .lines()
                        .toList();
        assertEquals("date,time,OBV", rows.getFirst());
        assertEquals(4, rows.size());
        assertTrue(rows.get(1).startsWith("2026-03-02,2026-03-02T14:30:00Z,"), rows.get(1));
    }

    @Test
    void daysHaveNoTimes() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("DAYS.csv"),
                        "date,open,high,low,close,volume\n2026-02-26,1,1,1,1,1\n2026-02-27,1,1,1,1,1\n");
        new PriceImport(database.jdbi(), CLOCK).importFile(file, ImportOptions.NONE, _ -> {});
        Call.Answer answer = post("DAYS/indicators", "{\"indicators\":[{\"name\":\"OBV\"}]}");
        assertEquals(200, answer.status(), answer.body());
        assertFalse(answer.body().contains("time\":\"20"), answer.body());
        assertFalse(answer.json().has("times"));
        Call.Answer minutes =
                post(
                        "DAYS/indicators",
                        "{\"indicators\":[{\"name\":\"OBV\"}],\"timeframe\":\"5m\"}");
        assertEquals(422, minutes.status());
        String detail = minutes.json().at("/errors/0/detail").asText();
        assertTrue(
                detail.startsWith("No 5m bars for DAYS are stored; there are bars of 1d, "),
                detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5m", "30m"})
    void patternsSayWhenTheirBarsBegan(String timeframe) {
        Call.Answer answer = post("FIVES/patterns", "{\"timeframe\":\"%s\"}".formatted(timeframe));
        assertEquals(200, answer.status(), answer.body());
        List<String> times =
                bars("FIVES", timeframe).stream().map(bar -> bar.get("time").asText()).toList();
        assertFalse(answer.json().get("candlesticks").isEmpty());
        for (JsonNode candle : answer.json().get("candlesticks")) {
            assertTrue(times.contains(candle.get("time").asText()), candle::toString);
            assertTrue(
                    candle.get("time").asText().startsWith(candle.get("date").asText()),
                    candle::toString);
        }
        if (timeframe.equals("5m")) {
            assertFalse(answer.json().get("charts").isEmpty());
        }
        for (JsonNode chart : answer.json().get("charts")) {
            assertTrue(times.contains(chart.get("confirmed_at").asText()), chart::toString);
            for (JsonNode pivot : chart.get("pivots")) {
                assertTrue(times.contains(pivot.get("time").asText()), pivot::toString);
                assertTrue(times.contains(pivot.get("known_at").asText()), pivot::toString);
            }
        }
    }

    @Test
    void patternsOfATableComeInTheOrderOfTheirTimes() {
        List<String> rows =
                Call.to(server.port())
                        .header("Accept", "text/csv")
                        .post("/api/v1/stocks/FIVES/patterns", "{\"timeframe\":\"5m\"}")
                        .body()
                        .lines()
                        .skip(1)
                        .map(row -> row.split(",", -1)[1])
                        .toList();
        assertFalse(rows.isEmpty());
        assertEquals(rows.stream().sorted().toList(), rows);
    }

    /// A reader's request must not fill the memory with minutes of many years.
    @Test
    void theNewestTwoHundredThousandStoredBarsAreRead() throws IOException {
        StringBuilder csv = new StringBuilder("date,open,high,low,close\n");
        Instant first = Instant.parse("2025-06-01T00:00:00Z");
        int days = 150;
        for (int i = 0; i < days * 1_440; i++) {
            csv.append(first.plusSeconds(60L * i)).append(",1,2,1,1.5\n");
        }
        Path file = Files.writeString(folder.resolve("LONG-USD.csv"), csv);
        new PriceImport(database.jdbi(), CLOCK).importFile(file, ImportOptions.NONE, _ -> {});
        String body = "{\"indicators\":[{\"name\":\"OBV\"}],\"timeframe\":\"1h\",%s}";
        JsonNode late =
                post("LONG-USD/indicators", body.formatted("\"from\":\"2025-10-28\"")).json();
        // 139 days are the least that hold 200,000 minutes
        assertEquals(139 * 24, late.at("/basis/bars_used").asInt());
        assertEquals("2025-06-12", late.at("/basis/used_from").asText());
        Call.Answer early = post("LONG-USD/indicators", body.formatted("\"to\":\"2025-06-05\""));
        assertEquals(422, early.status());
        assertEquals(
                "no bars of LONG-USD to 2025-06-05; the newest are 2025-06-12 to 2025-10-28",
                early.json().at("/errors/0/detail").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"indicators", "patterns"})
    void aTimeframeThatIsNoneIsRefusedWithTheList(String route) {
        Call.Answer answer =
                post(
                        "FIVES/" + route,
                        (route.equals("indicators") ? "{\"indicators\":[{\"name\":\"RSI\"}]," : "{")
                                + "\"timeframe\":\"7m\"}");
        assertEquals(422, answer.status());
        assertEquals("/timeframe", answer.json().at("/errors/0/pointer").asText());
        assertTrue(
                answer.json()
                        .at("/errors/0/detail")
                        .asText()
                        .startsWith(
                                "must be one of 1m, 2m, 3m, 5m, 10m, 15m, 30m, 1h, 2h, 4h, 1d, 1wk, 1mo, 3mo, 1y, was \"7m\""),
                answer.body());
    }
}
