package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.cli.TestProgram;
import bellwether.market.bars.PackedHistory;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Survivorship;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Ticker;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is stated about symbols, and the names that they had before.
final class SymbolsTest extends MarketTestCase {
    private static final String TWO_DAYS =
            "date,open,high,low,close,volume\n2022-06-07,1,2,1,2,5\n2022-06-08,2,3,2,3,5\n";

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

    private static Call call() {
        return Call.to(server.port());
    }

    private static Call.Answer put(String ticker, String json) {
        return call().header("Content-Type", "application/json")
                .send("PUT", "/api/v1/stocks/" + ticker, BodyPublishers.ofString(json));
    }

    private static Call.Answer rename(String from, String to, String on) {
        return call().post(
                        "/api/v1/stocks/%s/renames".formatted(from),
                        "{\"to\":\"%s\",\"renamed_on\":\"%s\"}".formatted(to, on));
    }

    private static Call.Answer load(String csv) {
        return call().header("Content-Type", "text/csv").postAs("/api/v1/stocks", csv);
    }

    @ParameterizedTest
    @CsvSource({"XTKS, XTKS", "NSE, XNSE", "NASDAQ, XNAS", "NOWHERE, XXXX", "'', XNYS"})
    void sessionsAreThoseOfTheStatedExchange(String stated, String mic) {
        String ticker = "S-AT" + stated;
        importText(ticker, TWO_DAYS);
        if (!stated.isEmpty()) {
            Call.Answer put = put(ticker, "{\"exchange\":\"%s\"}".formatted(stated));
            assertEquals(200, put.status(), put.body());
        }
        assertEquals(mic, market.calendar(ticker).exchange().mic());
        assertEquals(Map.of(ticker, market.calendar(ticker)), market.calendars(List.of(ticker)));
        PackedHistory packed = market.packed(List.of(ticker), Timeframe.DAY).getFirst();
        assertEquals(market.calendar(ticker), market.calendar(packed));
    }

    @Test
    void factsAreStatedShownAndFound() {
        importText("S-FACTS", TWO_DAYS);
        Call.Answer put =
                put(
                        "s-facts",
                        """
                        {"name":"Facts Inc","sector":"Utilities","currency":"USD","exchange":"xnys",
                         "listed":"1999-01-04","delisted":"2024-05-01"}
                        """);
        assertEquals(200, put.status(), put.body());
        JsonNode stock = call().get("/api/v1/stocks/S-FACTS").json();
        assertEquals(put.json(), stock);
        assertEquals("Facts Inc", stock.get("name").asText());
        assertEquals("XNYS", stock.get("exchange").asText());
        assertEquals("2024-05-01", stock.get("delisted").asText());
        assertFalse(stock.hasNonNull("asked_as"));
        assertEquals(1, stock.get("data_version").asInt(), "the bars have not changed");
        for (String query : List.of("sector=utilities", "exchange=Xnys", "search=facts%20inc")) {
            JsonNode found = call().get("/api/v1/stocks?" + query).json().get("items");
            assertEquals(1, found.size(), query);
            assertEquals("S-FACTS", found.get(0).get("ticker").asText());
        }
        assertEquals(422, call().get("/api/v1/stocks?sector=util").status());
        assertEquals(200, put("S-FACTS", "{\"name\":\"Facts\"}").status());
        stock = call().get("/api/v1/stocks/S-FACTS").json();
        assertTrue(stock.get("sector").isNull(), "what is absent is unknown from then on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"listed\":\"1999-13-04\"}                              | /listed   | must be a date",
                "{\"listed\":\"2020-01-02\",\"delisted\":\"2019-01-02\"}  | /delisted | not be before listed",
                "{\"currency\":\"US Dollar\"}                             | /currency | 3 to 5 letters",
                "{\"exchange\":\"\"}                                      | /exchange | must be an exchange",
                "{\"name\":\" \"}                                         | /name     | not blank",
                "{\"sektor\":\"Utilities\"}                               | /sektor   | sector"
            })
    void wrongFactsAreNamed(String json, String pointer, String words) {
        importText("S-WRONG", TWO_DAYS);
        Call.Answer answer = put("S-WRONG", json);
        assertEquals(422, answer.status(), answer.body());
        JsonNode error = answer.json().get("errors").get(0);
        assertEquals(pointer, error.get("pointer").asText());
        assertTrue(error.get("detail").asText().contains(words), error.toString());
    }

