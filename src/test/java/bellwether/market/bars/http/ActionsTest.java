package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Split;
import bellwether.market.bars.SuspectedSplit;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.ImportReport;
import bellwether.market.imports.Imports;
import bellwether.market.imports.MarketTestCase;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Audit;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Splits and dividends: on record, suspected, and in adjusted views.
final class ActionsTest extends MarketTestCase {
    private static HttpServer server;
    private static Jobs jobs;

    @BeforeAll
    static void serve() {
        InstantSource clock = InstantSource.fixed(NOW);
        jobs = new Jobs(database.jdbi(), database.jdbi(), List.of(), JobSettings.of(0), clock);
        Imports imports =
                new Imports(database.jdbi(), market, jobs, new BodyParser(), Audit.NONE, clock);
        server =
                HttpServer.start("127.0.0.1", 0, clock, List.of(market, market.symbols(), imports));
    }

    @AfterAll
    static void stop() {
        server.close();
        jobs.close();
    }

    /// The real splits, as the exchange announced them; nothing else is suspected in seven years.
    @ParameterizedTest
    @CsvSource({
        "nse-RELIANCE.csv, RELIANCE.NS, 2017-09-07",
        "nse-TCS.csv,      TCS.NS,      2018-05-31",
        "nse-INFY.csv,     INFY.NS,     2015-06-15 2018-09-04"
    })
    void realSplitsAreSuspectedAndContinuousOnceRecorded(String file, String ticker, String dates)
            throws IOException {
        prices().importFile(
                        SharedData.require("prices/messy/" + file), ImportOptions.NONE, _ -> {});
        Bars raw = bars(ticker);
        List<SuspectedSplit> suspected = SuspectedSplit.among(raw);
        assertEquals(
                List.of(dates.split(" ", -1)),
                suspected.stream().map(split -> split.date().toString()).toList());
        suspected.forEach(split -> assertEquals("2:1", split.ratio()));
        double before = worstMove(raw);
        assertTrue(before > 0.6, "a halving is a move of 0.69: " + before);
        long version = history(ticker).orElseThrow().dataVersion();
        for (SuspectedSplit split : suspected) {
            assertEquals(201, split(ticker, split.date().toString(), 2, 1).status());
        }
        History adjusted = history(ticker).orElseThrow();
        assertEquals(version + suspected.size(), adjusted.dataVersion());
        assertEquals(List.of(), SuspectedSplit.among(adjusted.bars()));
        assertTrue(worstMove(adjusted.bars()) < 0.25, "no move is left but real ones");
        int first = index(raw, suspected.getFirst().date());
        assertTrue(widestRange(adjusted.bars(), first) < 0.15, "true ranges are not inflated");
        assertTrue(widestRange(raw, first) > 0.4, "as those of raw prices are");
        assertEquals(raw.volume()[0] * Math.pow(2, suspected.size()), adjusted.bars().volume()[0]);
        assertEquals(raw.close()[raw.size() - 1], adjusted.bars().close()[raw.size() - 1]);
        assertArrayEquals(
                raw.close(),
                market.loadRaw(List.of(ticker), Timeframe.DAY).getFirst().bars().close());
        ImportReport again =
                prices().importFile(
                                SharedData.require("prices/messy/" + file),
                                ImportOptions.NONE,
                                _ -> {});
        assertEquals(raw.size(), again.counts().unchanged());
        assertEquals(adjusted.dataVersion(), history(ticker).orElseThrow().dataVersion());
    }

    /// Bad news, a bad price for a day, a spin-off: jumps, but none near a small ratio for long.
    @Test
    void otherJumpsOfRealPricesAreNotTakenForSplits() throws IOException {
        prices().importFile(
                        SharedData.require("prices/sp500-5yr.csv.gz"), ImportOptions.NONE, _ -> {});
        List<String> found =
                market.load(market.symbols().tickers(), Timeframe.DAY).stream()
                        .filter(history -> !history.ticker().startsWith("NSE"))
                        .flatMap(history ->
                                SuspectedSplit.among(history.bars()).stream()
                                        .map(s ->
                                                history.ticker()
                                                        + " "
                                                        + s.date()
                                                        + " "
                                                        + s.ratio()))
                        .filter(line -> !line.startsWith("T-"))
                        .toList();
        assertEquals(List.of("DISCA 2014-08-07 2:1", "DISCK 2014-08-07 2:1"), found);
    }

