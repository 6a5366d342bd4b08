package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.Statuses;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checks are bound to their order, signed, and used once.
final class TradeChecksTest {
    private final RiskBook book = new RiskBook();
    private final TradeChecks checks = new TradeChecks(book.now::get);
    private Portfolio portfolio;

    @BeforeEach
    void begin() {
        book.prices.put("AAA", "100");
        portfolio = book.portfolio("checked", RiskLimits.OFF.withCheck(true));
    }

    @AfterEach
    void close() {
        book.close();
    }

    private CheckTerms terms(boolean stated) {
        return new CheckTerms(
                new CheckTerms.Account(RiskBook.OWNER, portfolio.id().number(), "manual"),
                "AAA",
                "buy",
                "limit",
                new BigDecimal(10),
                new BigDecimal("100.00"),
                null,
                new BigDecimal(95),
                new BigDecimal("107.5"),
                new CheckTerms.Stated(stated, false),
                new BigDecimal(100));
    }

    private String token(boolean stated) {
        return book.database.jdbi().inTransaction(h -> checks.issue(h, terms(stated)).token());
    }

    private Order limit(String shares, String price) {
        Order market = book.buy("AAA", shares);
        return Order.of(
                market.id(),
                market.position(),
                market.side(),
                market.size(),
                OrderType.limit(new BigDecimal(price)));
    }

    private void assertRefused(String code, int status, Order order, String... check) {
        Refusal refusal = assertThrows(Refusal.class, () -> book.take(portfolio, order, check));
        assertEquals(code, refusal.code(), refusal.detail());
        assertEquals(status, Statuses.of(refusal));
    }

    @Test
    void anOrderThatOpensNeedsACheckWhereItIsRequired() {
        assertRefused("check_required", 428, limit("10", "100"));
        assertTrue(book.take(portfolio, limit("10", "100"), token(false)).state().isOpen());
    }

    /// Used ones too.
    @Test
    void checksThatAreOverForADayAreRemoved() {
        book.take(portfolio, limit("10", "100"), token(false));
        token(false);
        book.later(Duration.ofHours(24));
        token(false);
        assertEquals(0, checks.retire(book.database.jdbi()).removed());
        book.later(Duration.ofMinutes(6));
        assertEquals(2, checks.retire(book.database.jdbi()).removed());
        book.later(Duration.ofHours(25));
        assertEquals(1, checks.retire(book.database.jdbi()).removed());
    }

    @Test
    void aCheckIsUsedOnce() {
        String token = token(false);
        book.take(portfolio, limit("5", "100"), token);
        assertRefused("check_used", 409, limit("5", "100"), token);
    }

    @Test
    void anOrderThatIsRefusedLeavesItsCheckUnused() {
        String token = token(false);
        book.limit(portfolio, RiskBook.only(RiskLimit.RISK_PERCENT, "0.1").withCheck(true));
        assertRefused("limit_exceeded", 422, limit("10", "100"), token);
        book.limit(portfolio, RiskLimits.OFF);
        assertTrue(book.take(portfolio, limit("10", "100"), token).state().isOpen());
    }

    @Test
    void aCheckExpires() {
        String token = token(false);
        book.later(TradeChecks.VALID.minus(Duration.ofMillis(1)));
        String late = token(false);
        book.take(portfolio, limit("10", "100"), token);
        book.later(TradeChecks.VALID);
        assertRefused("check_expired", 422, limit("10", "100"), late);
    }

    /// 0.5 % of 100 are 0.5.
    @Test
    void anOrderMayDifferByFewerSharesAndHalfAPercent() {
        assertRefused("check_differs", 422, limit("11", "100"), token(false));
        assertRefused("check_differs", 422, limit("10", "100.51"), token(false));
        assertRefused("check_differs", 422, limit("10", "99.49"), token(false));
        assertRefused("check_differs", 422, book.buy("AAA", "10"), token(false));
        assertRefused("check_differs", 422, book.buy("BBB", "10"), token(false));
        assertRefused("check_differs", 422, book.sell("AAA", "10"), token(false));
        book.take(portfolio, limit("10", "100.5"), token(false));
        book.take(portfolio, limit("1", "99.5"), token(false));
    }

