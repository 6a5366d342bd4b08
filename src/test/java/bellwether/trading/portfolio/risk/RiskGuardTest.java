package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Statuses;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.StatedTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Orders under each limit, with numbers that can be worked out by hand: equity is 100,000.
final class RiskGuardTest {
    private final RiskBook book = new RiskBook();

    @BeforeEach
    void prices() {
        book.prices.put("AAA", "100");
        book.prices.put("BBB", "50");
    }

    @AfterEach
    void close() {
        book.close();
    }

    private Refusal refused(Portfolio portfolio, Order order) {
        return assertThrows(Refusal.class, () -> book.take(portfolio, order));
    }

    private void assertLimit(Portfolio portfolio, Order order, RiskLimit limit, String words) {
        Refusal refusal = refused(portfolio, order);
        assertEquals("limit_exceeded", refusal.code(), refusal.detail());
        assertEquals(422, Statuses.of(refusal));
        assertEquals(
                List.of("/limits/" + limit.key()),
                refusal.faults().stream().map(Fault::pointer).toList());
        assertTrue(refusal.detail().contains(words), refusal.detail());
    }

    /// 200 shares that lose 5 each are exactly 1 %.
    @Test
    void riskPerTradeIsTheLossToTheStop() {
        Portfolio portfolio = book.portfolio("risk", RiskBook.only(RiskLimit.RISK_PERCENT, "1"));
        Order tooMany = RiskBook.stopped(book.buy("AAA", "201"), "95");
        assertLimit(portfolio, tooMany, RiskLimit.RISK_PERCENT, "At most 200 shares would pass");
        assertTrue(
                book.take(portfolio, RiskBook.stopped(book.buy("AAA", "200"), "95"))
                        .state()
                        .isOpen());
        assertLimit(
                portfolio,
                RiskBook.stopped(book.sell("BBB", "201"), "55"),
                RiskLimit.RISK_PERCENT,
                "1.005 % (1005 USD)");
    }

    @Test
    void withoutAStopTheWholeValueIsAtRisk() {
        Portfolio portfolio = book.portfolio("risk", RiskBook.only(RiskLimit.RISK_PERCENT, "1"));
        assertLimit(
                portfolio,
                book.buy("AAA", "11"),
                RiskLimit.RISK_PERCENT,
                "At most 10 shares would pass without a stop");
        assertTrue(book.take(portfolio, book.buy("AAA", "10")).state().isOpen());
    }

    /// What waits counts with what is held.
    @Test
    void aPositionIsLimitedWithItsOpenOrders() {
        Portfolio portfolio =
                book.portfolio("position", RiskBook.only(RiskLimit.POSITION_PERCENT, "20"));
        book.hold(portfolio, "AAA", "100", "100");
        book.take(portfolio, book.buy("AAA", "50"));
        assertLimit(
                portfolio,
                book.buy("AAA", "51"),
                RiskLimit.POSITION_PERCENT,
                "would be 20.1 % (20100 USD) held and ordered of AAA. At most 50 shares would pass");
        assertTrue(book.take(portfolio, book.buy("AAA", "50")).state().isOpen());
        assertTrue(book.take(portfolio, book.buy("BBB", "400")).state().isOpen());
    }

