package bellwether.market.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.Imports;
import bellwether.market.imports.PriceImport;
import bellwether.platform.base.Audit;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ledgers over HTTP, of the real database.
final class QualityTest {
    /// A Friday after the close.
    private static final Instant NOW = Instant.parse("2024-01-12T23:00:00Z");

    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String WEEK =
            HEADER
                    + "2024-01-08,10,11,9,10,5\n2024-01-09,10,11,9,10,5\n"
                    + "2024-01-10,10,9,11,10,5\n2024-01-11,10,11,9,10,5\n2024-01-12,10,11,9,10,5\n";

    private static TestDatabase database;
    private static Market market;
    private static HttpServer server;
    private static Jobs jobs;

    @BeforeAll
    static void serve() {
        database = TestDatabase.create();
        InstantSource clock = InstantSource.fixed(NOW);
        market = new Market(database.jdbi(), clock);
        new PriceImport(database.jdbi(), clock).seedSamples();
        jobs = new Jobs(database.jdbi(), database.jdbi(), List.of(), JobSettings.of(0), clock);
        Imports imports =
                new Imports(database.jdbi(), market, jobs, new BodyParser(), Audit.NONE, clock);
        Quality quality = new Quality(database.jdbi(), market, new Calendars(clock));
        server =
                HttpServer.start(
                        "127.0.0.1", 0, clock, List.of(market, market.symbols(), imports, quality));
    }

    @AfterAll
    static void stop() {
        server.close();
        jobs.close();
        database.close();
    }

    private static Call call() {
        return Call.to(server.port());
    }

