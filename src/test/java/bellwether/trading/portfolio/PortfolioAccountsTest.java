package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.PassingFault;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.RandomMarket;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.portfolio.store.AccountStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Durable accounts beside ones in memory, and many who want the same cash.
final class PortfolioAccountsTest {
    private static final String OWNER = "ann";
    private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC");
    private static final CostPlan COSTS = new CostPresets().plan("us_retail");
    private static final PortfolioTerms TERMS =
            new PortfolioTerms("USD", PortfolioTape.DAILY, LotMethod.FIFO, true, "", false);

    private final TestDatabase database = TestDatabase.create();
    private final PortfolioAccounts accounts =
            new PortfolioAccounts(
                    RetriedTransactions.ofUndone(database.jdbi()),
                    (h, portfolio, ticker) -> terms(ticker),
                    List.of(),
                    () -> Instant.parse("2024-03-01T12:00:00Z"));

    @AfterEach
    void close() {
        database.close();
    }

    private static InstrumentTerms terms(String ticker) {
        return InstrumentTerms.of(ticker, "USD", COSTS);
    }

    /// Random orders over random days, with splits, dividends and halts: after each the tables say
    /// what an account in memory says.
    @Test
    void whatIsStoredIsWhatAnAccountInMemoryIs() {
        for (int seed = 1; seed <= 4; seed++) {
            walk(seed);
        }
    }

    private void walk(int seed) {
        Portfolio portfolio =
                accounts.create(OWNER, "walk " + seed, TERMS, new BigDecimal("50000.25"));
        TradingAccount memory =
                new TradingAccount(
                        TERMS.settings(), PortfolioAccountsTest::terms, AccountState.EMPTY);
        memory.flow("USD", new BigDecimal("50000.25"), RandomMarket.FIRST, "opening");
        RandomMarket market = new RandomMarket(seed, SYMBOLS);
        for (int day = 0; day < 25; day++) {
            TapeStep step = market.step(day);
            memory.step(step);
            accounts.change(OWNER, portfolio.id(), account -> account.step(step));
            assertSame(memory.state(), portfolio);
            for (int i = 0; i < 3; i++) {
                int today = day;
                ordered(market).ifPresent(order -> order(order, today, memory, portfolio));
            }
        }
        assertBooksBalance(portfolio);
    }

    /// Empty where what came up is no valid order.
    private static Optional<Order> ordered(RandomMarket market) {
        try {
            return Optional.of(market.order());
        } catch (Refusal invalid) {
            return Optional.empty();
        }
    }

    private void order(Order order, int day, TradingAccount memory, Portfolio portfolio) {
        long at = RandomMarket.begin(day) + 1;
        try {
            memory.accept(order, at, RandomMarket.FIRST.plusDays(day));
        } catch (Refusal refused) {
            assertThrows(Refusal.class, () -> accept(order, day, portfolio));
            return;
        }
        accept(order, day, portfolio);
        assertSame(memory.state(), portfolio);
    }

    private void accept(Order order, int day, Portfolio portfolio) {
        accounts.change(
                OWNER,
                portfolio.id(),
                account ->
                        account.accept(
                                order,
                                RandomMarket.begin(day) + 1,
                                RandomMarket.FIRST.plusDays(day)));
    }

    private void assertSame(AccountState memory, Portfolio portfolio) {
        AccountState stored = accounts.state(OWNER, portfolio.id());
        assertEquals(memory.balances(), stored.balances());
        assertEquals(held(memory), held(stored));
        assertEquals(memory.orders(), stored.orders());
        assertEquals(memory.marks(), stored.marks());
        assertEquals(memory.rates(), stored.rates());
        assertEquals(memory.ledgerSequence(), stored.ledgerSequence());
        assertEquals(memory.acceptSequence(), stored.acceptSequence());
        assertEquals(memory.ruined(), stored.ruined());
    }

    /// Without empty positions that nothing was ever held in.
    private static Set<Position> held(AccountState state) {
        return state.positions().stream()
                .filter(position ->
                        !position.lots().isEmpty() || position.realisedFifo().signum() != 0)
                .collect(Collectors.toSet());
    }

    private Map<String, BigDecimal> ledgerSums(Portfolio portfolio) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select currency, sum(amount) from ledger where portfolio = :id group by currency")
                                .bind("id", portfolio.id().number())
                                .map((row, context) ->
                                        Map.entry(row.getString(1), row.getBigDecimal(2)))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private void assertBooksBalance(Portfolio portfolio) {
        Map<String, BigDecimal> cash = accounts.state(OWNER, portfolio.id()).balances();
        Map<String, BigDecimal> sums = ledgerSums(portfolio);
        cash.forEach((currency, amount) ->
                assertEquals(0, amount.compareTo(sums.get(currency)), currency));
    }