    /// Twenty shares are 2 %: of forty orders at once twenty pass.
    @Test
    void whatIsLeftUnderALimitIsNotTakenTwice() throws Exception {
        Portfolio portfolio =
                book.portfolio("race", RiskBook.only(RiskLimit.POSITION_PERCENT, "2"));
        List<Future<Boolean>> racers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                Order order = book.buy("AAA", "1");
                racers.add(pool.submit(() -> passes(portfolio, order)));
            }
        }
        int taken = 0;
        for (Future<Boolean> racer : racers) {
            taken += racer.get() ? 1 : 0;
        }
        assertEquals(20, taken);
        assertEquals(20, book.state(portfolio).orders().size());
    }

    private boolean passes(Portfolio portfolio, Order order) {
        try {
            return book.take(portfolio, order).state().isOpen();
        } catch (Refusal refusal) {
            assertEquals("limit_exceeded", refusal.code());
            return false;
        }
    }

    @Test
    void aSectorIsLimitedAndAnUnknownOneIsNone() {
        Portfolio portfolio =
                book.portfolio("sector", RiskBook.only(RiskLimit.SECTOR_PERCENT, "30"));
        book.sectors.put("AAA", "Energy");
        book.sectors.put("BBB", "Energy");
        book.prices.put("CCC", "10");
        book.prices.put("DDD", "10");
        book.hold(portfolio, "AAA", "200", "100");
        assertLimit(
                portfolio, book.buy("BBB", "201"), RiskLimit.SECTOR_PERCENT, "of sector Energy");
        assertTrue(book.take(portfolio, book.buy("BBB", "200")).state().isOpen());
        book.take(portfolio, book.buy("CCC", "2000"));
        assertTrue(book.take(portfolio, book.buy("DDD", "2000")).state().isOpen());
    }

    /// A position with a stop 10 below the mark, an entry with one 5 below its limit, and shares
    /// without any.
    @Test
    void heatIsTheLossOfAllToTheirStops() {
        Portfolio portfolio = book.portfolio("heat", RiskLimits.OFF);
        book.take(portfolio, RiskBook.stopped(book.buy("AAA", "200"), "90"));
        book.trade(portfolio, "AAA", "100");
        book.take(
                portfolio,
                RiskBook.stopped(
                        withType(book.buy("BBB", "400"), OrderType.limit(new BigDecimal(40))),
                        "35"));
        book.limit(portfolio, RiskBook.only(RiskLimit.HEAT_PERCENT, "6"));
        // 2,000 and 2,000 are at risk; 2,000 are left
        assertLimit(
                portfolio,
                RiskBook.stopped(book.buy("AAA", "401"), "95"),
                RiskLimit.HEAT_PERCENT,
                "would be 6.005 % (6005 USD) at risk in all positions. At most 400 shares would pass");
        assertLimit(portfolio, book.buy("AAA", "21"), RiskLimit.HEAT_PERCENT, "At most 20 shares");
        assertTrue(
                book.take(portfolio, RiskBook.stopped(book.buy("AAA", "400"), "95"))
                        .state()
                        .isOpen());
    }

    private static Order withType(Order order, OrderType type) {
        return Order.of(order.id(), order.position(), order.side(), order.size(), type);
    }

    @Test
    void onlySoManyPositionsAreOpened() {
        Portfolio portfolio = book.portfolio("many", RiskBook.only(RiskLimit.POSITIONS, "2"));
        book.prices.put("CCC", "10");
        book.hold(portfolio, "AAA", "1", "100");
        book.take(portfolio, book.buy("BBB", "1"));
        assertLimit(portfolio, book.buy("CCC", "1"), RiskLimit.POSITIONS, "would be 3");
        assertTrue(book.take(portfolio, book.buy("AAA", "1")).state().isOpen());
        assertTrue(book.take(portfolio, book.buy("BBB", "1")).state().isOpen());
    }

    /// Tuesday ends at 100,000; Wednesday loses 4,990 of it, 10,000 that are taken out are no loss,
    /// and 10 more of the 85,010 that stayed. What Wednesday lost is known after its close, so it
    /// counts for orders of Thursday.
    @Test
    void aDaysLossStopsWhatOpensUntilTheNextSessionIsMatched() {
        book.later(Duration.ofDays(-1));
        Portfolio portfolio = book.portfolio("day", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "500", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.DAY_LOSS_PERCENT, "5"));
        book.later(Duration.ofDays(1));
        book.trade(portfolio, "AAA", "90.02");
        withdraw(portfolio, 10_000);
        assertTrue(book.take(portfolio, book.buy("AAA", "1")).state().isOpen());
        book.trade(portfolio, "AAA", "90");
        assertLimit(
                portfolio,
                book.buy("AAA", "1"),
                RiskLimit.DAY_LOSS_PERCENT,
                "5.0012 % lost since 2024-03-06; positions can be opened again once a session of 2024-03-07 or later is matched");
        book.later(Duration.ofHours(13));
        assertTrue(book.take(portfolio, book.sell("AAA", "400")).state().isOpen());
        assertLimit(
                portfolio,
                book.buy("AAA", "1"),
                RiskLimit.DAY_LOSS_PERCENT,
                "lost since 2024-03-06");
        book.trade(portfolio, "AAA", "90");
        assertTrue(book.take(portfolio, book.buy("AAA", "1")).state().isOpen());
    }

    /// All was sold at a loss on Wednesday: no bar is waited for any more, and orders of Thursday
    /// are refused all the same.
    @Test
    void withoutPositionsADaysLossCountsForTheNextWeekday() {
        book.later(Duration.ofDays(-1));
        Portfolio portfolio = book.portfolio("flat", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "500", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.DAY_LOSS_PERCENT, "5"));
        book.later(Duration.ofDays(1));
        book.take(portfolio, book.sell("AAA", "500"));
        book.trade(portfolio, "AAA", "90");
        book.later(Duration.ofDays(1));
        assertLimit(
                portfolio,
                book.buy("AAA", "1"),
                RiskLimit.DAY_LOSS_PERCENT,
                "lost since 2024-03-06; positions can be opened again on 2024-03-08");
        book.later(Duration.ofDays(1));
        assertTrue(book.take(portfolio, book.buy("AAA", "1")).state().isOpen());
    }

    /// 100 shares come in by transfer, dated long ago; then 600 shares lose 10 each.
    @Test
    void statedSharesAreNoGainThatHidesALoss() {
        book.later(Duration.ofDays(-1));
        Portfolio portfolio = book.portfolio("stated", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "500", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.DAY_LOSS_PERCENT, "5"));
        book.later(Duration.ofDays(1));
        book.trade(portfolio, "AAA", "100");
        book.accounts.change(
                RiskBook.OWNER,
                portfolio.id(),
                account ->
                        account.transfer(
                                PositionKey.manual("AAA"),
                                new StatedTrade(
                                        "AAA",
                                        OrderSide.BUY,
                                        new BigDecimal(100),
                                        new BigDecimal(100),
                                        BigDecimal.ZERO,
                                        LocalDate.of(2015, 3, 2),
                                        "old")));
        book.trade(portfolio, "AAA", "90");
        assertLimit(
                portfolio,
                book.buy("AAA", "1"),
                RiskLimit.DAY_LOSS_PERCENT,
                "5.4545 % lost since 2024-03-06");
    }

    /// A rate was missing when the day began: what is not known passes no limit.
    @Test
    void anUnknownBeginPassesNoLossLimit() {
        Portfolio portfolio = book.portfolio("unknown", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "500", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.DAY_LOSS_PERCENT, "5"));
        book.database.jdbi().useHandle(h -> h.execute("update risk_equity set equity = null"));
        Refusal refusal = refused(portfolio, book.buy("AAA", "1"));
        assertEquals("currency_unknown", refusal.code());
        assertTrue(
                refusal.detail().contains("day_loss_percent counts from 2024-03-06"),
                refusal.detail());
        assertTrue(book.take(portfolio, book.sell("AAA", "500")).state().isOpen());
        book.limit(portfolio, RiskLimits.OFF);
        assertTrue(book.take(portfolio, book.buy("AAA", "1")).state().isOpen());
    }

    /// 8 % are lost; as many dollars as were there come in, and it is still 8 %.
    @Test
    void aDepositAfterALossMakesItNoSmaller() {
        Portfolio portfolio = book.portfolio("deposit", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "800", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.WEEK_LOSS_PERCENT, "5"));
        book.later(Duration.ofDays(7));
        book.trade(portfolio, "AAA", "90");
        withdraw(portfolio, -92_000);
        assertLimit(
                portfolio, book.buy("AAA", "1"), RiskLimit.WEEK_LOSS_PERCENT, "was 8 % lost since");
    }

    /// 80,000 of 100,000 go out; then 2,000 of the 20,000 that stayed are lost, which is a tenth.
    @Test
    void aWithdrawalBeforeALossHidesNoneOfIt() {
        Portfolio portfolio = book.portfolio("withdrawal", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "200", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.WEEK_LOSS_PERCENT, "5"));
        book.later(Duration.ofDays(7));
        book.trade(portfolio, "AAA", "100");
        withdraw(portfolio, 80_000);
        book.trade(portfolio, "AAA", "90");
        assertLimit(
                portfolio,
                book.sell("BBB", "1"),
                RiskLimit.WEEK_LOSS_PERCENT,
                "was 10 % lost since");
    }

    private void withdraw(Portfolio portfolio, int amount) {
        book.accounts.change(
                RiskBook.OWNER,
                portfolio.id(),
                account -> {
                    account.flow("USD", new BigDecimal(-amount), book.today(), "out");
                    return amount;
                });
    }

    @Test
    void aWeeksLossHoldsUntilMonday() {
        Portfolio portfolio = book.portfolio("week", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "900", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.WEEK_LOSS_PERCENT, "10"));
        book.later(Duration.ofDays(7));
        book.trade(portfolio, "AAA", "94");
        book.later(Duration.ofDays(1));
        book.trade(portfolio, "AAA", "88");
        assertLimit(
                portfolio,
                book.buy("BBB", "1"),
                RiskLimit.WEEK_LOSS_PERCENT,
                "10.8 % lost since 2024-03-11; positions can be opened again once a session of 2024-03-18 or later is matched");
        book.later(Duration.ofDays(4));
        book.trade(portfolio, "AAA", "88");
        assertTrue(book.take(portfolio, book.buy("BBB", "1")).state().isOpen());
    }

    @Test
    void whatReducesPassesUnderEveryLimit() {
        Portfolio portfolio = book.portfolio("reduce", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "900", "100");
        RiskLimits least = RiskLimits.OFF.withCheck(true);
        for (RiskLimit limit : RiskLimit.values()) {
            least = least.with(limit, limit.isCount() ? BigDecimal.ONE : new BigDecimal("0.001"));
        }
        book.limit(portfolio, least);
        book.trade(portfolio, "AAA", "50");
        assertTrue(book.take(portfolio, book.sell("AAA", "300")).state().isOpen());
        assertTrue(book.take(portfolio, book.sell("AAA", "600").reducing()).state().isOpen());
        Refusal second = refused(portfolio, book.sell("AAA", "601"));
        assertEquals("check_required", second.code());
    }

    /// What a rule orders was decided when it was made active; limits count all the same.
    @Test
    void ordersOfRulesNeedNoCheckAndKeepToLimits() {
        Portfolio portfolio = book.portfolio("rules", RiskLimits.OFF);
        book.limit(
                portfolio,
                RiskLimits.OFF
                        .withCheck(true)
                        .with(RiskLimit.POSITION_PERCENT, new BigDecimal(10)));
        Order small = book.buy("AAA", "10");
        Order large = book.buy("AAA", "500");
        assertEquals("check_required", refused(portfolio, small).code());
        book.signal(portfolio, small);
        assertEquals(
                "limit_exceeded",
                assertThrows(Refusal.class, () -> book.signal(portfolio, large)).code());
    }

    /// 20 % of the equity are 200 shares at 100.
    @Test
    void sizesAreJudgedAtTheLastMark() {
        Portfolio portfolio =
                book.portfolio("sizes", RiskBook.only(RiskLimit.POSITION_PERCENT, "20"));
        Order percent =
                book.order("AAA", OrderSide.BUY, new OrderSize.EquityPercent(new BigDecimal(30)));
        assertLimit(portfolio, percent, RiskLimit.POSITION_PERCENT, "At most 200 shares");
        Order cash = book.order("AAA", OrderSide.BUY, new OrderSize.Cash(new BigDecimal(20_050)));
        assertTrue(book.take(portfolio, cash).state().isOpen());
        Order risk =
                RiskBook.stopped(
                        book.order("BBB", OrderSide.BUY, new OrderSize.RiskPercent(BigDecimal.TEN)),
                        "49");
        assertLimit(portfolio, risk, RiskLimit.POSITION_PERCENT, "500 %");
    }

    @Test
    void withoutAPriceNothingIsGuessed() {
        Portfolio portfolio = book.portfolio("blind", RiskLimits.USUAL);
        Refusal refusal = refused(portfolio, book.buy("ZZZ", "1"));
        assertEquals("no_price", refusal.code());
        assertTrue(refusal.detail().contains("ZZZ"), refusal.detail());
        Order limited = withType(book.buy("ZZZ", "1"), OrderType.limit(BigDecimal.TEN));
        assertTrue(book.take(portfolio, limited).state().isOpen());
        Portfolio free = book.portfolio("free", RiskLimits.OFF);
        assertTrue(book.take(free, book.buy("ZZZ", "1")).state().isOpen());
    }

    /// Two sales of all that is held: the second would open a short.
    @Test
    void aSecondSaleOfTheSameSharesOpens() {
        Portfolio portfolio = book.portfolio("twice", RiskBook.only(RiskLimit.RISK_PERCENT, "1"));
        book.limit(portfolio, RiskLimits.OFF);
        book.hold(portfolio, "AAA", "500", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.RISK_PERCENT, "1"));
        Order target = withType(book.sell("AAA", "500"), OrderType.limit(new BigDecimal(110)));
        book.take(portfolio, target);
        assertEquals("limit_exceeded", refused(portfolio, book.sell("AAA", "500")).code());
        assertTrue(
                book.take(portfolio, book.sell("AAA", "500").withOco(target.id()))
                        .state()
                        .isOpen());
    }

    /// 100 are closed first; the 200 that open a short are 20 %.
    @Test
    void aTurnOverIsJudgedByWhatItOpens() {
        Portfolio portfolio = book.portfolio("turn", RiskLimits.OFF);
        book.hold(portfolio, "AAA", "100", "100");
        book.limit(portfolio, RiskBook.only(RiskLimit.POSITION_PERCENT, "20"));
        assertLimit(
                portfolio,
                book.sell("AAA", "301"),
                RiskLimit.POSITION_PERCENT,
                "would be 20.1 % (20100 USD) held and ordered of AAA. At most 300 shares");
        assertTrue(book.take(portfolio, book.sell("AAA", "300")).state().isOpen());
    }

    /// Of a pair only one fills, so the larger counts.
    @Test
    void ofLinkedEntriesTheLargerCounts() {
        Portfolio portfolio = book.portfolio("linked", RiskBook.only(RiskLimit.HEAT_PERCENT, "6"));
        Order up = withType(book.buy("AAA", "30"), OrderType.stop(new BigDecimal(110)));
        book.take(portfolio, up);
        Order down =
                withType(book.buy("AAA", "30"), OrderType.limit(new BigDecimal(90)))
                        .withOco(up.id());
        assertTrue(book.take(portfolio, down).state().isOpen());
        // 3,300 of the pair; 2,700 are left
        assertLimit(portfolio, book.buy("AAA", "28"), RiskLimit.HEAT_PERCENT, "At most 27 shares");
    }
}