    private static JsonNode load(String ticker, String source, String csv) {
        Call.Answer answer =
                call().header("Content-Type", "text/csv")
                        .postAs(
                                "/api/v1/prices/import?ticker=%s&source=%s"
                                        .formatted(ticker, source),
                                csv);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode ledger(String ticker) {
        Call.Answer answer = call().get("/api/v1/stocks/%s/quality".formatted(ticker));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static Map<String, Integer> counts(JsonNode ledger) {
        Map<String, Integer> counts = new TreeMap<>();
        ledger.get("findings")
                .forEach(f -> counts.put(f.get("code").asText(), f.get("count").asInt()));
        return counts;
    }

    @Test
    void rejectedRowsAreTheSymbolsRecordWithFileAndLine() {
        load("QAA", "a.csv", WEEK);
        JsonNode ledger = ledger("QAA");
        assertEquals(Map.of("contradiction", 1, "gap", 1), counts(ledger));
        assertEquals("a.csv, line 4: high 9 is below open 10", events(ledger, "contradiction"));
        assertEquals("1 session", events(ledger, "gap"));
        assertEquals("2024-01-10", ledger.at("/findings/0/from").asText());
        assertEquals("XNYS", ledger.get("exchange").asText());
        assertTrue(ledger.get("current").asBoolean());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        load("QAB", "a.csv", WEEK);
        JsonNode first = ledger("QAB");
        load("QAB", "a.csv", WEEK);
        assertEquals(first, ledger("QAB"));
    }

    @Test
    void aLedgerIsAsNewAsItsBars() {
        load("QAC", "a.csv", WEEK);
        assertEquals(1, ledger("QAC").get("data_version").asInt());
        load("QAC", "a.csv", HEADER + "2024-01-10,10,11,9,10,5\n");
        JsonNode mended = ledger("QAC");
        assertEquals(2, mended.get("data_version").asInt());
        assertEquals(Map.of("contradiction", 1), counts(mended));
        assertTrue(
                mended.at("/findings/0/message")
                        .asText()
                        .endsWith("on 1 of those days another row was"));
        assertEquals(5, mended.get("bars").asInt());
    }

    @Test
    void aRejectedRowAloneMakesTheLedgerAnew() {
        load("QAD", "a.csv", HEADER + "2024-01-11,10,11,9,10,5\n2024-01-12,10,11,9,10,5\n");
        assertEquals(Map.of(), counts(ledger("QAD")));
        load("QAD", "b.csv", HEADER + "2024-01-11,10,9,9,10,5\n");
        JsonNode after = ledger("QAD");
        assertEquals(1, after.get("data_version").asInt(), "no bar has moved");
        assertEquals(Map.of("contradiction", 1), counts(after));
    }

    @Test
    void aDryRunLeavesNoRecord() {
        load("QAE", "a.csv", HEADER + "2024-01-11,10,11,9,10,5\n2024-01-12,10,11,9,10,5\n");
        call().header("Content-Type", "text/csv")
                .postAs(
                        "/api/v1/prices/import?ticker=QAE&dry_run=true",
                        HEADER + "2024-01-11,10,9,9,10,5\n2024-01-12,10,11,9,10,5\n");
        assertEquals(Map.of(), counts(ledger("QAE")));
    }

    @Test
    void rowsThatContradictEachOtherAreOnRecord() {
        load(
                "QAF",
                "a.csv",
                HEADER
                        + "2024-01-11,10,11,9,10,5\n2024-01-12,10,11,9,10,5\n2024-01-12,10,12,9,10,5\n");
        JsonNode ledger = ledger("QAF");
        assertEquals(Map.of("contradiction", 1), counts(ledger));
        assertTrue(
                ledger.at("/findings/0/events/0/message")
                        .asText()
                        .contains("line 4: contradicts line 3"));
    }

    @Test
    void sourcesThatDifferAreTold() {
        load("QAG", "one", HEADER + "2024-01-11,10,11,9,10,5\n2024-01-12,10,11,9,10,5\n");
        load("QAG", "other", HEADER + "2024-01-11,10,11,9,10,5\n2024-01-12,10,11,9,10.5,5\n");
        JsonNode finding = ledger("QAG").at("/findings/0");
        assertEquals("sources_disagree", finding.get("code").asText());
        assertEquals(1, finding.get("count").asInt(), "the day on which they agree is none");
        assertEquals(
                "close is 10.5 by other, which is kept, and was 10.0 by one: 5.00 %",
                finding.at("/events/0/message").asText());
        load("QAG", "other", HEADER + "2024-01-12,10,11,9,10.6,5\n");
        assertEquals(
                1, ledger("QAG").at("/findings/0/count").asInt(), "its own correction is none");
    }

    @Test
    void newVolumesAloneAreNoDispute() {
        load("QAH", "one", HEADER + "2024-01-12,10,11,9,10,5\n");
        load("QAH", "other", HEADER + "2024-01-12,10,11,9,10,7\n");
        assertEquals(Map.of(), counts(ledger("QAH")));
    }

    @Test
    void anotherExchangeMakesAnotherLedger() {
        load("QAI", "a.csv", HEADER + "2024-01-05,10,11,9,10,5\n2024-01-09,10,11,9,10,5\n");
        assertEquals(Map.of("gap", 1, "stale", 3), counts(ledger("QAI")));
        Call.Answer stated =
                call().header("Content-Type", "application/json")
                        .send(
                                "PUT",
                                "/api/v1/stocks/QAI",
                                BodyPublishers.ofString(
                                        "{\"exchange\":\"XTKS\",\"delisted\":\"2024-01-11\"}"));
        assertEquals(200, stated.status(), stated.body());
        JsonNode tokyo = ledger("QAI");
        assertEquals("XTKS", tokyo.get("exchange").asText());
        assertEquals(Map.of("stale", 1), counts(tokyo), "the eighth was a holiday in Tokyo");
    }

    @Test
    void aRenamedSymbolKeepsItsLedger() {
        load("QAJ", "a.csv", WEEK);
        call().post("/api/v1/stocks/QAJ/renames", "{\"to\":\"QBJ\",\"renamed_on\":\"2024-01-12\"}");
        JsonNode ledger = ledger("QAJ");
        assertEquals("QBJ", ledger.get("ticker").asText());
        assertEquals("QAJ", ledger.get("asked_as").asText());
        assertEquals(Map.of("contradiction", 1, "gap", 1), counts(ledger));
        load("QAJ", "c.csv", HEADER + "2024-01-05,10,9,9,10,5\n2024-01-04,10,10,10,10,5\n");
        assertEquals(2, counts(ledger("QBJ")).get("contradiction"));
    }

    @Test
    void theWorstComeFirstPageByPage() {
        load("QGOOD", "a.csv", HEADER + "2024-01-11,10,11,9,10,5\n2024-01-12,10,11,9,10,5\n");
        for (int i = 1; i <= 4; i++) {
            load(
                    "QLAT" + (char) ('A' + i),
                    "a.csv",
                    HEADER + "2024-01-0" + (1 + i) + ",10,11,9,10,5\n");
        }
        List<String> seen = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        String next = "/api/v1/quality?limit=2";
        while (!next.isEmpty()) {
            Call.Answer answer = call().get(next);
            assertEquals(200, answer.status(), answer.body());
            assertEquals(0, answer.json().get("behind").asInt());
            answer.json()
                    .get("items")
                    .forEach(one -> {
                        scores.add(one.get("score").asDouble());
                        seen.add(one.get("ticker").asText());
                    });
            next = answer.header("Link").replaceFirst("<(.*)>; rel=\"next\"", "$1");
        }
        assertEquals(seen.stream().distinct().toList(), seen, "each once");
        assertEquals(scores.stream().sorted(Comparator.reverseOrder()).toList(), scores);
        Map<String, Double> scoreOf = new TreeMap<>();
        for (int i = 0; i < seen.size(); i++) {
            scoreOf.put(seen.get(i), scores.get(i));
        }
        scoreOf.keySet().removeIf(ticker -> !ticker.startsWith("QLAT"));
        assertEquals(
                Map.of("QLATB", 12.0, "QLATC", 10.5, "QLATD", 9.0, "QLATE", 7.5),
                scoreOf,
                "8, 7, 6 and 5 sessions of 20");
        String csv = call().header("Accept", "text/csv").get("/api/v1/quality").body();
        assertTrue(csv.startsWith("ticker,score,severity,findings,"), csv);
        assertFalse(csv.contains("QGOOD"));
        assertFalse(csv.contains("SERIOUS"), "as in JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?kind=gap", "?cursor=abc"})
    void wrongParametersAreRefused(String query) {
        assertEquals(422, call().get("/api/v1/quality" + query).status());
        String mangled = Cursor.of("quality", "much", "QAK").encode();
        assertEquals(422, call().get("/api/v1/quality?cursor=" + mangled).status());
    }

    @Test
    void anUnknownSymbolHasNoLedger() {
        load("QKNOW", "a.csv", WEEK);
        Call.Answer answer = call().get("/api/v1/stocks/QKNOX/quality");
        assertEquals(404, answer.status());
        assertTrue(answer.body().contains("Did you mean QKNOW?"), answer.body());
        assertEquals(404, call().get("/api/v1/stocks/a%20b/quality").status());
    }

    @Test
    void inventedBarsAreNotHeldAgainstACalendar() {
        JsonNode demo = ledger("DEMO01");
        assertTrue(demo.get("synthetic").asBoolean());
        assertFalse(counts(demo).containsKey("stale"));
        assertEquals(
                "[\"gap\",\"off_calendar\",\"stale\"]",
                demo.get("not_judged").findValuesAsText("code").stream()
                        .map("\"%s\""::formatted)
                        .toList()
                        .toString()
                        .replace(", ", ","));
    }

    /// Counted by another program, in another language, from the file itself.
    @Test
    void fiveHundredRealSymbolsAreAsTheFileSays() throws IOException {
        new PriceImport(database.jdbi(), InstantSource.fixed(NOW))
                .importFile(
                        SharedData.require("prices/sp500-5yr.csv.gz"), ImportOptions.NONE, _ -> {});
        Map<String, Integer> events = new TreeMap<>();
        Map<String, Integer> symbols = new TreeMap<>();
        String next = "/api/v1/quality?limit=200";
        while (!next.isEmpty()) {
            Call.Answer answer = call().get(next);
            assertEquals(0, answer.json().get("behind").asInt());
            answer.json()
                    .get("items")
                    .forEach(one -> {
                        if (isOfTheFile(one.get("ticker").asText())) {
                            counts(one)
                                    .forEach((kind, count) -> {
                                        events.merge(kind, count, Integer::sum);
                                        symbols.merge(kind, 1, Integer::sum);
                                    });
                        }
                    });
            next = answer.header("Link").replaceFirst("<(.*)>; rel=\"next\"", "$1");
        }
        events.remove("stale");
        assertEquals(
                Map.of("bad_tick", 58, "contradiction", 23, "gap", 72, "suspected_split", 2),
                events);
        assertEquals(
                Map.of(
                        "bad_tick",
                        55,
                        "contradiction",
                        16,
                        "gap",
                        18,
                        "stale",
                        505,
                        "suspected_split",
                        2),
                symbols);
        assertEquals(
                "sp500-5yr.csv.gz, line 349478: low 35.085 is above close 17.87",
                events(ledger("LNT"), "contradiction"));
        assertTrue(events(ledger("NWL"), "bad_tick").startsWith("close 30.81 between 44.22"));
        assertEquals(
                List.of("suspected_split", "stale"),
                ledger("DISCA").get("findings").findValuesAsText("code"));
    }

    private static boolean isOfTheFile(String ticker) {
        return !ticker.matches("QA[A-K]|QBJ|QGOOD|QKNOW|QLAT[A-E]")
                && !ticker.startsWith("^")
                && !ticker.startsWith("DEMO");
    }

    private static String events(JsonNode ledger, String kind) {
        for (JsonNode finding : ledger.get("findings")) {
            if (finding.get("code").asText().equals(kind)) {
                return finding.at("/events/0/message").asText();
            }
        }
        return "";
    }
}
