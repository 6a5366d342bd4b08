package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
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
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bars that are put together are counted by the parts of the session: none begins within the break
/// at noon, and none holds trades of both parts.
@EnabledIf(
        value = "bellwether.SharedData#isThere",
        disabledReason = "no shared data; set BELLWETHER_DATA to its folder")
final class LunchBreakTest {
    private static final Instant USUAL = Instant.parse("2026-03-02T12:00:00Z");

    private static Instant now = USUAL;

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        InstantSource clock = () -> now;
        database = TestDatabase.create();
        Market market = new Market(database.jdbi(), clock);
        imported(SharedData.require("found/17-lunch-LNCH.HK.csv"), "LNCH.HK");
        server = HttpServer.start("127.0.0.1", 0, clock, List.of(market, market.symbols()));
    }

    @AfterAll
    static void close() {
        server.close();
        database.close();
    }

    @BeforeEach
    void today() {
        now = USUAL;
    }

    private static void imported(Path file, String ticker) throws IOException {
        new PriceImport(database.jdbi(), () -> now)
                .importFile(
                        file,
                        new ImportOptions(Ticker.of(ticker), Optional.empty(), false),
                        _ -> {});
    }

    /// Each bar has a volume of 1 and the price of its place among the others.
    private static void imported(String ticker, String day, List<LocalTime> times)
            throws IOException {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 0; i < times.size(); i++) {
            csv.append(
                    "%s %s,%d,%d,%d,%d,1%n"
                            .formatted(day, times.get(i), i + 1, i + 1, i + 1, i + 1));
        }
        imported(Files.writeString(folder.resolve(ticker + day + ".csv"), csv), ticker);
    }

    private static List<LocalTime> every(int minutes, String... spans) {
        List<LocalTime> times = new ArrayList<>();
        for (String span : spans) {
            LocalTime end = LocalTime.parse(span.substring(6));
            for (LocalTime time = LocalTime.parse(span.substring(0, 5));
                    time.isBefore(end);
                    time = time.plusMinutes(minutes)) {
                times.add(time);
            }
        }
        return times;
    }

    private static JsonNode bars(String ticker, String query) {
        Call.Answer answer =
                Call.to(server.port())
                        .get("/api/v1/stocks/" + ticker + "/bars?limit=5000&" + query);
        assertEquals(200, answer.status(), answer.body());
        return answer.json().get("bars");
    }

    private static String times(JsonNode bars, String zone) {
        List<String> times = new ArrayList<>();
        bars.forEach(bar ->
                times.add(
                        Instant.parse(bar.get("time").asText())
                                .atZone(ZoneId.of(zone))
                                .toLocalTime()
                                .toString()));
        return String.join(" ", times);
    }

    @ParameterizedTest
    @CsvSource({
        "30m, 09:30 10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00 15:30",
        "1h,  09:30 10:30 11:30 13:00 14:00 15:00",
        "2h,  09:30 11:30 13:00 15:00",
        "4h,  09:30 13:00",
    })
    void hongKongCountsAnewBehindNoon(String timeframe, String day) {
        JsonNode bars = bars("LNCH.HK", "timeframe=" + timeframe);
        assertEquals(day + " " + day, times(bars, "Asia/Hong_Kong"));
    }

    @Test
    void noBarHoldsTradesOfBothHalves() {
        JsonNode bars = bars("LNCH.HK", "timeframe=2h&from=2024-07-02&to=2024-07-02");
        // of 11:30 the two quarters before noon
        assertEquals(301.87, bars.get(1).get("open").asDouble());
        assertEquals(301.89, bars.get(1).get("close").asDouble());
        assertEquals(750 + 523, bars.get(1).get("volume").asInt());
        assertEquals(301.89, bars.get(2).get("open").asDouble());
        assertEquals(
                608 + 860 + 853 + 387 + 668 + 351 + 157 + 391, bars.get(2).get("volume").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-01, 1h, 09:00 10:00 11:00 12:30 13:30 14:30",
        "2024-11-06, 1h, 09:00 10:00 11:00 12:30 13:30 14:30",
        "2024-11-06, 2h, 09:00 11:00 12:30 14:30",
        "2024-11-06, 4h, 09:00 12:30",
    })
    void tokyoToo(String day, String timeframe, String times) throws IOException {
        imported("LNCH.T", "2024-11-01", every(5, "09:00-11:30", "12:30-15:00"));
        imported("LNCH.T", "2024-11-06", every(5, "09:00-11:30", "12:30-15:30"));
        JsonNode bars = bars("LNCH.T", "timeframe=%s&from=%s&to=%s".formatted(timeframe, day, day));
        assertEquals(times, times(bars, "Asia/Tokyo"));
        int volume = 0;
        for (JsonNode bar : bars) {
            volume += bar.get("volume").asInt();
        }
        assertEquals(day.equals("2024-11-06") ? 66 : 60, volume, "no bar is lost or counted twice");
    }

    /// The auction at 11:30 ends the morning.
    @Test
    void aTradeAtTheBeginOfTheBreakBelongsToTheMorning() throws IOException {
        imported("AUCTION.T", "2024-11-06", every(1, "09:00-11:31", "12:30-13:00"));
        JsonNode bars = bars("AUCTION.T", "timeframe=1h");
        assertEquals("09:00 10:00 11:00 12:30", times(bars, "Asia/Tokyo"));
        assertEquals(31, bars.get(2).get("volume").asInt());
        JsonNode quarters = bars("AUCTION.T", "timeframe=15m");
        assertEquals("11:15", times(quarters, "Asia/Tokyo").split(" ", -1)[9]);
        assertEquals(16, quarters.get(9).get("volume").asInt());
    }

    /// An hour of other makers, counted from the open without the break, holds trades of the
    /// afternoon only.
    @Test
    void aBarThatReachesAcrossTheEndOfTheBreakBelongsToTheAfternoon() throws IOException {
        imported("ACROSS.HK", "2024-07-02", every(60, "09:30-16:00"));
        imported("ACROSS.HK", "2024-07-03", every(60, "09:30-16:00"));
        JsonNode bars = bars("ACROSS.HK", "timeframe=2h");
        String day = "09:30 11:30 13:00 15:00";
        assertEquals(day + " " + day, times(bars, "Asia/Hong_Kong"));
        assertEquals(1, bars.get(1).get("volume").asInt());
        assertEquals(3, bars.get(2).get("volume").asInt(), "those of 12:30, 13:30 and 14:30");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-02T04:00:30Z, true", // noon, a last bar may still come
        "2024-07-02T04:15:00Z, false",
    })
    void theLastBarOfTheMorningIsOverWithIt(String at, boolean partial) throws IOException {
        now = Instant.parse(at);
        String ticker = partial ? "NOON.HK" : "QUARTER.HK";
        imported(ticker, "2024-07-02", every(15, "09:30-12:00"));
        JsonNode bars = bars(ticker, "timeframe=1h&incomplete=true");
        assertEquals("09:30 10:30 11:30", times(bars, "Asia/Hong_Kong"));
        assertEquals(partial, bars.get(2).path("partial").asBoolean());
    }

    @Test
    void whereNobodyPausesNothingChanges() throws IOException {
        imported("LNCH", "2024-07-02", every(15, "09:30-16:00"));
        JsonNode bars = bars("LNCH", "timeframe=1h");
        assertEquals("09:30 10:30 11:30 12:30 13:30 14:30 15:30", times(bars, "America/New_York"));
        assertFalse(bars.isEmpty());
        assertTrue(bars("LNCH", "timeframe=1d").size() == 1);
    }
}