    @Test
    void aRenamedSymbolIsOneSeriesUnderBothNames() {
        importText("S-OLD", TWO_DAYS);
        Call.Answer before = call().get("/api/v1/stocks/S-OLD/bars");
        Call.Answer renamed = rename("S-OLD", "s-new", "2022-06-09");
        assertEquals(201, renamed.status(), renamed.body());
        assertEquals("/api/v1/stocks/S-NEW", renamed.header("Location"));
        assertEquals(200, rename("S-OLD", "S-NEW", "2022-06-09").status(), "the same again");
        importText("S-NEW", "date,open,high,low,close\n2022-06-09,3,4,3,4\n");

        JsonNode old = call().get("/api/v1/stocks/S-OLD").json();
        assertEquals("S-NEW", old.get("ticker").asText());
        assertEquals("S-OLD", old.get("asked_as").asText());
        assertEquals("S-OLD", old.at("/former_names/0/ticker").asText());
        assertEquals("2022-06-09", old.at("/former_names/0/renamed_on").asText());
        assertEquals(3, old.get("bars").asInt());
        assertFalse(call().get("/api/v1/stocks/S-NEW").json().hasNonNull("asked_as"));
        assertEquals(
                "S-NEW",
                call().get("/api/v1/stocks?search=s-old").json().at("/items/0/ticker").asText());

        JsonNode bars = call().get("/api/v1/stocks/S-OLD/bars").json();
        assertEquals("S-NEW", bars.get("ticker").asText());
        assertEquals("S-OLD", bars.get("asked_as").asText());
        assertEquals(3, bars.get("bars").size());
        assertEquals(
                "S-OLD",
                call().get("/api/v1/stocks/S-OLD/actions").json().get("asked_as").asText());
        assertNotEquals(
                before.header("ETag"), call().get("/api/v1/stocks/S-OLD/bars").header("ETag"));

        assertEquals(3, history("S-OLD").orElseThrow().bars().size());
        assertEquals("S-NEW", history("S-OLD").orElseThrow().ticker());
        assertEquals(2, market.load(List.of("S-OLD", "S-NEW"), Timeframe.DAY).size());
        assertEquals(List.of("S-NEW", "S-OLD"), market.symbols().names(new Ticker("S-OLD")));
    }

    @Test
    void pagesAskedForByAFormerNameGoOnUnderIt() {
        importText("S-PAGED", TWO_DAYS);
        assertEquals(201, rename("S-PAGED", "S-PAGED2", "2022-06-09").status());
        Call.Answer first = call().get("/api/v1/stocks/S-PAGED/bars?limit=1");
        String next = first.header("Link").replaceFirst("<(.*)>; rel=\"next\"", "$1");
        assertEquals("2022-06-08", call().get(next).json().at("/bars/0/date").asText(), next);
    }

    @Test
    void aRenameDoesNotMoveTheVersionOfTheBars() {
        importText("S-STILL", TWO_DAYS);
        long version = history("S-STILL").orElseThrow().dataVersion();
        assertEquals(201, rename("S-STILL", "S-STILL2", "2022-06-09").status());
        assertEquals(version, history("S-STILL2").orElseThrow().dataVersion());
    }

