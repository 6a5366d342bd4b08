package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.CorporateAction;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.matching.SplitHold;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Orders and stored bars. New York opens at 14:30 and closes at 21:00 in March before the 8th.
final class MatcherTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    private static void assertAmount(String expected, @Nullable BigDecimal actual) {
        assertNotNull(actual);
        assertEquals(0, new BigDecimal(expected).compareTo(actual), "was " + actual);
    }

    @Test
    void fillsAtTheOpenOfTheFirstBarThatBeginsAfterIt() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        OrderRecord before = desk.buy(portfolio, "AAA", 10);
        desk.now = Instant.parse("2026-03-02T18:00:00Z");
        OrderRecord during = desk.buy(portfolio, "AAA", 5);
        assertEquals(0, desk.match("2026-03-02T19:00:00Z"));

        desk.bars("AAA", "2026-03-02,12,13,11,12,1000");
        assertEquals(0, desk.match("2026-03-02T20:59:00Z"), "the session goes on");
        assertEquals(1, desk.match("2026-03-02T21:00:00Z"));
        assertEquals(OrderState.FILLED, desk.order(before).status().state());
        assertEquals(OrderState.ACCEPTED, desk.order(during).status().state());
        assertEquals(List.of("AAA 10 at 12 on 2026-03-02"), desk.fills(portfolio));

        desk.bars("AAA", "2026-03-03,14,15,13,14,1000");
        desk.match("2026-03-03T22:00:00Z");
        assertEquals(OrderState.FILLED, desk.order(during).status().state());
        assertAmount("9810", desk.cash(portfolio));
        assertAmount("15", desk.held(portfolio, "AAA"));
        assertEquals(
                List.of(
                        "order.accepted",
                        "order.accepted",
                        "order.filled",
                        "position.changed",
                        "order.filled",
                        "position.changed"),
                desk.events());
    }

    @Test
    void aDateWaitsTwoHoursForMissingBarsWhichAreLateThen() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        desk.bars("BBB", "2026-02-27,20,21,19,20,1000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 10);
        OrderRecord missing = desk.buy(portfolio, "BBB", 10);
        desk.bars("AAA", "2026-03-02,10,11,9,10,1000");
        assertEquals(0, desk.match("2026-03-02T22:59:59Z"));
        assertEquals(1, desk.match("2026-03-02T23:00:00Z"));
        assertEquals(List.of("AAA 10 at 10 on 2026-03-02"), desk.fills(portfolio));

        desk.bars("BBB", "2026-03-02,21,22,20,21,1000");
        assertEquals(1, desk.match("2026-03-03T01:00:00Z"));
        assertEquals(
                List.of("AAA 10 at 10 on 2026-03-02", "BBB 10 at 21 on 2026-03-02 late"),
                desk.fills(portfolio));
        assertEquals(List.of("late"), kinds(missing));
    }

    @Test
    void aLaterBarShowsThatOneIsMissing() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        desk.bars("BBB", "2026-02-27,20,21,19,20,1000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 10);
        desk.buy(portfolio, "BBB", 10);
        desk.bars("AAA", "2026-03-02,10,11,9,10,1000", "2026-03-03,11,12,10,11,1000");
        desk.bars("BBB", "2026-03-03,22,23,21,22,1000");
        assertEquals(2, desk.match("2026-03-03T21:00:00Z"));
        assertEquals(
                List.of("AAA 10 at 10 on 2026-03-02", "BBB 10 at 22 on 2026-03-03"),
                desk.fills(portfolio));
    }

    @Test
    void aRecordedSplitChangesPositionAndExits() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000");
        Portfolio portfolio = desk.portfolio("10000");
        OrderRecord entry =
                desk.place(
                        portfolio,
                        "AAA",
                        OrderSide.BUY,
                        10,
                        OrderType.market(),
                        Bracket.of(ExitLevel.at(new BigDecimal(80)), null));
        desk.bars("AAA", "2026-03-02,100,101,99,100,1000");
        desk.match("2026-03-02T22:00:00Z");
        desk.record("AAA", CorporateAction.split(LocalDate.of(2026, 3, 3), 4));
        desk.bars("AAA", "2026-03-03,25,26,24,25,4000");
        desk.match("2026-03-03T22:00:00Z");
        assertAmount("40", desk.held(portfolio, "AAA"));
        OrderRecord stop =
                desk.accounts
                        .records()
                        .orders(PaperDesk.OWNER, portfolio.id(), OrderQuery.ALL, 10)
                        .getFirst();
        assertEquals(entry.id() + ".sl", stop.id().toString());
        assertAmount("20", stop.status().level());
        assertAmount("40", stop.status().remaining());
        assertEquals(List.of("split"), kinds(stop));
        assertEquals(
                List.of("40"),
                desk.database
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                "select data ->> 'remaining' from live_event where name = 'order.adjusted'")
                                        .mapTo(String.class)
                                        .list()),
                "what is adjusted is published as it is now");
    }

    private List<String> kinds(OrderRecord order) {
        return desk.accounts.records().notes(order).stream().map(OrderNote::kind).toList();
    }

    @Test
    void aSuspectedSplitHoldsOrdersUntilItIsRecorded() throws InterruptedException {
        Portfolio portfolio = bought("AAA");
        OrderRecord waiting = desk.buy(portfolio, "AAA", 1);
        desk.bars("AAA", "2026-03-03,50,51,49,50,1000");
        desk.match("2026-03-03T22:00:00Z");
        assertEquals(OrderState.WORKING, desk.order(waiting).status().state());
        assertEquals(List.of("held"), kinds(waiting));
        SplitHold hold = desk.holds.of(portfolio).getFirst();
        assertEquals("2:1", hold.ratio());
        assertTrue(desk.events().contains("symbol.held"));
        assertAmount("10", desk.held(portfolio, "AAA"));

        desk.bars("AAA", "2026-03-04,51,52,50,51,1000");
        desk.match("2026-03-04T22:00:00Z");
        assertEquals(OrderState.WORKING, desk.order(waiting).status().state());

        desk.record("AAA", CorporateAction.split(LocalDate.of(2026, 3, 3), 2));
        assertEquals(0, desk.match("2026-03-04T23:00:00Z"), "held days are not made up for");
        desk.bars("AAA", "2026-03-05,52,53,51,52,1000");
        desk.match("2026-03-05T22:00:00Z");
        assertEquals(SplitHold.RECORDED, desk.holds.of(portfolio).getFirst().state());
        assertEquals(List.of("held", "split", "released"), kinds(waiting));
        assertEquals(OrderState.FILLED, desk.order(waiting).status().state());
        assertAmount("22", desk.held(portfolio, "AAA"));
    }

    @Test
    void aDismissedSplitWasNone() throws InterruptedException {
        Portfolio portfolio = bought("AAA");
        desk.bars("AAA", "2026-03-03,50,51,49,50,1000");
        desk.match("2026-03-03T22:00:00Z");
        desk.holds.dismiss(PaperDesk.OWNER, portfolio, "AAA");
        Refusal refusal =
                assertThrows(
                        Refusal.class, () -> desk.holds.dismiss(PaperDesk.OWNER, portfolio, "AAA"));
        assertEquals("unknown_hold", refusal.code());
        OrderRecord order = desk.buy(portfolio, "AAA", 1);
        desk.bars("AAA", "2026-03-04,51,52,50,51,1000");
        desk.match("2026-03-04T22:00:00Z");
        assertEquals(OrderState.FILLED, desk.order(order).status().state());
        assertAmount("11", desk.held(portfolio, "AAA"));
    }

    /// Ten shares, bought on 2 March at 100.
    private Portfolio bought(String ticker) throws InterruptedException {
        desk.bars(ticker, "2026-02-27,100,101,99,100,1000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, ticker, 10);
        desk.bars(ticker, "2026-03-02,100,101,99,100,1000");
        desk.match("2026-03-02T22:00:00Z");
        assertAmount("10", desk.held(portfolio, ticker));
        return portfolio;
    }

    @Test
    void aDividendIsPaidOnceAlsoWhenItIsLearntLate() throws InterruptedException {
        Portfolio portfolio = bought("AAA");
        assertAmount("9000", desk.cash(portfolio));
        desk.bars("AAA", "2026-03-03,100,101,99,100,1000");
        desk.match("2026-03-03T22:00:00Z");
        desk.record(
                "AAA", CorporateAction.dividend(LocalDate.of(2026, 3, 3), new BigDecimal("0.5")));
        desk.bars("AAA", "2026-03-04,100,101,99,100,1000");
        desk.match("2026-03-04T22:00:00Z");
        assertAmount("9005", desk.cash(portfolio));
        desk.bars("AAA", "2026-03-05,100,101,99,100,1000");
        desk.match("2026-03-05T22:00:00Z");
        assertAmount("9005", desk.cash(portfolio));
    }

    @Test
    void aDelistedSymbolIsSettledAtItsLastClose() throws InterruptedException {
        Portfolio portfolio = bought("AAA");
        OrderRecord open =
                desk.place(
                        portfolio,
                        "AAA",
                        OrderSide.SELL,
                        10,
                        OrderType.limit(new BigDecimal(200)),
                        Bracket.NONE);
        desk.database
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                "update symbol set delisted = date '2026-03-03', updated_at = clock_timestamp()"));
        assertEquals(1, desk.match("2026-03-03T22:00:00Z"));
        assertAmount("0", desk.held(portfolio, "AAA"));
        assertAmount("10000", desk.cash(portfolio));
        assertEquals(OrderReason.DELISTED, desk.order(open).status().reason());
        assertEquals(0, desk.match("2026-03-04T22:00:00Z"));
    }

    @Test
    void aRevisedBarIsReportedAndChangesNoFill() throws InterruptedException {
        Portfolio portfolio = bought("AAA");
        desk.now = Instant.parse("2026-03-03T10:00:00Z");
        desk.bars("AAA", "2026-03-02,99,101,98,100,1000");
        desk.match("2026-03-03T11:00:00Z");
        OrderRecord order =
                desk.accounts
                        .records()
                        .orders(PaperDesk.OWNER, portfolio.id(), OrderQuery.ALL, 10)
                        .getFirst();
        assertEquals(List.of("revised"), kinds(order));
        desk.match("2026-03-03T12:00:00Z");
        assertEquals(List.of("revised"), kinds(order));
        assertEquals(List.of("AAA 10 at 100 on 2026-03-02"), desk.fills(portfolio));
    }

    @Test
    void whoeverLostTheDutyWritesNothing() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        OrderRecord order = desk.buy(portfolio, "AAA", 10);
        desk.bars("AAA", "2026-03-02,12,13,11,12,1000");
        desk.now = Instant.parse("2026-03-02T22:00:00Z");
        Duties.Held paused = desk.duties.take(Duty.MATCH).orElseThrow();
        Duties other = new Duties(desk.database.jdbi(), "other");
        assertTrue(other.take(Duty.MATCH).isEmpty(), "while the lease runs");
        desk.database
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                "update duty set until = clock_timestamp() - interval '1 second'"));
        Duties.Held taken = other.take(Duty.MATCH).orElseThrow();
        assertTrue(taken.fence() > paused.fence());
        assertThrows(DutyLost.class, () -> desk.matcher.matchAll(paused));
        assertEquals(OrderState.ACCEPTED, desk.order(order).status().state());
        assertThrows(
                DutyLost.class,
                () ->
                        desk.accounts.change(
                                PaperDesk.OWNER,
                                portfolio.id(),
                                account -> {
                                    Duties.require(account.transaction(), paused);
                                    return true;
                                }));
        assertEquals(1, desk.matcher(other, BarSignals.NONE, OrderGuard.NONE).matchAll(taken));
        assertEquals(OrderState.FILLED, desk.order(order).status().state());
        assertFalse(desk.fills(portfolio).isEmpty());
    }

    @Test
    void onATapeOfQuotesAnOrderFillsAtTheFirstPriceBehindIt() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000", PortfolioTape.QUOTE);
        desk.quoted.put("AAA", new BigDecimal("10.50"));
        OrderRecord order = desk.buy(portfolio, "AAA", 10);
        assertEquals(0, desk.match("2026-03-02T14:29:00Z"), "before the opening");
        assertEquals(1, desk.match("2026-03-02T14:31:00Z"));
        assertEquals(OrderState.FILLED, desk.order(order).status().state());
        assertEquals(List.of("AAA 10 at 10.5 on 2026-03-02"), desk.fills(portfolio));
        assertEquals(0, desk.match("2026-03-02T14:31:30Z"), "once a minute");

        desk.quoted.put("AAA", new BigDecimal("5.25"));
        OrderRecord waiting = desk.buy(portfolio, "AAA", 1);
        assertEquals(1, desk.match("2026-03-02T14:33:00Z"));
        assertEquals("2:1", desk.holds.of(portfolio).getFirst().ratio());
        assertTrue(desk.order(waiting).status().state().isOpen());
    }

    @Test
    void whoeverCancelsWhileABarIsUnderWayKeepsItsFill() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        OrderRecord market = desk.buy(portfolio, "AAA", 10);
        OrderRecord far =
                desk.place(
                        portfolio,
                        "AAA",
                        OrderSide.BUY,
                        10,
                        OrderType.limit(new BigDecimal(5)),
                        Bracket.NONE);
        OrderRecord early = desk.buy(portfolio, "AAA", 1);
        assertEquals(
                OrderState.CANCELLED,
                desk.desk.cancel(PaperDesk.OWNER, early.id()).status().state(),
                "before the opening");
        desk.now = Instant.parse("2026-03-02T18:00:00Z");
        OrderRecord asked = desk.desk.cancel(PaperDesk.OWNER, market.id());
        assertEquals(OrderState.ACCEPTED, asked.status().state());
        assertEquals(desk.now, asked.cancelRequestedAt().orElseThrow());
        desk.desk.cancel(PaperDesk.OWNER, far.id());
        desk.bars("AAA", "2026-03-02,10,11,8,8,1000");
        desk.match("2026-03-02T21:30:00Z");
        assertEquals(OrderState.FILLED, desk.order(market).status().state());
        assertEquals(OrderState.CANCELLED, desk.order(far).status().state());
        assertEquals(OrderReason.REQUESTED, desk.order(far).status().reason());
    }

    @Test
    void aCancellationWaitsForABarNoLongerThanOthersDo() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("10000");
        OrderRecord order = desk.buy(portfolio, "AAA", 10);
        desk.now = Instant.parse("2026-03-02T18:00:00Z");
        desk.desk.cancel(PaperDesk.OWNER, order.id());
        desk.match("2026-03-02T22:55:00Z");
        assertTrue(desk.order(order).status().state().isOpen());
        desk.match("2026-03-02T23:05:00Z");
        assertEquals(OrderState.CANCELLED, desk.order(order).status().state());
    }
}
