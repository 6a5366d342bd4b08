package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.Imports;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Symbols that are renamed or removed while portfolios have to do with them.
final class PortfolioSymbolsTest {
    private static final String FIRST = "2026-02-27,100,101,99,100,1000";
    private static final List<String> TABLES =
            List.of(
                    "trade_order",
                    "trade_fill",
                    "position",
                    "lot",
                    "ledger",
                    "trade_mark",
                    "trade_action",
                    "split_hold",
                    "closed_lot",
                    "valuation_lot",
                    "rule_memory",
                    "strategy_signal");

    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");
    private final Jobs jobs =
            new Jobs(
                    desk.database.jdbi(),
                    desk.database.jdbi(),
                    List.of(),
                    JobSettings.of(0),
                    () -> desk.now);
    private final HttpServer server =
            HttpServer.start(
                    "127.0.0.1",
                    0,
                    () -> desk.now,
                    List.of(
                            desk.market,
                            new Imports(
                                    desk.database.jdbi(),
                                    new Imports.Others(
                                            desk.market, jobs, Audit.NONE, new PortfolioSymbols()),
                                    new BodyParser(),
                                    new Calendars(() -> desk.now))));

    @AfterEach
    void close() {
        server.close();
        jobs.close();
        desk.close();
    }

    private Call.Answer rename(String from, String to) {
        return Call.to(server.port())
                .post(
                        "/api/v1/stocks/%s/renames".formatted(from),
                        "{\"to\":\"%s\",\"renamed_on\":\"2026-03-03\"}".formatted(to));
    }

    private Call.Answer delete(String path) {
        return Call.to(server.port())
                .send("DELETE", "/api/v1/stocks/" + path, BodyPublishers.noBody());
    }

    private static void assertInUse(String words, Call.Answer answer) {
        assertEquals(409, answer.status(), answer.body());
        assertEquals("symbol_in_use", answer.json().get("code").asText());
        assertTrue(answer.json().get("detail").asText().contains(words), answer.body());
    }

