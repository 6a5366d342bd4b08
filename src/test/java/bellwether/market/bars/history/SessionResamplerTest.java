package bellwether.market.bars.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.ResampledHistory;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days and longer bars of symbols of which only bars within the day are stored. What is expected
/// of the real files was summed up by another program, row by row.
final class SessionResamplerTest {
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

    private static Call.Answer get(String ticker, String query) {
        Call.Answer answer =
                Call.to(server.port()).get("/api/v1/stocks/%s/bars?%s".formatted(ticker, query));
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    private static JsonNode bars(String ticker, String query) {
        return get(ticker, "limit=5000&" + query).json().get("bars");
    }

    private static void importText(String ticker, String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        ImportReport report =
                new Importer(new RetriedTransactions(database.jdbi()), () -> now)
                        .run(
                                () -> new ByteArrayInputStream(bytes),
                                new ImportOrder(
                                        Ticker.of(ticker),
                                        "upload",
                                        SourceName.real("a test"),
                                        false));
        assertEquals(0, report.counts().rejected(), () -> report.counts().examples().toString());
    }

    /// Bars of one length, each of one price, by the exchange's clock.
    ///
    /// @param bars such as `09:30 10`
    private static String rows(String day, String... bars) {
        StringBuilder csv = new StringBuilder();
        for (String bar : bars) {
            String price = bar.substring(6);
            csv.append(
                    "%s %s,%s,%s,%s,%s,1\n"
                            .formatted(day, bar.substring(0, 5), price, price, price, price));
        }
        return csv.toString();
    }

    private static void importFile(String file, String ticker) throws IOException {
        new PriceImport(database.jdbi(), () -> now)
                .importFile(
                        SharedData.require("prices/messy/" + file),
                        new ImportOptions(
                                Ticker.of(ticker),
                                Optional.empty(),
                                false,
                                Optional.of(ZoneId.of("UTC")),
                                Optional.empty()),
                        _ -> {});
    }

    private static String shown(JsonNode bar) {
        return "%s %s %s %s %s %s%s"
                .formatted(
                        bar.get("date").asText(),
                        bar.get("open"),
                        bar.get("high"),
                        bar.get("low"),
                        bar.get("close"),
                        bar.get("volume"),
                        bar.path("partial").asBoolean() ? " partial" : "");
    }

    private static List<String> shown(String ticker, String query) {
        List<String> shown = new ArrayList<>();
        bars(ticker, query).forEach(bar -> shown.add(shown(bar)));
        return shown;
    }

    private static void assertSums(JsonNode bars, double... expected) {
        String[] fields = {"open", "high", "low", "close", "volume"};
        for (int i = 0; i < fields.length; i++) {
            double sum = 0;
            for (JsonNode bar : bars) {
                sum += bar.get(fields[i]).asDouble();
            }
            assertEquals(expected[i], sum, 1e-6, fields[i]);
        }
    }

    /// The file ends on Wednesday at 15:00, so neither that day nor its week is complete.
    @Test
    void hoursOfACurrencyBecomeDaysOfLondonAndWeeks() throws IOException {
        importFile("EURUSD-hourly.csv", "EURUSD=X");
        assertEquals("1h", get("EURUSD%3DX", "timeframe=1d").json().get("made_from").asText());
        JsonNode days = bars("EURUSD%3DX", "timeframe=1d");
        assertEquals(210, days.size());
        assertSums(days, 244.6485, 245.55859, 243.88951, 244.80664, 8_601_387);
        assertEquals("2017-04-19 1.0716 1.07299 1.07002 1.07154 16386", shown(days.get(0)));
        assertEquals("2018-02-06 1.23668 1.24346 1.23138 1.23806 131323", shown(days.get(209)));
        assertFalse(days.get(0).has("time"));
        assertEquals("EURUSD-hourly.csv", days.get(0).get("source").asText());
        JsonNode running = bars("EURUSD%3DX", "timeframe=1d&incomplete=true");
        assertEquals(
                "2018-02-07 1.23802 1.24064 1.22904 1.22904 46379 partial",
                shown(running.get(210)));
        JsonNode weeks = bars("EURUSD%3DX", "timeframe=1wk");
        assertEquals(42, weeks.size());
        assertSums(weeks, 48.83212, 49.27038, 48.53163, 48.99645, 8_369_946);
        assertEquals("1h", get("EURUSD%3DX", "timeframe=1mo").json().get("made_from").asText());
        assertEquals(10, bars("EURUSD%3DX", "timeframe=1mo").size());
    }

    @Test
    void hoursOfWhatAlwaysTradesBecomeDaysOfUtc() throws IOException {
        importFile("EURUSD-hourly.csv", "ABC-USD");
        JsonNode days = bars("ABC-USD", "timeframe=1d");
        assertEquals(250, days.size());
        assertSums(days, 291.25214, 292.21878, 290.46267, 291.41165, 8_688_030);
    }

    @Test
    void minutesOfASessionBecomeItsDayWithoutTheRowAtTheClose() throws IOException {
        new PriceImport(database.jdbi(), () -> now)
                .importFile(
                        SharedData.require("prices/messy/intraday-SP500-20191106.csv"),
                        new ImportOptions(Ticker.of("^GSPC"), Optional.empty(), false),
                        _ -> {});
        assertEquals(
                List.of("2019-11-06 3075.1 3078.34 3065.89 3076.75 null"),
                shown("%5EGSPC", "timeframe=1d"));
        assertEquals(List.of(), shown("%5EGSPC", "timeframe=1wk"));
        assertEquals(1, shown("%5EGSPC", "timeframe=1wk&incomplete=true").size());
    }

    @Test
    void onlyTheRegularSessionCounts() {
        importText(
                "MPRE",
                HEADER
                        + rows("2024-03-14", "08:00 1", "09:00 2", "10:00 10", "11:00 12")
                        + rows("2024-03-14", "12:00 9", "15:00 11", "16:00 99", "17:00 98")
                        + rows("2024-03-15", "10:00 13", "11:00 14", "12:00 13", "15:00 15")
                        + rows("2024-03-16", "15:00 77"));
        assertEquals(
                List.of("2024-03-14 10 12 9 11 4", "2024-03-15 13 15 13 15 4"),
                shown("MPRE", "timeframe=1d"),
                "without trades before the open, across it, after the close, and of a Saturday");
        assertEquals("a test", bars("MPRE", "timeframe=1wk").get(0).get("source").asText());
    }

    @Test
    void aBarAcrossTheOpenIsTheSessionsWhereNothingLiesBefore() {
        importText(
                "MOPEN",
                HEADER
                        + rows("2024-03-14", "09:00 8", "10:00 10", "11:00 12", "15:00 11")
                        + rows("2024-03-15", "08:00 7", "09:00 8", "10:00 10", "15:00 11"));
        assertEquals(
                List.of("2024-03-14 8 12 8 11 4", "2024-03-15 10 11 10 11 2"),
                shown("MOPEN", "timeframe=1d"));
    }

    @Test
    void theNewestDayIsCompleteOnceABarReachesItsClose() {
        importText(
                "MCUT",
                HEADER
                        + rows("2024-03-14", "10:00 8", "11:00 9")
                        + rows("2024-03-15", "10:00 10", "11:00 12", "12:00 11"));
        assertEquals(List.of("2024-03-14 8 9 8 9 2"), shown("MCUT", "timeframe=1d"));
        assertEquals(
                "2024-03-15 10 12 10 11 3 partial",
                shown("MCUT", "timeframe=1d&incomplete=true").getLast());
        importText("MCUT", HEADER + rows("2024-03-15", "14:00 10", "15:00 9.5"));
        assertEquals("2024-03-15 10 12 9.5 9.5 5", shown("MCUT", "timeframe=1d").getLast());
        assertEquals(1, bars("MCUT", "timeframe=1wk").size());
    }

    @Test
    void aSpanKnowsOfTheBarsBehindIt() {
        importText(
                "MLATE",
                HEADER
                        + rows("2024-03-14", "10:00 8", "11:00 9")
                        + rows("2024-03-20", "10:00 10", "11:00 12", "12:00 11"));
        String day = "timeframe=1d&incomplete=true&from=2024-03-14&to=2024-03-14";
        assertEquals(
                List.of("2024-03-14 8 9 8 9 2"),
                shown("MLATE", day),
                "no bar reaches its close, but later ones show that nothing is missing");
        assertEquals(
                List.of("2024-03-14 8 9 8 9 2"),
                shown("MLATE", day + "&adjust=total&chart=candles"));
    }

    @Test
    void whereTheExchangeIsNotKnownEveryDayOfUtcCounts() {
        importText(
                "M-ODD.QQQ",
                (HEADER
                                + rows("2024-03-15", "00:00 8", "12:00 9", "23:00 7")
                                + rows("2024-03-16", "01:00 8", "02:00 9", "23:00 7"))
                        .replaceAll("(\\d\\d:\\d\\d)", "$1Z"));
        assertEquals(
                List.of("2024-03-15 8 9 7 7 3", "2024-03-16 8 9 7 7 3"),
                shown("M-ODD.QQQ", "timeframe=1d"));
    }

    @Test
    void wholeExportsHaveTheSameDays() throws IOException {
        importFile("EURUSD-hourly.csv", "EURUSD=X");
        JsonNode whole =
                Call.to(server.port())
                        .get("/api/v1/bars?tickers=EURUSD%3DX&timeframe=1d")
                        .json()
                        .at("/symbols/0");
        assertEquals("1h", whole.get("made_from").asText());
        List<String> days = new ArrayList<>();
        whole.get("bars").forEach(bar -> days.add(shown(bar)));
        assertEquals(shown("EURUSD%3DX", "timeframe=1d"), days);
    }

    @Test
    void todayIsNoDayYet() {
        now = Instant.parse("2026-03-02T21:00:00Z");
        importText("MNOW", HEADER + rows("2026-03-02", "13:00 8", "14:00 8", "15:00 9"));
        now = Instant.parse("2026-03-02T20:59:00Z");
        assertEquals(List.of(), shown("MNOW", "timeframe=1d"));
        assertEquals(1, shown("MNOW", "timeframe=1d&incomplete=true").size());
        assertEquals(0, market.finished(List.of("MNOW"), Timeframe.DAY).getFirst().bars().size());
        assertEquals(
                1, market.running(new Ticker("MNOW"), Timeframe.DAY).orElseThrow().bars().size());
        now = Instant.parse("2026-03-02T21:00:00Z");
        assertEquals(1, shown("MNOW", "timeframe=1d").size());
    }

    @Test
    void aHalfDayEndsEarly() {
        importText(
                "MHALF",
                HEADER
                        + rows(
                                "2024-11-29",
                                "09:30 8",
                                "10:00 8",
                                "11:00 8",
                                "12:00 9",
                                "13:00 99"));
        assertEquals(List.of("2024-11-29 8 9 8 9 4"), shown("MHALF", "timeframe=1d"));
    }

    @Test
    void aDayOfSydneyIsItsOwnThoughUtcIsADayBehind() {
        importText(
                "M-DAY.AX",
                HEADER
                        + rows("2024-01-15", "10:00 5", "11:00 5", "15:00 6")
                        + rows("2024-01-16", "10:00 8", "11:00 8", "15:00 9"));
        assertEquals(
                List.of("2024-01-16 8 9 8 9 3"),
                shown("M-DAY.AX", "timeframe=1d&from=2024-01-16&to=2024-01-16"));
    }

    @Test
    void daysThatAreStoredAreGivenAsTheyAre() {
        importText("MBOTH", HEADER + rows("2024-03-14", "10:00 8", "11:00 9", "15:00 9"));
        importText("MBOTH", HEADER + "2024-03-13,1,2,1,2,5\n");
        JsonNode answer = get("MBOTH", "timeframe=1d").json();
        assertFalse(answer.hasNonNull("made_from"));
        assertEquals(1, answer.get("bars").size());
        assertEquals("1d", get("MBOTH", "timeframe=1wk").json().get("made_from").asText());
        assertEquals(List.of(), market.madeDays(List.of("MBOTH")));
    }

    @ParameterizedTest
    @CsvSource({"2024-03-13, 1h", "2024-03-14, 1m"})
    void whatReachesBackFurthestIsUsedAndElseTheFinest(String day, String base) {
        String ticker = base.equals("1h") ? "MHOUR" : "MMIN";
        importText(ticker, HEADER + rows(day, "10:00 8", "11:00 9", "15:00 9"));
        importText(
                ticker,
                HEADER
                        + rows("2024-03-14", "10:00 8", "10:01 9", "10:02 7")
                        + rows("2024-03-14", "15:58 9", "15:59 6"));
        assertEquals(base, get(ticker, "timeframe=1d").json().get("made_from").asText());
    }

    @Test
    void pagesOfPutTogetherBarsJoinWithoutGapOrRepeat() throws IOException {
        importFile("EURUSD-hourly.csv", "EURUSD=X");
        for (String timeframe : List.of("1d", "1wk", "1mo")) {
            String span = "timeframe=%s&from=2017-06-14&to=2017-11-20".formatted(timeframe);
            List<String> paged = new ArrayList<>();
            String path = "/api/v1/stocks/EURUSD%3DX/bars?limit=7&" + span;
            while (!path.isEmpty()) {
                Call.Answer answer = Call.to(server.port()).get(path);
                answer.json().get("bars").forEach(bar -> paged.add(shown(bar)));
                String link = answer.header("Link");
                path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
            }
            assertEquals(shown("EURUSD%3DX", span), paged);
            List<String> whole = shown("EURUSD%3DX", "timeframe=" + timeframe);
            assertTrue(whole.containsAll(paged), "a span shows the very bars of the whole");
            assertFalse(paged.isEmpty());
        }
    }

    @Test
    void aSplitIsAdjustedForBeforeDaysAreMade() {
        importText(
                "MSPLT",
                HEADER
                        + rows("2024-03-14", "10:00 100", "11:00 102", "15:00 104")
                        + rows("2024-03-15", "10:00 52", "11:00 51", "15:00 53"));
        database.jdbi()
                .useHandle(handle ->
                        new ActionDao()
                                .merge(
                                        handle,
                                        history("MSPLT").symbolId(),
                                        List.of(
                                                CorporateAction.split(
                                                        java.time.LocalDate.parse("2024-03-15"),
                                                        java.math.BigDecimal.TWO,
                                                        java.math.BigDecimal.ONE)),
                                        "a test",
                                        now));
        assertEquals(52, history("MSPLT").bars().close()[0]);
        assertEquals(6, history("MSPLT").bars().volume()[0]);
        assertEquals(
                List.of("2024-03-14 50 52 50 52 6", "2024-03-15 52 53 51 53 3"),
                shown("MSPLT", "timeframe=1d&adjust=split"));
    }

    private static History history(String ticker) {
        return market.finished(List.of(ticker), Timeframe.DAY).getFirst();
    }

    @Test
    void allTimeframesCanBeHadOfMinutes() {
        importText("MALL", HEADER + rows("2024-03-14", "15:56 1", "15:57 1", "15:58 2", "15:59 3"));
        assertEquals(List.of(Timeframe.values()), market.timeframes(new Ticker("MALL")));
        ResampledHistory made = market.madeDays(List.of("MALL", "M-NOBODY")).getFirst();
        assertEquals(Optional.of(Timeframe.MINUTE), made.days().madeFrom());
        assertEquals(3, made.days().bars().close()[0]);
    }

    @Test
    void theOldestIsLeftOutWhereItsBeginningIs() {
        importText(
                "MCUTB",
                HEADER
                        + rows("2024-03-14", "10:00 8", "11:00 9", "15:00 9")
                        + rows("2024-03-15", "10:00 10", "11:00 12", "15:00 11"));
        assertEquals(List.of(8.0, 10.0), opensOfNewest(7));
        assertEquals(List.of(10.0), opensOfNewest(6));
    }

    /// Of the days that are made of so many bars, which are rounded up to whole blocks.
    private static List<Double> opensOfNewest(int bars) {
        return database
                .jdbi()
                .inTransaction(handle ->
                        new Histories(ticker -> market.calendar(ticker), bars)
                                .finished(handle, List.of("MCUTB"), Timeframe.DAY, now))
                .stream()
                .map(History::bars)
                .flatMap(days -> Arrays.stream(days.open(), 0, days.size()).boxed())
                .toList();
    }
}