    @Test
    void rowsUnderAFormerNameGoToTheSymbolAndLaterOnesAreRefused() {
        importText("S-FB", TWO_DAYS);
        assertEquals(201, rename("S-FB", "S-META", "2022-06-09").status());
        ImportReport report =
                importText(
                        "S-FB",
                        "date,open,high,low,close\n2022-06-06,1,1,1,1\n2022-06-09,9,9,9,9\n");
        assertEquals(1, report.counts().inserted());
        assertEquals(1, report.counts().rejectedByReason().get(RejectReason.RENAMED_TICKER));
        assertEquals(3, report.counts().examples().getFirst().line());
        assertTrue(
                report.notes()
                        .contains(
                                "S-FB has been called S-META since 2022-06-09; its rows were stored there."),
                report.notes().toString());
        assertEquals(3, bars("S-META").size());
        assertFalse(market.symbols().tickers().contains("S-FB"), "no second symbol was made");
        ImportReport none = importText("S-FB", "date,open,high,low,close\n2022-06-10,9,9,9,9\n");
        assertEquals(0, none.counts().accepted());
        assertEquals(0, none.content().symbols());
    }

    @Test
    void aFileWithBothNamesBecomesOneSeries() {
        importText("S-ONE", TWO_DAYS);
        assertEquals(201, rename("S-ONE", "S-TWO", "2022-06-09").status());
        ImportReport report =
                importText(
                        "",
                        """
                        ticker,date,open,high,low,close
                        S-ONE,2022-06-06,1,1,1,1
                        S-TWO,2022-06-09,4,4,4,4
                        S-TWO,2022-06-10,5,5,5,5
                        """);
        assertEquals(3, report.counts().inserted());
        assertEquals(5, bars("S-TWO").size());
    }

    @Test
    void aNameThatIsTakenOrLeadsBackIsRefusedByName() {
        importText("S-A", TWO_DAYS);
        importText("S-TAKEN", TWO_DAYS);
        put("S-TAKEN", "{\"name\":\"Taken Ltd\"}");
        assertConflict(
                rename("S-A", "S-TAKEN", "2022-06-09"),
                "ticker_taken",
                "S-TAKEN is another symbol (Taken Ltd).");
        assertEquals(201, rename("S-A", "S-B", "2022-06-09").status());
        assertEquals(201, rename("S-B", "S-C", "2023-06-09").status());
        assertConflict(rename("S-C", "S-A", "2024-01-02"), "rename_cycle", "was called S-A");
        assertConflict(
                rename("S-TAKEN", "S-B", "2024-01-02"),
                "ticker_taken",
                "S-B is a former name of another symbol, S-C.");
        assertConflict(
                rename("S-A", "S-X", "2024-01-02"),
                "renamed_already",
                "S-A was renamed to S-B on 2022-06-09; the symbol is called S-C now.");
        assertEquals(List.of("S-C", "S-A", "S-B"), market.symbols().names(new Ticker("S-A")));
    }

