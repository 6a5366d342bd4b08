package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.parquet.DuckDb;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trades that are stated and imported over HTTP, and the books that show them.
final class TradeTransfersTest {
    private static final String FILE =
            """
            date,ticker,side,quantity,price,fees
            2024-01-05,DEMO01,buy,10,120.5,1.25
            2024-02-05,DEMO01,sell,4,125,1
            """;

    private static TestApp app;
    private static Jdbi jdbi;
    private static int made;

    private Portfolio portfolio;
    private String path;
    private String strategy;

    @BeforeAll
    static void start() {
        app = new TestApp();
        jdbi = TestDatabase.plain(app.database());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void create() {
        portfolio = portfolio();
        path = "/api/v1/portfolios/" + portfolio.id();
        strategy = manual(portfolio);
    }

    private static Portfolio portfolio() {
        made++;
        return new PortfolioAccounts(
                        RetriedTransactions.ofUndone(jdbi),
                        (transaction, portfolio, ticker) ->
                                InstrumentTerms.of(ticker, "USD", CostPlan.NONE),
                        List.of(),
                        InstantSource.system())
                .create(
                        "local",
                        "portfolio " + made,
                        new PortfolioTerms(
                                "USD", PortfolioTape.DAILY, LotMethod.FIFO, false, "", false),
                        new BigDecimal(1000));
    }

    private static String manual(Portfolio portfolio) {
        return jdbi.withHandle(h ->
                "st_"
                        + h.createQuery("select id from strategy where portfolio = :id")
                                .bind("id", portfolio.id().number())
                                .mapTo(Long.class)
                                .one());
    }

    private static Call.Answer post(String path, String csv) {
        return app.call().header("Content-Type", "text/csv").postAs(path, csv);
    }

    private JsonNode imported(String csv) {
        Call.Answer answer = post(path + "/trades/import", csv);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private JsonNode fills(String query) {
        Call.Answer answer = app.call().get(path + "/fills" + query);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    @Test
    void aFileIsImportedOnceAndShownAsStated() {
        JsonNode report = imported(FILE);
        assertEquals("bellwether", report.get("format").asText());
        assertEquals(2, report.at("/counts/accepted").asInt());
        assertTrue(report.get("booked").asBoolean());
        assertEquals(2, imported(FILE).at("/counts/already").asInt());
        JsonNode items = fills("").get("items");
        assertEquals(2, items.size());
        JsonNode sale = items.get(0);
        assertEquals("sell", sale.get("side").asText());
        assertTrue(sale.get("stated").asBoolean());
        assertNull(sale.get("order").textValue());
        assertEquals("USD", sale.get("currency").asText());
        JsonNode position = app.call().get(path + "/positions").json().at("/items/0");
        assertTrue(position.get("stated").asBoolean(), position.toString());
        JsonNode lot = app.call().get(path + "/lots").json().at("/items/0");
        assertTrue(lot.get("stated").asBoolean() && lot.get("order").isNull(), lot.toString());
        assertEquals(1, fills("?to=2024-01-31").get("items").size());
        assertEquals(0, fills("?ticker=DEMO02").get("items").size());
        assertEquals(2, fills("?strategy=" + strategy).get("items").size());
    }

    @Test
    void badRowsAreRefusedByLine() {
        String csv = FILE + "2024-02-06,DEMO0l,buy,1,1,\n";
        Call.Answer refused = post(path + "/trades/import", csv);
        assertEquals(422, refused.status());
        assertEquals("trades_refused", refused.json().get("code").asText());
        assertEquals("/lines/4", refused.json().at("/errors/0/pointer").asText());
        assertTrue(refused.body().contains("Did you mean DEMO01?"), refused.body());
        assertEquals(0, fills("").get("items").size());
        JsonNode rehearsed = post(path + "/trades/import?dry_run=true", csv).json();
        assertEquals(1, rehearsed.at("/counts/refused").asInt());
        assertEquals(0, fills("").get("items").size());
        JsonNode partial = post(path + "/trades/import?partial=true", csv).json();
        assertEquals(2, partial.at("/counts/accepted").asInt());
        assertEquals(2, fills("").get("items").size());
        String named = "date,ticker,side,quantity,price\n2024-02-06,XS1,buy,1,1\n";
        assertEquals(200, post(path + "/trades/import?tickers=XS1=DEMO01", named).status());
        assertEquals(422, post(path + "/trades/import?tickers=XS1", named).status());
        assertEquals(415, app.call().post(path + "/trades/import", "{}").status());
        assertEquals(404, post("/api/v1/portfolios/pf_999999/trades/import", FILE).status());
    }

    @Test
    void aTradeIsStatedOnceByItsKey() {
        String leg =
                "{\"ticker\":\"demo01\",\"quantity\":2.5,\"price\":120,\"date\":\"2024-01-05\"}";
        String legs = "/api/v1/strategies/" + strategy + "/legs";
        Call.Answer first = app.call().header("Idempotency-Key", "k1").post(legs, leg);
        assertEquals(201, first.status(), first.body());
        Call.Answer again = app.call().header("Idempotency-Key", "k1").post(legs, leg);
        assertEquals(first.json(), again.json());
        assertEquals("true", again.header("Idempotent-Replayed"));
        String other = leg.replace("2.5", "3");
        Call.Answer reused = app.call().header("Idempotency-Key", "k1").post(legs, other);
        assertEquals("idempotency_key_reused", reused.json().get("code").asText());
        assertEquals(201, app.call().post(legs, leg).status());
        assertEquals(2, fills("").get("items").size());
        Call.Answer sold =
                app.call()
                        .post(
                                legs,
                                "{\"ticker\":\"DEMO01\",\"quantity\":6,\"price\":1,\"side\":\"sell\"}");
        assertEquals("would_short", sold.json().get("code").asText());
        Call.Answer wrong =
                app.call()
                        .post(
                                legs,
                                "{\"ticker\":\"DEMO01\",\"quantity\":0,\"price\":-1,\"date\":\"5.1.2024\",\"side\":\"hold\"}");
        assertEquals(4, wrong.json().get("errors").size(), wrong.body());
        assertEquals(404, app.call().post("/api/v1/strategies/st_999999/legs", leg).status());
        assertEquals(422, app.call().post(legs, leg.replace("2024-01-05", "2999-01-05")).status());
    }

    @Test
    void pagesHoldEachEntryOnceAndTablesAll() {
        StringBuilder rows = new StringBuilder("date,ticker,side,quantity,price\n");
        for (int day = 1; day <= 9; day++) {
            rows.append("2024-01-0%d,DEMO01,buy,1,10%d\n".formatted(day, day));
            rows.append("2024-01-0%d,DEMO01,buy,2,10%d\n".formatted(day, day));
        }
        imported(rows.toString());
        assertPages("/fills", "id", 18);
        assertPages("/ledger", "sequence", 37);
        String csv = app.call().get(path + "/ledger?format=csv").body();
        assertEquals(38, csv.lines().count());
        BigDecimal sum = BigDecimal.ZERO;
        for (String line : csv.lines().skip(1).toList()) {
            sum = sum.add(new BigDecimal(line.split(",", -1)[5]));
        }
        assertEquals(0, sum.compareTo(new BigDecimal(1000)), "was " + sum);
        assertEquals(422, app.call().get(path + "/ledger?format=csv&limit=5").status());
        assertEquals(422, app.call().get(path + "/ledger?from=2024-02-01&to=2024-01-01").status());
        assertEquals(404, app.call().get("/api/v1/portfolios/pf_999999/fills").status());
    }

    private void assertPages(String list, String key, int expected) {
        Set<String> seen = new HashSet<>();
        List<String> order = new ArrayList<>();
        String next = path + list + "?limit=7";
        while (next != null) {
            JsonNode page = app.call().get(next).json();
            page.get("items").forEach(item -> order.add(item.get(key).asText()));
            next = page.get("next").textValue();
        }
        seen.addAll(order);
        assertEquals(expected, seen.size());
        assertEquals(expected, order.size());
    }

    /// What is exported from one portfolio can be imported into another.
    @Test
    void exportedFillsAreAFormatOfTrades() {
        imported(FILE);
        Call.Answer csv = app.call().header("Accept", "text/csv").get(path + "/fills");
        assertEquals("attachment; filename=\"fills.csv\"", csv.header("Content-Disposition"));
        Portfolio other = portfolio();
        String there = "/api/v1/portfolios/" + other.id();
        JsonNode refused = post(there + "/trades/import", csv.body()).json();
        assertEquals("trades_refused", refused.get("code").asText());
        String moved = csv.body().replace("," + strategy + ",", "," + manual(other) + ",");
        assertEquals(
                2, post(there + "/trades/import", moved).json().at("/counts/accepted").asInt());
        JsonNode here = fills("").get("items");
        JsonNode copy = app.call().get(there + "/fills").json().get("items");
        for (int i = 0; i < 2; i++) {
            for (String field : List.of("date", "ticker", "side", "quantity", "price", "costs")) {
                assertEquals(here.get(i).get(field), copy.get(i).get(field), field);
            }
            assertNotEquals(here.get(i).get("id"), copy.get(i).get("id"));
        }
    }

    @Test
    void booksLeaveAsParquet(@TempDir Path folder) throws Exception {
        imported(FILE);
        Path fills = folder.resolve("fills.parquet");
        Files.write(fills, bytes(path + "/fills?format=parquet"));
        assertEquals(
                List.of(
                        "2024-01-05|DEMO01|buy|10.0|120.5|1.25|true",
                        "2024-02-05|DEMO01|sell|4.0|125.0|1.0|true"),
                DuckDb.rows(
                        fills,
                        "select date || '|' || ticker || '|' || side || '|' || quantity || '|' || price || '|' || fees || '|' || stated from FILE"));
        Path ledger = folder.resolve("ledger.parquet");
        Files.write(ledger, bytes(path + "/ledger?format=parquet"));
        assertEquals(
                List.of("1000.0|7|1"),
                DuckDb.rows(
                        ledger,
                        "select sum(amount) || '|' || count(*) || '|' || count(*) filter (ticker is null) from FILE"));
        Files.write(ledger, bytes(path + "/ledger?format=parquet&from=2030-01-01"));
        assertEquals(List.of("0"), DuckDb.rows(ledger, "select count(*) from FILE"));
    }

    @Test
    void ordersLeaveAsTables() {
        Call.Answer placed =
                app.call()
                        .post(
                                "/api/v1/orders",
                                """
                                {"portfolio": "%s", "allow": ["synthetic"], "ticker": "DEMO01", "side": "buy", "quantity": 1,
                                 "type": "limit", "limit": 1}
                                """
                                        .formatted(portfolio.id()));
        assertEquals(201, placed.status(), placed.body());
        List<String> lines = app.call().get(path + "/orders?format=csv").body().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).contains(",DEMO01," + strategy + ",buy,limit,1,1,"), lines.get(1));
        assertEquals(422, app.call().get(path + "/orders?format=csv&limit=1").status());
        assertEquals(1, app.call().get(path + "/orders").json().get("items").size());
    }

    private static byte[] bytes(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:%d%s".formatted(app.port(), path)))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        }
    }
}
