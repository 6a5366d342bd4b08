package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.ImportOrder;
import bellwether.market.imports.ImportReport;
import bellwether.market.imports.Importer;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Timeframes as they are stored, put together, cut off and drawn, over HTTP. What is expected of
/// the real files was computed with pandas 2.2.3 (`resample`, first, max, min, last, sum).
final class TimeframesTest {
    private static final Instant USUAL = Instant.parse("2026-03-02T12:00:00Z");
    private static final String HEADER = "date,open,high,low,close,volume\n";

    private static Instant now = USUAL;
    private static TestDatabase database;
    private static Market market;
    private static HttpServer server;

    @BeforeAll
    static void open() {
        InstantSource clock = () -> now;
        database = TestDatabase.create();
        market = new Market(database.jdbi(), clock);
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

    private static JsonNode bars(String ticker, String query) {
        Call.Answer answer =
                Call.to(server.port())
                        .get(
                                "/api/v1/stocks/"
                                        + ticker
                                        + "/bars?limit=5000"
                                        + (query.isEmpty() ? "" : "&" + query));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static ImportReport importText(String ticker, String csv, String... zone) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        return new Importer(new RetriedTransactions(database.jdbi()), () -> now)
                .run(
                        () -> new ByteArrayInputStream(bytes),
                        new ImportOrder(
                                Ticker.of(ticker),
                                "upload",
                                SourceName.real("a test"),
                                false,
                                zone.length == 0
                                        ? Optional.empty()
                                        : Optional.of(ZoneId.of(zone[0])),
                                Optional.empty()));
    }

    private static ImportReport importFile(String file, String ticker, Optional<ZoneId> zone)
            throws IOException {
        return new PriceImport(database.jdbi(), () -> now)
                .importFile(
                        SharedData.require("prices/messy/" + file),
                        new ImportOptions(
                                Ticker.of(ticker), Optional.empty(), false, zone, Optional.empty()),
                        _ -> {});
    }

    private static double sum(JsonNode bars, String field) {
        double sum = 0;
        for (JsonNode bar : bars) {
            sum += bar.get(field).asDouble();
        }
        return sum;
    }

    private static List<String> texts(JsonNode bars, String field) {
        List<String> texts = new ArrayList<>();
        bars.forEach(bar -> texts.add(bar.path(field).asText()));
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"rows", "columns"})
    void aTimeframeWithoutBarsSaysWhichAreStored(String shape) {
        importText("DAYS", HEADER + "2025-01-06,1,1,1,1,1\n");
        JsonNode none = bars("DAYS", "timeframe=5m&shape=" + shape);
        assertEquals(
                "No bars of 5m are stored for DAYS, nor shorter ones to make them from. Stored: 1d.",
                none.get("message").asText());
        assertEquals("[\"1d\"]", none.get("stored_timeframes").toString());
        JsonNode weeks = bars("DAYS", "timeframe=1wk&incomplete=true&shape=" + shape);
        assertTrue(weeks.get("message").isNull(), weeks.toString());
        assertEquals("[\"1d\"]", weeks.get("stored_timeframes").toString());
        assertTrue(
                bars("DAYS", "from=2026-01-01&shape=" + shape).get("message").isNull(),
                "daily bars are stored, though none in this range");
    }

    @ParameterizedTest
    @CsvSource({
        "1wk, 1214, 198831.81, 202146.356, 195262.665, 199098.84, true",
        "1mo, 279,  45555.93,  47299.625,  43706.81,   45786.59,  false",
        "3mo, 93,   15019.19,  16155.775,  13995.93,   15298.72,  false",
        "1y,  24,   3983.4,    4575.84,    3476.3,     4271.77,   true"
    })
    void twentyThreeYearsOfOneShareAgreeWithPandas(
            String timeframe,
            int count,
            double open,
            double high,
            double low,
            double close,
            boolean running)
            throws IOException {
        importFile("lean-spy.csv", "SPY", Optional.empty());
        JsonNode answer = bars("SPY", "incomplete=true&timeframe=" + timeframe);
        assertEquals("1d", answer.get("made_from").asText());
        JsonNode all = answer.get("bars");
        assertEquals(count, all.size());
        assertEquals(open, sum(all, "open"), 1e-6);
        assertEquals(high, sum(all, "high"), 1e-6);
        assertEquals(low, sum(all, "low"), 1e-6);
        assertEquals(close, sum(all, "close"), 1e-6);
        assertEquals(523_995_767_985.0, sum(all, "volume"), 1);
        assertEquals("1998-01-02", all.get(0).get("date").asText());
        // the file ends on Wednesday, 2021-03-31, the last session of its month
        assertEquals(running, all.get(count - 1).path("partial").asBoolean());
        JsonNode completed = bars("SPY", "timeframe=" + timeframe).get("bars");
        assertEquals(running ? count - 1 : count, completed.size());
        completed.forEach(bar -> assertFalse(bar.get("partial").asBoolean()));
    }

