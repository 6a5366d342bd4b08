package bellwether.market.symbols.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.ImportReport;
import bellwether.market.imports.Imports;
import bellwether.market.imports.MarketTestCase;
import bellwether.market.symbols.RenameReversal;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.SymbolUse;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Audit;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Renames that are taken back, also while rows come in.
final class RenameReversalTest extends MarketTestCase {
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String TWO_DAYS = HEADER + "2022-06-07,1,2,1,2,5\n2022-06-08,2,3,2,3,5\n";
    private static final String NEXT_DAY = HEADER + "2022-06-09,3,4,3,4,5\n";

    private static final List<String> NOTED = Collections.synchronizedList(new ArrayList<>());

    private static HttpServer server;
    private static Jobs jobs;

    @BeforeAll
    static void serve() {
        InstantSource clock = InstantSource.fixed(NOW);
        jobs = new Jobs(database.jdbi(), database.jdbi(), List.of(), JobSettings.of(0), clock);
        Audit audit = (_, action, object, _) -> NOTED.add(action + " " + object);
        Imports imports =
                new Imports(database.jdbi(), market, jobs, new BodyParser(), audit, clock);
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

    private static void rename(String from, String to, String on) {
        Call.Answer answer =
                call().post(
                                "/api/v1/stocks/%s/renames".formatted(from),
                                "{\"to\":\"%s\",\"renamed_on\":\"%s\"}".formatted(to, on));
        assertEquals(201, answer.status(), answer.body());
    }

    private static Call.Answer takeBack(String ticker, String former) {
        return call().send(
                        "DELETE",
                        "/api/v1/stocks/%s/renames/%s".formatted(ticker, former),
                        BodyPublishers.noBody());
    }

    private static void assertRefused(int status, String code, String words, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
        assertTrue(answer.json().get("detail").asText().contains(words), answer.body());
    }

    @Test
    void theOldNameIsTheSymbolsAgainAndTheNewOneIsFree() {
        importText("U-OLD", TWO_DAYS);
        JsonNode before = call().get("/api/v1/stocks/U-OLD").json();
        rename("U-OLD", "U-NEW", "2022-06-09");
        Call.Answer back = takeBack("U-NEW", "u-old");
        assertEquals(200, back.status(), back.body());
        assertEquals(before, back.json(), "with the version of its bars");
        assertEquals(404, call().get("/api/v1/stocks/U-NEW").status());
        assertEquals(List.of("U-OLD"), market.symbols().names(new Ticker("U-OLD")));
        assertEquals("stock.rename.delete U-OLD U-NEW", NOTED.getLast());

        importText("U-OLD", NEXT_DAY);
        assertEquals(3, bars("U-OLD").size(), "rows under it are the symbol's on every day");
        importText("U-NEW", NEXT_DAY);
        assertEquals(1, bars("U-NEW").size(), "a symbol of its own");
    }

    @Test
    void theSameAgainChangesNothingAndIsNotNoted() {
        importText("U-A1", TWO_DAYS);
        rename("U-A1", "U-A2", "2022-06-09");
        assertEquals(200, takeBack("U-A1", "U-A1").status(), "by any name of the symbol");
        int noted = NOTED.size();
        assertEquals("U-A1", takeBack("U-A1", "U-A1").json().get("ticker").asText());
        assertRefused(404, "unknown_symbol", "Unknown symbol U-A2", takeBack("U-A2", "U-A1"));
        assertEquals(noted, NOTED.size());
        rename("U-A1", "U-A2", "2022-06-10");
        assertEquals("U-A2", history("U-A1").orElseThrow().ticker());
    }

    @Test
    void renamesAreTakenBackFromTheLastOn() {
        importText("U-B1", TWO_DAYS);
        rename("U-B1", "U-B2", "2022-06-09");
        rename("U-B2", "U-B3", "2023-06-09");
        assertRefused(
                409,
                "not_the_last_rename",
                "U-B1 was renamed on 2022-06-09, and the symbol again since, last on 2023-06-09 from U-B2 to U-B3",
                takeBack("U-B3", "U-B1"));
        assertEquals("U-B1", takeBack("U-B3", "U-B2").json().at("/former_names/0/ticker").asText());
        assertEquals(List.of("U-B2", "U-B1"), market.symbols().names(new Ticker("U-B1")));
        assertEquals(200, takeBack("U-B1", "U-B1").status());
        assertEquals(List.of("U-B1"), market.symbols().names(new Ticker("U-B1")));
    }

    @ParameterizedTest
    @CsvSource({"U-C2, U-C3", "U-C2, a b", "U-C2, U-OTHER"})
    void whatWasNeverRenamedIsNotFound(String ticker, String former) {
        if (history("U-C2").isEmpty()) {
            importText("U-OTHER", TWO_DAYS);
            importText("U-C1", TWO_DAYS);
            rename("U-C1", "U-C2", "2022-06-09");
        }
        assertRefused(
                404,
                "unknown_rename",
                "U-C2 was never called",
                takeBack(ticker, former.replace(" ", "%20")));
        assertRefused(404, "unknown_symbol", "Did you mean U-C2?", takeBack("U-CC2", "U-C1"));
        assertEquals(422, takeBack("U-C2", "U-C1?keep=true").status());
        assertEquals("U-C2", history("U-C1").orElseThrow().ticker());
    }

    @Test
    void barsSinceTheRenameStayOnlyWhenThatIsSaid() {
        importText("U-D1", TWO_DAYS);
        rename("U-D1", "U-D2", "2022-06-09");
        importText("U-D2", NEXT_DAY);
        assertRefused(
                409,
                "bars_since_rename",
                "From 2022-06-09 to 2022-06-09 there are bars, splits or dividends, which may have come in under the name U-D2.",
                takeBack("U-D2", "U-D1"));
        assertEquals(3, bars("U-D2").size());
        long version = history("U-D2").orElseThrow().dataVersion();
        assertEquals(200, takeBack("U-D2", "U-D1?keep_bars=true").status());
        assertEquals(3, bars("U-D1").size());
        assertEquals(version, history("U-D1").orElseThrow().dataVersion());
    }

    @Test
    void aSplitSinceTheRenameCountsAsABarDoes() {
        importText("U-E1", TWO_DAYS);
        rename("U-E1", "U-E2", "2022-06-08");
        assertRefused(409, "bars_since_rename", "to 2022-06-08", takeBack("U-E2", "U-E1"));
        importText("U-F1", TWO_DAYS);
        rename("U-F1", "U-F2", "2022-06-09");
        call().post(
                        "/api/v1/stocks/U-F2/actions",
                        "{\"kind\":\"dividend\",\"ex_date\":\"2022-06-10\",\"amount\":0.5}");
        assertRefused(409, "bars_since_rename", "to 2022-06-10", takeBack("U-F2", "U-F1"));
    }

    /// The import has read that U-G1 is called U-G2 now, and has not stored its rows yet.
    @Test
    void anImportUnderTheFormerNameThatGoesOnIsWaitedFor() throws Exception {
        importText("U-G1", TWO_DAYS);
        rename("U-G1", "U-G2", "2022-06-09");
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Handle importing = database.jdbi().open()) {
            importing.begin();
            assertEquals(
                    Map.of("U-G1", new SymbolDao.Renamed("U-G2", LocalDate.of(2022, 6, 9))),
                    new SymbolDao().renamedAndHeld(importing, List.of("U-G1")));
            Future<Call.Answer> back = threads.submit(() -> takeBack("U-G2", "U-G1"));
            awaitWaiting();
            assertFalse(back.isDone());
            importing.commit();
            assertEquals(200, back.get().status());
        }
    }