    @Test
    void viewsAreComputedOnReading() {
        importText(
                "T-VIEWS",
                """
                date,open,high,low,close,volume
                2024-01-02,100,110,90,100,10
                2024-01-03,98,99,97,98,10
                2024-01-04,49,50,48,49,20
                """);
        assertEquals(201, split("T-VIEWS", "2024-01-04", 2, 1).status());
        assertEquals(
                201,
                post("T-VIEWS", "{'kind':'dividend','ex_date':'2024-01-03','amount':2}").status());
        assertCloses("T-VIEWS", "", 100, 98, 49);
        assertCloses("T-VIEWS", "?adjust=none", 100, 98, 49);
        assertCloses("T-VIEWS", "?adjust=split", 50, 49, 49);
        assertCloses("T-VIEWS", "?adjust=total", 49, 49, 49);
        assertCloses("T-VIEWS", "?adjust=total&to=2024-01-02", 49);
        JsonNode bar = get("T-VIEWS/bars?adjust=split").get("bars").get(0);
        assertEquals(20, bar.get("volume").asDouble());
        assertEquals(55, bar.get("high").asDouble());
        assertEquals("split", get("T-VIEWS/bars?adjust=split").get("adjust").asText());
        assertEquals(
                422, Call.to(server.port()).get("/api/v1/stocks/T-VIEWS/bars?adjust=x").status());
    }

    /// Who gives prices that are adjusted already often tells of the split too.
    @Test
    void aSplitThatThePricesDoNotShowIsNotAppliedAgain() {
        importText(
                "T-ALREADY",
                "date,open,high,low,close,Stock Splits\n2024-01-02,10,11,9,10,0\n2024-01-03,10,11,9,10,4.0\n");
        assertArrayEquals(new double[] {10, 10}, bars("T-ALREADY").close());
        JsonNode action = get("T-ALREADY/actions").get("items").get(0);
        assertEquals(4, action.get("numerator").asInt());
        assertEquals(false, action.get("applied").asBoolean());
        assertEquals("a test", action.get("source").asText());
    }

    @Test
    void aSplitAfterTheNewestBarChangesNothingYet() {
        importText("T-LATER", "date,open,high,low,close\n2024-01-02,10,11,9,10\n");
        assertEquals(201, split("T-LATER", "2024-02-01", 2, 1).status());
        assertArrayEquals(new double[] {10}, bars("T-LATER").close());
    }

    @Test
    void reverseSplitsAndRatiosInWordsAreRead() {
        importText(
                "T-REVERSE",
                "date,open,high,low,close,split ratio\n2024-01-02,1,1,1,1,\n2024-01-03,15,15,15,15,1:15\n2024-01-04,15,15,15,15,junk\n");
        assertEquals(
                new Split(LocalDate.of(2024, 1, 3), 1.0 / 15, true).exDate(),
                history("T-REVERSE").orElseThrow().splits().getFirst().exDate());
        assertArrayEquals(new double[] {15, 15}, bars("T-REVERSE").close(), 1e-9);
        JsonNode action = get("T-REVERSE/actions").get("items").get(0);
        assertEquals(15, action.get("denominator").asInt());
    }