    @Test
    void aWeekOfMumbaiHasItsSundayAndPandasAgrees() throws IOException {
        importFile("nse-RELIANCE.csv", "RELIANCE.NS", Optional.empty());
        JsonNode weeks = bars("RELIANCE.NS", "timeframe=1wk").get("bars");
        assertEquals(366, weeks.size());
        assertEquals(492_983.5, sum(weeks, "open"), 1e-6);
        assertEquals(507_081.1, sum(weeks, "high"), 1e-6);
        assertEquals(478_783.35, sum(weeks, "low"), 1e-6);
        assertEquals(493_551.3, sum(weeks, "close"), 1e-6);
        assertEquals(13_752_517_583.0, sum(weeks, "volume"), 1e-3);
        JsonNode months = bars("RELIANCE.NS", "timeframe=1mo").get("bars");
        assertEquals(84, months.size());
        assertEquals(113_651.85, sum(months, "close"), 1e-6);
    }

    @Test
    void minutesOfOneSessionBecomeHalfHoursAndHoursFromItsOpenOn() throws IOException {
        ImportReport report = importFile("intraday-SP500-20191106.csv", "^GSPC", Optional.empty());
        assertEquals(Timeframe.MINUTE, report.timeframe());
        assertEquals(391, report.counts().accepted());
        assertEquals("2019-11-06", String.valueOf(report.content().first()));
        assertTrue(
                report.notes()
                        .toString()
                        .contains(
                                "taken for those of America/New_York, the clock of New York Stock"));
        JsonNode minutes = bars("%5EGSPC", "timeframe=1m");
        assertFalse(minutes.hasNonNull("made_from"));
        assertEquals(391, minutes.get("bars").size());
        assertEquals("2019-11-06T14:30:00Z", minutes.get("bars").get(0).get("time").asText());
        JsonNode halves = bars("%5EGSPC", "timeframe=30m");
        assertEquals("1m", halves.get("made_from").asText());
        assertEquals(14, halves.get("bars").size());
        assertEquals(43_027.65, sum(halves.get("bars"), "open"), 1e-6);
        assertEquals(43_055.24, sum(halves.get("bars"), "high"), 1e-6);
        assertEquals(43_003.31, sum(halves.get("bars"), "low"), 1e-6);
        assertEquals(43_029.4, sum(halves.get("bars"), "close"), 1e-6);
        assertTrue(halves.get("bars").get(0).get("volume").isNull());
        assertEquals(27, bars("%5EGSPC", "timeframe=15m").get("bars").size());
        // the row of 16:00 lies behind the close, so it is no part of the last half hour
        JsonNode hours = bars("%5EGSPC", "timeframe=1h").get("bars");
        assertEquals(8, hours.size());
        assertEquals("2019-11-06T20:30:00Z", hours.get(6).get("time").asText());
        assertEquals(3_076.75, hours.get(6).get("close").asDouble());
        assertEquals("2019-11-06T21:00:00Z", hours.get(7).get("time").asText());
        ImportReport again = importFile("intraday-SP500-20191106.csv", "^GSPC", Optional.empty());
        assertEquals(391, again.counts().unchanged());
    }

    @Test
    void hoursOfAPairBecomeFourHoursAndPandasAgrees() throws IOException {
        ImportReport report =
                importFile("EURUSD-hourly.csv", "ABC-USD", Optional.of(ZoneId.of("UTC")));
        assertEquals(Timeframe.HOUR, report.timeframe());
        assertEquals(5_000, report.counts().accepted());
        JsonNode bars = bars("ABC-USD", "timeframe=4h&incomplete=true").get("bars");
        assertEquals(1_292, bars.size());
        assertEquals(1_505.66299, sum(bars, "open"), 1e-6);
        assertEquals(1_507.72257, sum(bars, "high"), 1e-6);
        assertEquals(1_503.86782, sum(bars, "low"), 1e-6);
        assertEquals(1_505.81295, sum(bars, "close"), 1e-6);
        assertEquals(8_734_409, sum(bars, "volume"), 1e-3);
        assertEquals("2017-04-19T08:00:00Z", bars.get(0).get("time").asText());
    }