    /// Whoever asks for a lock that another holds is seen by the server.
    private static void awaitWaiting() {
        int waiting = 0;
        while (waiting == 0) {
            waiting =
                    database.jdbi()
                            .withHandle(handle ->
                                    handle.createQuery(
                                                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                                            .mapTo(Integer.class)
                                            .one());
        }
    }

    /// Taking back has the name and not yet committed: the import waits, and stores its rows under
    /// the name that the symbol has then.
    @Test
    void anImportThatComesMeanwhileFindsTheSymbolByItsOldName() throws Exception {
        importText("U-H1", TWO_DAYS);
        rename("U-H1", "U-H2", "2022-06-09");
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Handle taking = database.jdbi().open()) {
            taking.begin();
            new RenameReversal(taking, SymbolUse.NONE, NOW)
                    .of(new Ticker("U-H2"), new Ticker("U-H1"), false);
            Future<ImportReport> report =
                    threads.submit(() ->
                            importText(
                                    "U-H1",
                                    HEADER
                                            + "2022-06-06,1,1,1,1,5\n"
                                            + NEXT_DAY.substring(HEADER.length())));
            awaitWaiting();
            taking.commit();
            assertEquals(
                    2,
                    report.get().counts().inserted(),
                    "the old name is the symbol's on every day");
            assertEquals(4, bars("U-H1").size());
            assertFalse(market.symbols().tickers().contains("U-H2"), "no second symbol was made");
        }
    }

    @Test
    void renamesBackAndForthLoseNoRow() throws Exception {
        importText("U-I1", TWO_DAYS);
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<?> importing =
                    threads.submit(() -> {
                        for (int day = 1; day <= 28; day++) {
                            importText("U-I1", HEADER + "2022-02-%02d,1,1,1,1,5\n".formatted(day));
                        }
                    });
            int renames = 0;
            while (!importing.isDone() || renames == 0) {
                rename("U-I1", "U-I2", "2022-06-09");
                assertEquals(200, takeBack("U-I2", "U-I1").status());
                renames++;
            }
            importing.get();
        }
        assertEquals(30, bars("U-I1").size());
        assertFalse(market.symbols().tickers().contains("U-I2"));
    }
}
