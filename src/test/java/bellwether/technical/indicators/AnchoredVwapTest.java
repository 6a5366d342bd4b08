package bellwether.technical.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Ticker;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An anchor is a date or an event, so that its bar stays whatever is imported before it.
@EnabledIf(
        value = "bellwether.SharedData#isThere",
        disabledReason = "no shared data; set BELLWETHER_DATA to its folder")
final class AnchoredVwapTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T16:02:00Z"));

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.create();
        Market market = new Market(database.jdbi(), CLOCK);
        imported("16-avwap-AVW.csv", "AVW");
        imported("16-avwap-AVW-older.csv", "WHOLE");
        imported("16-avwap-AVW.csv", "WHOLE");
        write(
                "ACTED",
                """
                date,open,high,low,close,volume,dividend,split
                2024-03-01,20,22,19,21,100,0,1
                2024-03-04,10,12,9,11,100,0,2
                2024-03-05,11,14,10,12,100,0,1
                2024-03-06,12,13,8,12,100,0.5,1
                2024-03-07,12,14,8,13,100,0,1
                2024-03-08,13,13.5,12,13,100,0,1
                """);
        write(
                "HOURS",
                """
                date,open,high,low,close,volume
                2024-03-01 10:30,20,22,19,21,100
                2024-03-01 11:30,10,12,9,11,100
                2024-03-04 09:30,11,14,10,12,100
                2024-03-04 10:30,12,13,8,12,100
                """);
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

    private static void imported(String file, String ticker) throws IOException {
        imported(SharedData.require("found/" + file), ticker);
    }

    private static void imported(Path file, String ticker) throws IOException {
        new PriceImport(database.jdbi(), CLOCK)
                .importFile(
                        file,
                        new ImportOptions(Ticker.of(ticker), Optional.empty(), false),
                        _ -> {});
    }

    private static void write(String ticker, String csv) throws IOException {
        imported(Files.writeString(folder.resolve(ticker + ".csv"), csv), ticker);
    }

    private static Call.Answer post(String ticker, String anchor, String more) {
        return Call.to(server.port())
                .post(
                        "/api/v1/stocks/" + ticker + "/indicators",
                        "{\"indicators\":[{\"name\":\"AVWAP\",\"params\":{\"anchor\":%s}}]%s}"
                                .formatted(anchor, more));
    }

    private static JsonNode computed(String ticker, String anchor, String more) {
        Call.Answer answer = post(ticker, "\"" + anchor + "\"", more);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static void assertRefused(Call.Answer answer, String pointer, String words) {
        assertEquals(422, answer.status(), answer.body());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText());
        String detail = answer.json().at("/errors/0/detail").asText();
        assertTrue(detail.contains(words), detail);
    }

    @Test
    void olderBarsLeaveEveryValueAsItWas() throws IOException {
        imported("16-avwap-AVW.csv", "GROWS");
        String body = ",\"from\":\"2024-02-13\"";
        JsonNode before = computed("GROWS", "2024-02-20", body);
        imported("16-avwap-AVW-older.csv", "GROWS");
        JsonNode after = computed("GROWS", "2024-02-20", body);
        assertEquals(30, before.at("/basis/bars_used").asInt());
        assertEquals(60, after.at("/basis/bars_used").asInt());
        assertEquals(before.at("/indicators/0"), after.at("/indicators/0"));
        JsonNode one = after.at("/indicators/0");
        assertEquals("AVWAP_2024-02-20", one.get("id").asText());
        assertEquals("2024-02-20", one.at("/params/anchor").asText());
        assertEquals("2024-02-20", one.get("anchored_on").asText());
        assertEquals("2024-02-20", one.get("stable_from").asText());
        JsonNode values = one.at("/values/value");
        assertTrue(values.get(4).isNull(), "2024-02-19");
        double first = (63.82 + 63.34 + 63.64) / 3;
        assertEquals(first, values.get(5).asDouble(), 5e-6);
        double second = (63.76 + 63.45 + 63.71) / 3;
        assertEquals(
                (first * 247_476 + second * 883_809) / (247_476 + 883_809),
                values.get(6).asDouble(),
                5e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "WHOLE, 2024-02-24,            2024-02-26, a Saturday",
        "WHOLE, 2024-01-01,            2024-01-02, a holiday before the first bar",
        "WHOLE, year,                  2024-01-02, the first session of the year is there",
        "WHOLE, quarter,               2024-01-02, the same",
        "WHOLE, MONTH,                 2024-03-01, of the last bar shown",
        "WHOLE, week,                  2024-03-25, a Monday",
        "AVW,   month,                 2024-03-01, older bars are there",
        "ACTED, last_split,            2024-03-04, the ex-date",
        "ACTED, last_dividend,         2024-03-06, the ex-date",
    })
    void theAnswerSaysWhichBarItIs(String ticker, String anchor, String bar, String why) {
        JsonNode one = computed(ticker, anchor, "").at("/indicators/0");
        assertEquals(bar, one.get("anchored_on").asText(), why);
        assertEquals("AVWAP_" + anchor.toLowerCase(Locale.ROOT), one.get("id").asText());
    }

    @Test
    void theHighestHighAndTheLowestLowAreThoseOfTheBarsShown() {
        String all = ",\"from\":\"2024-03-04\"";
        assertEquals(
                "2024-03-07",
                computed("ACTED", "highest_high", all).at("/indicators/0/anchored_on").asText(),
                "of two equal ones the newer");
        assertEquals(
                "2024-03-07",
                computed("ACTED", "lowest_low", all).at("/indicators/0/anchored_on").asText());
        assertEquals(
                "2024-03-05",
                computed("ACTED", "highest_high", all + ",\"to\":\"2024-03-06\"")
                        .at("/indicators/0/anchored_on")
                        .asText());
        assertRefused(
                post("ACTED", "\"highest_high\"", ""),
                "/from",
                "is required: AVWAP_highest_high starts at the highest high of the bars from that day on");
    }

    @ParameterizedTest
    @CsvSource({
        "AVW, 2024-02-12, the available bars of AVW start at 2024-02-13",
        "AVW, year,       the available bars of AVW start at 2024-02-13",
        "AVW, 2024-03-26, 'must not be after the last bar returned (2024-03-25), was 2024-03-26'",
        "AVW, 2040-01-01, must not be after the last bar returned",
        "AVW, last_split, no split of AVW up to 2024-03-25 is recorded; use a date",
        "AVW, last_dividend, no dividend of AVW up to 2024-03-25 is recorded; use a date",
        "AVW, 2024-02-30, must be a date such as 2024-01-05",
        "AVW, yesterday,  'highest_high, lowest_low, last_split, last_dividend, was \"yesterday\"'",
        "AVW, 2024-03-01T10:30, 'must be a date, because 1d bars have no time of day'",
    })
    void anAnchorWithoutACertainBarIsRefused(String ticker, String anchor, String words) {
        assertRefused(post(ticker, "\"" + anchor + "\"", ""), "/indicators/0/params/anchor", words);
    }

    @Test
    void aNumberOfABarIsNoAnchor() {
        assertRefused(
                post("AVW", "20", ""),
                "/indicators/0/params/anchor",
                "last_split, last_dividend, was 20");
    }

    @Test
    void withinTheDayItMayBeATime() {
        String hours = ",\"timeframe\":\"1h\"";
        JsonNode clock = computed("HOURS", "2024-03-01T11:00", hours).at("/indicators/0");
        assertEquals("2024-03-01T16:30:00Z", clock.get("anchored_at").asText());
        assertEquals("2024-03-01", clock.get("anchored_on").asText());
        JsonNode moment = computed("HOURS", "2024-03-01T11:00:00-05:00", hours);
        assertEquals(clock.get("values"), moment.at("/indicators/0/values"));
        assertEquals(
                "2024-03-04T14:30:00Z",
                computed("HOURS", "2024-03-02", hours).at("/indicators/0/anchored_at").asText());
        // the session of the first day began at 09:30, and its first hour is not stored
        assertRefused(
                post("HOURS", "\"2024-03-01\"", hours),
                "/indicators/0/params/anchor",
                "start at 2024-03-01T15:30:00Z");
    }

    @Test
    void aTableNamesItInAHeader() {
        Call.Answer answer =
                Call.to(server.port())
                        .header("Accept", "text/csv")
                        .post(
                                "/api/v1/stocks/WHOLE/indicators",
                                "{\"indicators\":[{\"name\":\"AVWAP\",\"params\":{\"anchor\":\"2024-02-24\"}}]}");
        assertEquals("AVWAP_2024-02-24=2024-02-26", answer.header("X-Anchored-At"));
        assertTrue(answer.body().startsWith("date,AVWAP_2024-02-24\r\n"), answer.body());
    }

    @Test
    void theCatalogueSaysWhatAnAnchorMayBe() {
        JsonNode entry = Call.to(server.port()).get("/api/v1/indicators/AVWAP").json();
        JsonNode anchor = entry.at("/parameters/0");
        assertEquals("anchor", anchor.get("name").asText());
        assertEquals("year", anchor.get("default").asText());
        assertTrue(anchor.get("rule").asText().contains("highest_high"));
        assertFalse(anchor.has("minimum"));
        assertEquals("AVWAP_year", entry.get("id").asText());
    }
}