    @Test
    void pagesOfHoursJoinWithoutGapOrRepeat() throws IOException {
        importFile("EURUSD-hourly.csv", "ABC-USD", Optional.of(ZoneId.of("UTC")));
        List<String> paged = new ArrayList<>();
        String path =
                "/api/v1/stocks/ABC-USD/bars?timeframe=1h&limit=700&from=2017-06-01&to=2017-09-30";
        while (!path.isEmpty()) {
            Call.Answer answer = Call.to(server.port()).get(path);
            paged.addAll(texts(answer.json().get("bars"), "time"));
            String link = answer.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertEquals(
                texts(
                        bars("ABC-USD", "timeframe=1h&from=2017-06-01&to=2017-09-30").get("bars"),
                        "time"),
                paged);
        assertTrue(paged.size() > 1_400);
        assertTrue(paged.getFirst().startsWith("2017-06-01T00:"));
    }

    @Test
    void aSessionBeginsAtHalfPastNineInNewYorkOnBothSidesOfSummerTime() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (String day : List.of("2024-03-08", "2024-03-11")) {
            for (String time : List.of("09:30", "10:30", "11:30", "12:30", "13:30", "14:30")) {
                csv.append(day).append(' ').append(time).append(",10,12,9,11,1\n");
            }
            csv.append(day).append(" 15:30,10,12,9,11,1\n");
        }
        assertEquals(14, importText("DST", csv.toString()).counts().inserted());
        assertEquals(
                List.of(
                        "2024-03-08T14:30:00Z",
                        "2024-03-08T16:30:00Z",
                        "2024-03-08T18:30:00Z",
                        "2024-03-08T20:30:00Z",
                        "2024-03-11T13:30:00Z",
                        "2024-03-11T15:30:00Z",
                        "2024-03-11T17:30:00Z",
                        "2024-03-11T19:30:00Z"),
                texts(bars("DST", "timeframe=2h").get("bars"), "time"));
    }