    @Test
    void theVersionMovesExactlyWhenActionsDo() {
        importText("T-MOVES", "date,open,high,low,close\n2024-01-02,10,11,9,10\n");
        assertEquals(1, version("T-MOVES"));
        assertEquals(201, split("T-MOVES", "2023-05-05", 3, 2).status());
        assertEquals(2, version("T-MOVES"));
        assertEquals(200, split("T-MOVES", "2023-05-05", 3, 2).status());
        assertEquals(2, version("T-MOVES"));
        assertEquals(
                "other_action_on_record",
                split("T-MOVES", "2023-05-05", 2, 1).json().get("code").asText());
        long id = get("T-MOVES/actions").get("items").get(0).get("id").asLong();
        assertEquals(204, delete("T-MOVES", id).status());
        assertEquals(3, version("T-MOVES"));
        assertEquals(404, delete("T-MOVES", id).status());
        assertEquals(3, version("T-MOVES"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'merger','ex_date':'2024-01-02'}                                    | /kind",
                "{'kind':'split','ex_date':'2024-13-02','numerator':2,'denominator':1}       | /ex_date",
                "{'kind':'split','ex_date':'2024-01-02','numerator':2}                       | /denominator",
                "{'kind':'split','ex_date':'2024-01-02','numerator':2,'denominator':2}       | /numerator",
                "{'kind':'split','ex_date':'2024-01-02','numerator':-2,'denominator':1}      | /numerator",
                "{'kind':'split','ex_date':'2024-01-02','numerator':2,'denominator':1,'amount':1} | /amount",
                "{'kind':'dividend','ex_date':'2024-01-02','amount':0}                       | /amount",
                "{'kind':'dividend','ex_date':'2024-01-02'}                                  | /amount",
                "{'ex_date':'2024-01-02','amount':1}                                         | /kind"
            })
    void aWrongActionIsNamed(String body, String pointer) {
        importText("T-WRONG", "date,open,high,low,close\n2024-01-02,10,11,9,10\n");
        Call.Answer answer = post("T-WRONG", body);
        assertEquals(422, answer.status(), answer.body());
        assertEquals(
                pointer, answer.json().get("errors").get(0).get("pointer").asText(), answer.body());
        assertEquals(1, version("T-WRONG"));
    }

    @Test
    void anUnknownSymbolIsProposedAnother() {
        importText("T-KNOWN", "date,open,high,low,close\n2024-01-02,10,11,9,10\n");
        Call.Answer answer = split("T-KNOWM", "2024-01-02", 2, 1);
        assertEquals(404, answer.status());
        assertTrue(answer.body().contains("Did you mean T-KNOWN?"), answer.body());
    }

    private static double worstMove(Bars bars) {
        double worst = 0;
        for (int i = 1; i < bars.size(); i++) {
            worst = Math.max(worst, Math.abs(Math.log(bars.close()[i] / bars.close()[i - 1])));
        }
        return worst;
    }

    /// The widest true range of the two weeks around a day, as a share of the price.
    private static double widestRange(Bars bars, int place) {
        double widest = 0;
        for (int i = place - 7; i < place + 7; i++) {
            double high = Math.max(bars.high()[i], bars.close()[i - 1]);
            double low = Math.min(bars.low()[i], bars.close()[i - 1]);
            widest = Math.max(widest, (high - low) / bars.close()[i - 1]);
        }
        return widest;
    }

    private static int index(Bars bars, LocalDate date) {
        return Arrays.binarySearch(
                bars.time(), 0, bars.size(), date.toEpochDay() * Timeframe.SECONDS_PER_DAY);
    }

    private static void assertCloses(String ticker, String query, double... closes) {
        List<Double> found =
                get(ticker + "/bars" + query).get("bars").findValues("close").stream()
                        .map(JsonNode::asDouble)
                        .toList();
        assertArrayEquals(
                closes, found.stream().mapToDouble(Double::doubleValue).toArray(), 1e-12, query);
    }

    private static long version(String ticker) {
        return get(ticker).get("data_version").asLong();
    }

    private static JsonNode get(String path) {
        return Call.to(server.port()).get("/api/v1/stocks/" + path).json();
    }

    private static Call.Answer split(String ticker, String date, int numerator, int denominator) {
        return post(
                ticker,
                "{'kind':'split','ex_date':'%s','numerator':%d,'denominator':%d}"
                        .formatted(date, numerator, denominator));
    }

    private static Call.Answer post(String ticker, String body) {
        return Call.to(server.port()).post("/api/v1/stocks/" + ticker + "/actions", body);
    }

    private static Call.Answer delete(String ticker, long id) {
        return Call.to(server.port())
                .send(
                        "DELETE",
                        "/api/v1/stocks/" + ticker + "/actions/" + id,
                        BodyPublishers.noBody());
    }
}