    @Test
    void aStatedStopMustBeThereAndAProposedOneMayBeLeftOut() {
        assertRefused("check_differs", 422, limit("10", "100"), token(true));
        Order far = RiskBook.stopped(limit("10", "100"), "94.5");
        assertRefused("check_differs", 422, far, token(true));
        assertRefused("check_differs", 422, far, token(false));
        book.take(portfolio, RiskBook.stopped(limit("10", "100"), "95.4"), token(true));
        book.take(portfolio, limit("10", "100"), token(false));
    }

    /// An order at the market was judged at its last price.
    @Test
    void aMarketOrderNeedsThePriceOfItsCheck() {
        CheckTerms limit = terms(false);
        CheckTerms market =
                new CheckTerms(
                        limit.account(),
                        "AAA",
                        "buy",
                        "market",
                        limit.quantity(),
                        null,
                        null,
                        null,
                        null,
                        limit.stated(),
                        limit.price());
        String token = book.database.jdbi().inTransaction(h -> checks.issue(h, market).token());
        book.prices.put("AAA", "100.6");
        assertRefused("check_differs", 422, book.buy("AAA", "10"), token);
        book.prices.put("AAA", "100.4");
        assertTrue(book.take(portfolio, book.buy("AAA", "10"), token).state().isOpen());
    }

    @Test
    void aForgedTokenIsInvalid() {
        String token = token(false);
        char last = token.charAt(token.length() - 2);
        String forged =
                token.substring(0, token.length() - 2)
                        + (last == 'A' ? 'B' : 'A')
                        + token.substring(token.length() - 1);
        assertNotEquals(token, forged);
        assertRefused("check_invalid", 422, limit("10", "100"), forged);
        assertRefused("check_invalid", 422, limit("10", "100"), "ck_1");
        assertRefused("check_invalid", 422, limit("10", "100"), token.replace("ck_", "ck_9"));
    }

    /// Whoever changes the row cannot sign it.
    @Test
    void aStoredCheckThatWasChangedIsInvalid() {
        String token = token(false);
        book.database
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                "update trade_check set terms = jsonb_set(terms, '{quantity}',"
                                        + " '1000')"));
        assertRefused("check_invalid", 422, limit("1000", "100"), token);
    }

    @Test
    void anothersCheckIsInvalid() {
        String token = token(false);
        PortfolioTerms terms =
                new PortfolioTerms("USD", PortfolioTape.DAILY, LotMethod.FIFO, true, "none", false);
        Portfolio bobs = book.accounts.create("bob", "his", terms, new BigDecimal(100_000));
        Order order = limit("10", "100");
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                book.accounts.change(
                                        "bob",
                                        bobs.id(),
                                        account -> {
                                            book.guard.judge(account, order, Optional.of(token));
                                            return order;
                                        }));
        assertEquals("check_invalid", refusal.code());
        Portfolio other = book.portfolio("other", RiskLimits.OFF);
        Refusal mine =
                assertThrows(Refusal.class, () -> book.take(other, limit("10", "100"), token));
        assertEquals("check_differs", mine.code());
    }

    /// Two at once, also in two portfolios: one of them has it.
    @Test
    void twoWhoRaceForOneCheckUseItOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String token = token(false);
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<String>> racers = new ArrayList<>();
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                for (int i = 0; i < 2; i++) {
                    Order order = limit("1", "100");
                    racers.add(
                            pool.submit(() -> {
                                start.await();
                                try {
                                    book.take(portfolio, order, token);
                                    return "taken";
                                } catch (Refusal refusal) {
                                    return refusal.code();
                                }
                            }));
                }
            }
            List<String> ends = new ArrayList<>();
            for (Future<String> racer : racers) {
                ends.add(racer.get());
            }
            assertEquals(List.of("check_used", "taken"), ends.stream().sorted().toList());
        }
        assertEquals(5, book.state(portfolio).orders().size());
    }
}