    /// Half past eleven at night begins a stretch that is counted from the close; the next day
    /// begins with one that is counted back from its open, and that would begin before it.
    @Test
    void hoursOfANightComeInTheirOrder() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (String time : List.of("14 22:30", "14 23:30", "15 00:30", "15 01:30", "15 02:30")) {
            csv.append("2024-03-").append(time).append(",10,12,9,11,1\n");
        }
        importText("NIGHT.NS", csv.toString());
        JsonNode bars = bars("NIGHT.NS", "timeframe=4h").get("bars");
        assertEquals(
                List.of(
                        "2024-03-14T14:00:00Z", // 19:30 in Mumbai
                        "2024-03-14T18:00:00Z", // 23:30
                        "2024-03-14T18:30:00Z", // 00:00
                        "2024-03-14T19:45:00Z"), // 01:15
                texts(bars, "time"));
        assertEquals(2, bars.get(3).get("volume").asInt());
    }

    @Test
    void anHourThatTheClockSkippedIsRejectedAndOneThatItShowedTwiceIsTwo() {
        ImportReport spring =
                importText(
                        "SPRING-USD",
                        HEADER
                                + "2024-03-10 01:00,10,12,9,11,1\n2024-03-10 02:00,10,12,9,11,1\n"
                                + "2024-03-10 03:00,10,12,9,11,1\n2024-03-10 04:00,10,12,9,11,1\n",
                        "America/New_York");
        assertEquals(3, spring.counts().inserted());
        assertTrue(spring.counts().examples().getFirst().detail().contains("it was set forward"));
        importText(
                "AUTUMN-USD",
                HEADER
                        + "2024-11-03 00:00,10,12,9,11,1\n2024-11-03 01:00,10,12,9,11,1\n"
                        + "2024-11-03 01:00,10,13,9,11,1\n2024-11-03 02:00,10,12,9,11,1\n"
                        + "2024-11-03 03:00,10,12,9,11,1\n",
                "America/New_York");
        assertEquals(
                List.of(
                        "2024-11-03T04:00:00Z",
                        "2024-11-03T05:00:00Z",
                        "2024-11-03T06:00:00Z",
                        "2024-11-03T07:00:00Z",
                        "2024-11-03T08:00:00Z"),
                texts(bars("AUTUMN-USD", "timeframe=1h").get("bars"), "time"));
    }

    @ParameterizedTest
    @CsvSource({
        "OFFSET.NS, 2024-03-15T09:15:00+05:30, 2024-03-15T09:20:00+05:30, 2024-03-15T09:25:00+05:30",
        "ZULU.NS,   2024-03-15T03:45:00Z,      2024-03-15T03:50:00Z,      2024-03-15T03:55:00Z",
        "EPOCH.NS,  1710474300,                1710474600,                1710474900",
        "MILLIS.NS, 1710474300000,             1710474600000,             1710474900000",
        "LOCAL.NS,  2024-03-15 09:15,          2024-03-15 09:20,          2024-03-15 09:25",
        "NOON.NS,   15/03/2024 9:15 AM,        15/03/2024 9:20 AM,        15/03/2024 9:25 AM"
    })
    void oneMomentIsWrittenInManyWays(String ticker, String first, String second, String third) {
        ImportReport report =
                importText(
                        ticker,
                        HEADER
                                + "%s,10,12,9,11,1%n%s,11,12,9,11,1%n%s,12,12,9,11,1%n"
                                        .formatted(first, second, third));
        assertEquals(3, report.counts().inserted(), report.counts().examples().toString());
        assertEquals(Timeframe.FIVE_MINUTES, report.timeframe());
        JsonNode bars = bars(ticker, "timeframe=5m").get("bars");
        assertEquals(
                List.of("2024-03-15T03:45:00Z", "2024-03-15T03:50:00Z", "2024-03-15T03:55:00Z"),
                texts(bars, "time"));
        assertEquals("2024-03-15", bars.get(0).get("date").asText());
    }

    @Test
    void aSessionOfSydneyBelongsToItsOwnDayThoughUtcIsADayBehind() {
        importText(
                "EARLY.AX",
                HEADER + "2024-01-16 10:00,10,12,9,11,1\n2024-01-16 10:15,11,12,9,11,1\n");
        JsonNode bar = bars("EARLY.AX", "timeframe=15m&from=2024-01-16&to=2024-01-16").get("bars");
        assertEquals(2, bar.size());
        assertEquals("2024-01-16", bar.get(0).get("date").asText());
        assertEquals("2024-01-15T23:00:00Z", bar.get(0).get("time").asText());
        assertEquals(0, bars("EARLY.AX", "timeframe=15m&to=2024-01-15").get("bars").size());
    }

    @Test
    void barsOfALengthThatIsNotKeptAreRejectedByName() {
        ImportReport report =
                importText(
                        "HALVES",
                        HEADER
                                + "2024-03-15 10:00,10,12,9,11,1\n2024-03-15 10:30,10,12,9,11,1\n"
                                + "2024-03-15 11:00,10,12,9,11,1\n");
        assertEquals(0, report.counts().accepted());
        assertTrue(report.counts().examples().getFirst().detail().contains("1m, 5m, 15m or 1h"));
    }

    @Test
    void aRowWithoutTimeInAFileOfMinutesIsNamed() {
        ImportReport report =
                importText(
                        "MIXED",
                        HEADER
                                + "2024-03-15 10:00,10,12,9,11,1\n2024-03-15 10:01,10,12,9,11,1\n"
                                + "2024-03-15,10,12,9,11,1\n2024-03-15 10:02:30,10,12,9,11,1\n");
        assertEquals(2, report.counts().accepted());
        assertTrue(report.counts().examples().get(0).detail().contains("has no time"));
        assertTrue(report.counts().examples().get(1).detail().contains("not at a whole minute"));
    }

    @Test
    void todaysBarIsPartialUntilTheClose() {
        now = Instant.parse("2026-03-02T20:59:59Z");
        importText("TODAY", HEADER + "2026-02-27,10,12,9,11,1\n2026-03-02,11,12,9,11,1\n");
        JsonNode open = bars("TODAY", "");
        assertFalse(open.get("bars").get(0).get("partial").asBoolean());
        assertTrue(open.get("bars").get(1).get("partial").asBoolean());
        assertEquals(1, finished("TODAY", Timeframe.DAY).size());
        String tag = tag("TODAY");
        now = Instant.parse("2026-03-02T21:00:00Z");
        assertFalse(bars("TODAY", "").get("bars").get(1).get("partial").asBoolean());
        assertEquals(2, finished("TODAY", Timeframe.DAY).size());
        assertNotEquals(tag, tag("TODAY"), "what a client keeps must not stay partial");
    }

    private static String tag(String ticker) {
        return Call.to(server.port()).get("/api/v1/stocks/" + ticker + "/bars").header("ETag");
    }

    private static Bars finished(String ticker, Timeframe timeframe) {
        return market.finished(List.of(ticker), timeframe).getFirst().bars();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-29T17:59:59Z, 1, before the half day after Thanksgiving closes",
        "2024-11-29T18:00:00Z, 2, after it"
    })
    void theWeekOfThanksgivingEndsWithAHalfDay(Instant moment, int weeks, String why) {
        now = Instant.parse("2024-12-01T00:00:00Z");
        importText(
                "TURKY",
                HEADER
                        + "2024-11-22,9,9,9,9,1\n2024-11-25,10,12,9,11,1\n2024-11-26,10,12,8,11,1\n"
                        + "2024-11-27,10,15,9,11,1\n2024-11-29,10,14,9,14,1\n");
        now = moment;
        Bars bars = finished("TURKY", Timeframe.WEEK);
        assertEquals(weeks, bars.size(), why);
        JsonNode shown = bars("TURKY", "timeframe=1wk&incomplete=true").get("bars");
        assertEquals(2, shown.size());
        assertEquals(weeks == 1, shown.get(1).path("partial").asBoolean());
        assertEquals(15, shown.get(1).get("high").asDouble());
        assertEquals(8, shown.get(1).get("low").asDouble());
        assertEquals(14, shown.get(1).get("close").asDouble());
        assertEquals(4, shown.get(1).get("volume").asDouble());
    }

    @Test
    void aYearEndsWithTheYearsLastSession() {
        now = Instant.parse("2024-12-31T12:00:00Z");
        importText("YEAR.DE", HEADER + "2024-12-27,9,9,9,9,1\n2024-12-30,10,12,9,11,1\n");
        assertEquals(1, finished("YEAR.DE", Timeframe.YEAR).size(), "Xetra is closed on the 31st");
        importText("YEAR", HEADER + "2024-12-27,9,9,9,9,1\n2024-12-30,10,12,9,11,1\n");
        assertEquals(0, finished("YEAR", Timeframe.YEAR).size(), "New York is not");
    }

    @Test
    void averagedBarsAreWorkedOutByHand() {
        importText("HEIKIN", HEADER + "2024-03-13,10,14,8,12,1\n2024-03-14,12,16,11,15,2\n");
        JsonNode answer = bars("HEIKIN", "chart=heikin-ashi");
        assertEquals("heikin-ashi", answer.get("chart").asText());
        JsonNode first = answer.get("bars").get(0);
        assertEquals(11, first.get("open").asDouble()); // (10 + 12) / 2
        assertEquals(11, first.get("close").asDouble()); // (10 + 14 + 8 + 12) / 4
        assertEquals(14, first.get("high").asDouble());
        assertEquals(8, first.get("low").asDouble());
        JsonNode second = answer.get("bars").get(1);
        assertEquals(11, second.get("open").asDouble()); // (11 + 11) / 2
        assertEquals(13.5, second.get("close").asDouble()); // (12 + 16 + 11 + 15) / 4
        assertEquals(16, second.get("high").asDouble());
        assertEquals(11, second.get("low").asDouble());
        assertEquals(
                second,
                bars("HEIKIN", "chart=heikin-ashi&from=2024-03-14").get("bars").get(0),
                "it does not depend on where the showing begins");
        assertFalse(bars("HEIKIN", "chart=candlesticks").hasNonNull("chart"));
    }

    @Test
    void longerBarsAreAdjustedBeforeTheyArePutTogether() {
        importText(
                "HALVED",
                """
                date,open,high,low,close,volume,split
                2024-03-11,100,102,98,100,10,
                2024-03-12,100,104,99,102,10,
                2024-03-13,51,52,50,51,20,2
                2024-03-14,51,53,50,52,20,
                2024-03-15,52,54,51,53,20,
                """);
        JsonNode week = bars("HALVED", "timeframe=1wk&adjust=split").get("bars").get(0);
        assertEquals(50, week.get("open").asDouble());
        assertEquals(54, week.get("high").asDouble());
        assertEquals(49, week.get("low").asDouble());
        assertEquals(100, week.get("volume").asDouble());
        JsonNode raw = bars("HALVED", "timeframe=1wk").get("bars").get(0);
        assertEquals(104, raw.get("high").asDouble());
    }
}