    private Set<String> symbols(String table) {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        new TreeSet<>(
                                h.createQuery(
                                                "select symbol from %s where symbol is not null"
                                                        .formatted(table))
                                        .mapTo(String.class)
                                        .list()));
    }

    /// 10 of AAA from 100 with a stop at 80.
    private Portfolio holding() throws InterruptedException {
        desk.bars("AAA", FIRST);
        Portfolio portfolio = desk.portfolio("10000");
        desk.place(
                portfolio,
                "AAA",
                OrderSide.BUY,
                10,
                OrderType.market(),
                Bracket.of(ExitLevel.at(new BigDecimal(80)), null));
        desk.bars("AAA", "2026-03-02,100,101,99,100,1000");
        desk.match("2026-03-02T22:00:00Z");
        assertEquals(0, new BigDecimal(10).compareTo(desk.held(portfolio, "AAA")));
        return portfolio;
    }

    @Test
    void aRenamedPositionIsWalkedToItsStop() throws InterruptedException {
        Portfolio portfolio = holding();
        assertEquals(201, rename("AAA", "NEWA").status());
        assertEquals(0, new BigDecimal(10).compareTo(desk.held(portfolio, "NEWA")));

        desk.bars("NEWA", "2026-03-03,90,91,79,85,1000");
        assertEquals(1, desk.match("2026-03-03T22:00:00Z"));
        assertEquals(
                List.of("NEWA 10 at 100 on 2026-03-02", "NEWA 10 at 80 on 2026-03-03"),
                desk.fills(portfolio));
        assertEquals(0, new BigDecimal(9800).compareTo(desk.cash(portfolio)));
    }

    @Test
    void everythingThatIsKeptOfASymbolGetsItsNewName() throws InterruptedException {
        Portfolio portfolio = holding();
        long id = portfolio.id().number();
        OrderRecord open = desk.buy(portfolio, "AAA", 1);
        desk.database.jdbi().useHandle(h -> fill(h, id));
        assertEquals(201, rename("AAA", "NEWA").status());
        for (String table : TABLES) {
            assertEquals(Set.of("NEWA"), symbols(table), table);
        }
        assertEquals(Set.of("NEWA", "BBB"), watched());
        assertEquals("NEWA", desk.order(open).status().order().position().symbol());

        desk.place(portfolio, "NEWA", OrderSide.SELL, 10, OrderType.market(), Bracket.NONE);
        assertEquals(200, delete("NEWA/renames/AAA").status());
        for (String table : TABLES) {
            assertEquals(Set.of("AAA"), symbols(table), table);
        }
        assertEquals(Set.of("AAA", "BBB"), watched());
    }

    /// Rows that this walk did not make.
    private static void fill(Handle h, long id) {
        h.execute("insert into trade_action values (?, 'AAA', 'SPLIT', '2026-01-02', now())", id);
        h.execute(
                "insert into split_hold values (?, 'AAA', '2026-01-02', '2:1', 2, 'dismissed',"
                        + " now(), now())",
                id);
        h.execute(
                """
                insert into closed_lot values (?, 99, 'st_1', 'AAA', 'USD', 'a', '2026-01-02', 'b', '2026-01-05',
                  1, 1, 0, 1, 0, 1, 0, now())
                """,
                id);
        h.execute("update strategy set symbols = '{AAA,BBB}' where portfolio = ?", id);
        h.execute(
                "insert into rule_memory select id, 'AAA', 1, '{}' from strategy where portfolio ="
                        + " ?",
                id);
        h.execute(
                """
                insert into strategy_signal (strategy, symbol, bar_time, signal, ordered, decided_at)
                select id, 'AAA', 1, 'long', false, now() from strategy where portfolio = ?
                """,
                id);
    }

    private Set<String> watched() {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        new TreeSet<>(
                                h.createQuery("select unnest(symbols) from strategy")
                                        .mapTo(String.class)
                                        .list()));
    }

    @Test
    void ofTheLedgerNothingElseChanges() throws InterruptedException {
        holding();
        for (String change : List.of("amount = amount + 1", "date = date + 1", "reference = 'x'")) {
            assertThrows(
                    JdbiException.class,
                    () ->
                            desk.database
                                    .jdbi()
                                    .useHandle(h -> h.execute("update ledger set " + change)),
                    change);
        }
    }

    @Test
    void aNameThatStandsForOtherTradesIsNotGivenAgain() throws InterruptedException {
        Portfolio portfolio = holding();
        sellAll(portfolio);
        assertEquals(200, delete("AAA?confirm=AAA").status());
        desk.bars("BBB", FIRST);
        assertInUse(
                "BBB cannot be named AAA: past trades or strategies of another symbol have that"
                        + " name, in "
                        + portfolio.id(),
                rename("BBB", "AAA"));
        assertEquals(201, rename("BBB", "CCC").status());
    }

    @Test
    void anOrderUnderTheFormerNameIsRefusedOnceItIsRenamed() throws InterruptedException {
        Portfolio portfolio = holding();
        assertEquals(201, rename("AAA", "NEWA").status());
        Refusal refused =
                assertThrows(
                        Refusal.class,
                        () ->
                                desk.accounts.change(
                                        PaperDesk.OWNER,
                                        portfolio.id(),
                                        account ->
                                                account.accept(
                                                        order("AAA"),
                                                        desk.now.getEpochSecond(),
                                                        LocalDate.parse("2026-03-03"))));
        assertEquals("symbol_renamed", refused.code());
        assertEquals(OrderState.ACCEPTED, desk.buy(portfolio, "AAA", 1).status().state());
        assertEquals(Set.of("NEWA"), symbols("trade_order"));
    }

    /// The order is on its way when the rename begins, which waits for it and takes it along.
    @Test
    void anOrderThatIsOnItsWayIsRenamedToo() throws Exception {
        Portfolio portfolio = holding();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Call.Answer> renaming =
                    desk.accounts
                            .change(
                                    PaperDesk.OWNER,
                                    portfolio.id(),
                                    account -> {
                                        account.accept(
                                                order("AAA"),
                                                desk.now.getEpochSecond(),
                                                LocalDate.parse("2026-03-03"));
                                        Future<Call.Answer> begun =
                                                other.submit(() -> rename("AAA", "NEWA"));
                                        Waiting.until(this::someoneWaitsForPortfolios);
                                        return begun;
                                    })
                            .answer();
            assertEquals(201, renaming.get().status());
        }
        assertEquals(Set.of("NEWA"), symbols("trade_order"));
    }

    private boolean someoneWaitsForPortfolios() {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select count(*) > 0 from pg_locks where relation ="
                                                + " 'portfolio'::regclass and not granted")
                                .mapTo(Boolean.class)
                                .one());
    }

    private static Order order(String ticker) {
        return Order.of(
                "x",
                new PositionKey("st_1", ticker),
                OrderSide.BUY,
                OrderSize.shares(1),
                OrderType.market());
    }

    private void sellAll(Portfolio portfolio) throws InterruptedException {
        desk.place(portfolio, "AAA", OrderSide.SELL, 10, OrderType.market(), Bracket.NONE);
        desk.bars("AAA", "2026-03-03,110,111,109,110,1000");
        desk.match("2026-03-03T22:00:00Z");
    }

    @Test
    void aSymbolInUseIsNotRemoved() throws InterruptedException {
        Portfolio portfolio = holding();
        desk.database
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                "update strategy set symbols = '{AAA}', active = true, rules ="
                                        + " '{}'"));
        assertInUse(
                "AAA cannot be removed: open orders in %1$s, positions in %1$s, active rules in st_1"
                        .formatted(portfolio.id()),
                delete("AAA?confirm=AAA"));
    }

    @Test
    void aPortfolioOutlivesASymbolThatItOnceHeld() throws InterruptedException {
        Portfolio portfolio = holding();
        sellAll(portfolio);
        assertEquals(200, delete("AAA?confirm=AAA").status());
        assertUsable(portfolio);
    }

    /// As removals left it that did not look at portfolios.
    @Test
    void marksOfSymbolsThatAreGoneAreInNobodysWay() throws InterruptedException {
        Portfolio portfolio = holding();
        sellAll(portfolio);
        desk.database.jdbi().useHandle(h -> h.execute("delete from symbol where ticker = 'AAA'"));
        assertUsable(portfolio);
        assertEquals(Set.of("AAA", "BBB"), symbols("trade_mark"), "it keeps its last close");
    }

    private void assertUsable(Portfolio portfolio) throws InterruptedException {
        AccountView view = desk.accounts.view(PaperDesk.OWNER, portfolio.id());
        assertEquals(0, new BigDecimal(10_100).compareTo(view.equity().orElseThrow()));
        Position flat = view.state().positions().getFirst();
        assertEquals("AAA", flat.key().symbol());
        assertEquals(0, new BigDecimal(100).compareTo(flat.realisedFifo()));
        desk.bars("BBB", FIRST);
        desk.buy(portfolio, "BBB", 1);
        desk.bars("BBB", "2026-03-04,100,101,99,100,1000");
        desk.match("2026-03-04T22:00:00Z");
        assertEquals(0, BigDecimal.ONE.compareTo(desk.held(portfolio, "BBB")));
        assertEquals(Set.of("AAA", "BBB"), symbols("position"));
    }

    @Test
    void theTermsOfAllThatIsHeldAreReadAtOnceAndIdleOnesNotAtAll() throws InterruptedException {
        for (String ticker : List.of("AAA", "BBB", "CCC", "IDLE")) {
            desk.bars(ticker, FIRST);
        }
        Portfolio portfolio = desk.portfolio("10000");
        for (String ticker : List.of("AAA", "BBB", "CCC")) {
            desk.buy(portfolio, ticker, 1);
        }
        desk.database
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into trade_mark values (?, 'IDLE', 1, '2026-02-27', 1)",
                                portfolio.id().number()));
        List<String> asked = new ArrayList<>();
        desk.database
                .jdbi()
                .setSqlLogger(
                        new SqlLogger() {
                            @Override
                            public void logBeforeExecution(StatementContext context) {
                                String sql = String.valueOf(context.getRenderedSql());
                                if (sql.contains("former_names")) {
                                    asked.add(sql + context.getBinding());
                                }
                            }
                        });
        desk.accounts.change(PaperDesk.OWNER, portfolio.id(), account -> account.free("USD"));
        assertEquals(1, asked.size(), asked.toString());
        assertTrue(!asked.getFirst().contains("IDLE"), asked.toString());
    }

    @Test
    void ordersAreFoundByIdThroughAnIndex() throws InterruptedException {
        Portfolio portfolio = holding();
        String plan =
                desk.database
                        .jdbi()
                        .inTransaction(h -> {
                            h.execute("set local enable_seqscan = off");
                            return String.join(
                                    "\n",
                                    h.createQuery(
                                                    """
                                                    explain select max(sequence) from trade_order
                                                    where portfolio = :id and id = 'x'
                                                    """)
                                            .bind("id", portfolio.id().number())
                                            .mapTo(String.class)
                                            .list());
                        });
        assertTrue(plan.contains("trade_order_id"), plan);
    }
}