    private static void assertConflict(Call.Answer answer, String code, String words) {
        assertEquals(409, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
        assertTrue(answer.json().get("detail").asText().contains(words), answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S-D     | 2023-06-09 | /to | must differ",
                "S-E     | 2022-06-09 | /renamed_on | must be after 2022-06-09, when it was called S-D",
                "S-E     | 2026-03-05 | /renamed_on | not be in the future",
                "S-E     | yesterday  | /renamed_on | must be a date",
                "a b     | 2023-06-09 | /to | must be a ticker"
            })
    void aWrongRenameIsNamed(String to, String on, String pointer, String words) {
        if (history("S-D").isEmpty()) {
            importText("S-D0", TWO_DAYS);
            assertEquals(201, rename("S-D0", "S-D", "2022-06-09").status());
        }
        Call.Answer answer = rename("S-D", to, on);
        assertEquals(422, answer.status(), answer.body());
        JsonNode error = answer.json().get("errors").get(0);
        assertEquals(pointer, error.get("pointer").asText());
        assertTrue(error.get("detail").asText().contains(words), error.toString());
    }

    @Test
    void aSymbolThatIsNotThereIsNotFound() {
        importText("S-THERE", TWO_DAYS);
        for (Call.Answer answer :
                List.of(put("S-THARE", "{}"), rename("S-THARE", "S-Y", "2022-06-09"))) {
            assertEquals(404, answer.status(), answer.body());
            assertTrue(answer.body().contains("Did you mean S-THERE?"), answer.body());
        }
    }

    @Test
    void aTableOfSymbolsChangesWhatItTells() {
        importText("S-T1", TWO_DAYS);
        importText("S-T2", TWO_DAYS);
        put("S-T1", "{\"currency\":\"EUR\",\"name\":\"Before\"}");
        Call.Answer answer =
                load(
                        """
                        symbol;Security;GICS Sector;ipoDate;delistingDate;Date added
                        S-T1;After AG;Energy;2001-02-03;null;1999-01-01
                        S-T2;;Energy;03-FEB-2001;2001-02-02;
                        S-T3;Nobody;Energy;;;
                        a b;Nobody;Energy;;;
                        """);
        assertEquals(200, answer.status(), answer.body());
        JsonNode report = answer.json();
        assertEquals(4, report.get("rows").asInt());
        assertEquals(1, report.get("changed").asInt());
        assertEquals("S-T3", report.at("/unknown_examples/0").asText());
        assertEquals(2, report.get("rejected").asInt());
        assertEquals("[\"Date added\"]", report.get("ignored").toString());
        JsonNode stock = call().get("/api/v1/stocks/S-T1").json();
        assertEquals("After AG", stock.get("name").asText());
        assertEquals("EUR", stock.get("currency").asText(), "a table without it leaves it");
        assertEquals("2001-02-03", stock.get("listed").asText());
        assertTrue(stock.get("delisted").isNull());
        assertFalse(market.symbols().tickers().contains("S-T3"));
        assertEquals(1, load("ticker,name\nS-T1,After AG\n").json().get("unchanged").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,open,close     | no_symbol_table",
                "symbol              | no_symbol_table",
                "%PDF-1.4            | not_text"
            })
    void whatIsNoTableOfSymbolsIsRefused(String text, String code) {
        Call.Answer answer = load(text + "\nx,y,z\n");
        assertTrue(answer.status() == 422 || answer.status() == 400, answer.body());
        assertEquals(code, answer.json().get("code").asText().replace("not_prices", "not_text"));
    }

    @Test
    void aTableThatIsNotSentAsOneIsRefused() {
        assertEquals(415, call().post("/api/v1/stocks", "{}").status());
    }

    @Test
    void theConstituentsOfAnIndexCanBeLoadedByCommand(@TempDir Path folder) throws IOException {
        importText("MMM", TWO_DAYS);
        importText("AOS", TWO_DAYS);
        TestProgram command = TestProgram.of(prices());
        Path file = SharedData.require("prices/sp500_constituents_latest.csv");
        assertEquals(0, command.run("import", "--symbols", "--dry-run", file.toString()));
        assertTrue(call().get("/api/v1/stocks/MMM").json().get("sector").isNull());
        assertEquals(0, command.run("import", "--symbols", file.toString()));
        assertTrue(command.printed().contains("2 changed"));
        assertEquals("Industrials", call().get("/api/v1/stocks/MMM").json().get("sector").asText());
        assertTrue(
                call().get("/api/v1/stocks/MMM").json().get("listed").isNull(),
                "when it joined an index is not when it was listed");
        assertEquals(2, command.run("import", "--symbols", "--ticker=X", file.toString()));
        Path wrong = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n");
        assertEquals(1, command.run("import", "--symbols", wrong.toString()));
    }

    @Test
    void survivorsAreCalledSo() {
        LocalDate day = LocalDate.of(2024, 6, 1);
        assertEquals(null, Survivorship.of(new SymbolDao.Survival(3, 0, 2)).survivorsOnly());
        assertEquals(true, Survivorship.of(new SymbolDao.Survival(3, 0, 0)).survivorsOnly());
        assertEquals(false, Survivorship.of(new SymbolDao.Survival(3, 1, 2)).survivorsOnly());
        importText("S-GONE", TWO_DAYS);
        List<String> gone = List.of("S-GONE");
        assertEquals(0, market.symbols().survivorship(gone, day).delisted());
        put("S-GONE", "{\"delisted\":\"2024-06-01\"}");
        assertEquals(1, market.symbols().survivorship(gone, day).delisted());
        assertEquals(0, market.symbols().survivorship(gone, day.minusDays(1)).delisted());
        assertEquals(1, market.symbols().survivorship(gone, day).symbols());
    }
}