    /// What is stated with it, as its limits, is stored with it or nothing is.
    @Test
    void aPortfolioIsMadeWholeOrNotAtAll() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        accounts.create(
                                OWNER,
                                "half",
                                TERMS,
                                BigDecimal.TEN,
                                (_, _) -> {
                                    throw new IllegalStateException("killed");
                                }));
        assertTrue(accounts.records().list(OWNER, 0, 10).isEmpty());
    }

    @Test
    void manyWhoWantOneCashNeverSpendItTwice() throws Exception {
        race(20, 10);
    }

    @Test
    @Tag("long")
    void twoHundredWhoWantOneCashNeverSpendItTwice() throws Exception {
        race(200, 50);
    }

    /// How orders were answered.
    ///
    /// @param refused with 503, because no connection was to be had in time
    private record Tally(int accepted, int declined, int refused) {
        Tally plus(Tally other) {
            return new Tally(
                    accepted + other.accepted, declined + other.declined, refused + other.refused);
        }
    }

    private void race(int threads, int orders) throws Exception {
        Portfolio portfolio = accounts.create(OWNER, "race", TERMS, new BigDecimal(100_000));
        TapeStep first = new RandomMarket(1, SYMBOLS).step(0);
        accounts.change(OWNER, portfolio.id(), account -> account.step(first));
        List<Future<Tally>> takers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                takers.add(pool.submit(() -> taken(portfolio, first, number, orders)));
            }
        }
        Tally tally = new Tally(0, 0, 0);
        for (Future<Tally> taker : takers) {
            tally = tally.plus(taker.get());
        }
        AccountState state = accounts.state(OWNER, portfolio.id());
        assertEquals(tally.accepted(), state.orders().size());
        assertTrue(tally.accepted() > 0 && tally.declined() > 0, tally.toString());
        BigDecimal free =
                accounts.change(OWNER, portfolio.id(), account -> account.free("USD")).answer();
        assertFalse(free.signum() < 0, "free cash " + free);
        assertBooksBalance(portfolio);
    }

    private Tally taken(Portfolio portfolio, TapeStep step, int thread, int orders) {
        Tally tally = new Tally(0, 0, 0);
        for (int i = 0; i < orders; i++) {
            Order order =
                    Order.of(
                            thread + "." + i,
                            PositionKey.manual(step.bars().getFirst().symbol()),
                            OrderSide.BUY,
                            OrderSize.shares(10),
                            OrderType.market());
            tally = tally.plus(answer(portfolio, step, order));
        }
        return tally;
    }

    /// As a request is answered; 503 leaves nothing behind.
    private Tally answer(Portfolio portfolio, TapeStep step, Order order) {
        try {
            OrderState state =
                    accounts.change(
                                    OWNER,
                                    portfolio.id(),
                                    account -> {
                                        OrderState taken =
                                                account.accept(order, step.time() + 1, step.date())
                                                        .state();
                                        BigDecimal free = account.free("USD");
                                        assertFalse(free.signum() < 0, "free cash " + free);
                                        return taken;
                                    })
                            .answer();
            return state.isOpen() ? new Tally(1, 0, 0) : new Tally(0, 1, 0);
        } catch (JdbiException e) {
            if (!PassingFault.is(e)) {
                throw e;
            }
            return new Tally(0, 0, 1);
        } catch (Refusal e) {
            assertEquals("database_unavailable", e.code());
            return new Tally(0, 0, 1);
        }
    }

    @Test
    void whoWaitsTooLongForAPortfolioIsToldToTryAgain() {
        PortfolioId id = accounts.create(OWNER, "busy", TERMS, BigDecimal.ONE).id();
        AccountStore store = new AccountStore();
        Jdbi other = TestDatabase.plain(database.address()); // of another connection
        database.jdbi()
                .useTransaction(holding -> {
                    store.lock(holding, OWNER, id);
                    Refusal refusal =
                            assertThrows(
                                    Refusal.class,
                                    () ->
                                            other.useTransaction(waiting -> {
                                                waiting.execute(
                                                        "set local statement_timeout = 100");
                                                store.lock(waiting, OWNER, id);
                                            }));
                    assertEquals("database_unavailable", refusal.code());
                    assertTrue(refusal.isTransient());
                });
    }

    @Test
    void anothersPortfolioIsLikeNone() {
        Portfolio portfolio = accounts.create(OWNER, "mine", TERMS, BigDecimal.ONE);
        assertTrue(accounts.records().find(OWNER, portfolio.id()).isPresent());
        assertTrue(accounts.records().find("bob", portfolio.id()).isEmpty());
        Refusal refusal = assertThrows(Refusal.class, () -> accounts.state("bob", portfolio.id()));
        assertEquals("unknown_portfolio", refusal.code());
        assertEquals(List.of(), accounts.records().list("bob", 0, 10));
        assertEquals(List.of(portfolio), accounts.records().list(OWNER, 0, 10));
    }

    /// A rate that came with a step is known to the next transaction, and two symbols that are
    /// delisted at once are both settled.
    @Test
    void ratesAndSettlementsAreStored() {
        PortfolioTerms converting =
                new PortfolioTerms("USD", PortfolioTape.DAILY, LotMethod.FIFO, true, "none", true);
        PortfolioAccounts euros =
                new PortfolioAccounts(
                        RetriedTransactions.ofUndone(database.jdbi()),
                        (h, portfolio, ticker) -> InstrumentTerms.of(ticker, "EUR", CostPlan.NONE),
                        List.of(),
                        () -> Instant.parse("2024-03-01T12:00:00Z"));
        Portfolio portfolio = euros.create(OWNER, "euros", converting, new BigDecimal(100_000));
        LocalDate date = RandomMarket.FIRST;
        FxQuote rate = new FxQuote("EUR", new BigDecimal("1.1"), date);
        step(euros, portfolio, 0, List.of(), List.of(rate));
        for (String symbol : List.of("AAA", "BBB")) {
            euros.change(
                    OWNER, portfolio.id(), account -> account.accept(buy(symbol), at(0), date));
        }
        step(euros, portfolio, 1, List.of(), List.of());
        assertEquals(2, euros.state(OWNER, portfolio.id()).positions().size());
        List<TapeAction> gone =
                List.of(
                        new TapeAction.Delisting("AAA", BigDecimal.ZERO),
                        new TapeAction.Delisting("BBB", BigDecimal.ZERO));
        StepResult settled = step(euros, portfolio, 2, gone, List.of());
        assertEquals(2, settled.fills().size());
        assertEquals(Map.of("EUR", rate), euros.state(OWNER, portfolio.id()).rates());
        assertBooksBalance(portfolio);
    }

    private static Order buy(String symbol) {
        return Order.of(
                "buy " + symbol,
                PositionKey.manual(symbol),
                OrderSide.BUY,
                OrderSize.shares(10),
                OrderType.market());
    }

    private static long at(int day) {
        return RandomMarket.begin(day) + 1;
    }

    private static StepResult step(
            PortfolioAccounts accounts,
            Portfolio portfolio,
            int day,
            List<TapeAction> actions,
            List<FxQuote> rates) {
        List<TapeBar> bars =
                List.of(
                        new TapeBar("AAA", 10, 11, 9, 10, 1_000_000, null),
                        new TapeBar("BBB", 20, 21, 19, 20, 1_000_000, null));
        TapeStep step =
                new TapeStep(
                        RandomMarket.begin(day),
                        RandomMarket.FIRST.plusDays(day),
                        true,
                        bars,
                        actions,
                        Set.of(),
                        rates);
        return accounts.change(OWNER, portfolio.id(), account -> account.step(step)).happened();
    }

    @Test
    void aNameIsTakenOnceByAnOwner() {
        accounts.create(OWNER, "mine", TERMS, BigDecimal.ZERO);
        accounts.create("bob", "mine", TERMS, BigDecimal.ZERO);
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> accounts.create(OWNER, "mine", TERMS, BigDecimal.ZERO));
        assertEquals("portfolio_exists", refusal.code());
    }

    @Test
    void namesAreUniqueInAnyCaseAndTheRefusalNamesTheHolder() {
        accounts.create(OWNER, "Main", TERMS, BigDecimal.ZERO);
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> accounts.create(OWNER, "mAIN", TERMS, BigDecimal.ZERO));
        assertEquals("portfolio_exists", refusal.code());
        assertEquals(
                "You have a portfolio named \"Main\" already, and names are unique in any case;"
                        + " choose another name.",
                refusal.detail());
    }

    @Test
    void nothingIsStoredOfWorkThatRefuses() {
        Portfolio portfolio = accounts.create(OWNER, "mine", TERMS, BigDecimal.TEN);
        assertThrows(
                Refusal.class,
                () ->
                        accounts.change(
                                OWNER,
                                portfolio.id(),
                                account -> {
                                    account.flow("USD", BigDecimal.ONE, RandomMarket.FIRST, "more");
                                    throw Refusal.invalid("/x", "no");
                                }));
        assertEquals(
                Map.of("USD", BigDecimal.TEN), accounts.state(OWNER, portfolio.id()).balances());
    }
}
