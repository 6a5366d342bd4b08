package bellwether.trading.portfolio.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.TradeExcursions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Closed trades as the journal reads them, of a portfolio at work.
final class TradeHistoryTest {
    private final PaperDesk paper = new PaperDesk("2024-03-04T22:00:00Z");
    private final TradeHistory history =
            new TradeHistory(
                    paper.database.jdbi(),
                    paper.accounts,
                    new PortfolioPerformance(paper.database.jdbi(), _ -> Map.of()),
                    new TradeExcursions(paper.market));

    @AfterEach
    void close() {
        paper.close();
    }

    private Portfolio stopped() throws InterruptedException {
        paper.bars("AAA", "2024-03-01,100,101,99,100,1000", "2024-03-04,100,101,99,100,1000");
        Portfolio portfolio = paper.portfolio("100000");
        paper.place(
                portfolio,
                "AAA",
                OrderSide.BUY,
                10,
                OrderType.market(),
                Bracket.of(ExitLevel.at(new BigDecimal("95")), null));
        paper.bars("AAA", "2024-03-05,100,103,99,102,1000");
        paper.match("2024-03-05T22:00:00Z");
        paper.bars("AAA", "2024-03-06,102,104,94,96,1000");
        paper.match("2024-03-06T22:00:00Z");
        return portfolio;
    }

    @Test
    void theRiskOfATradeIsThatToTheStopThatItsEntryBrought() throws InterruptedException {
        Portfolio portfolio = stopped();
        List<PastTrade> trades = history.of(PaperDesk.OWNER);
        assertEquals(1, trades.size());
        PastTrade trade = trades.getFirst();
        assertEquals(new TradeKey(portfolio.id(), 1), trade.key());
        assertEquals("stop", trade.exitReason());
        assertEquals(LocalDate.of(2024, 3, 5), trade.times().opened());
        assertEquals(LocalDate.of(2024, 3, 6), trade.times().closed());
        assertNull(trade.times().closedAt(), "of daily bars the time of day is not known");
        PlannedStop stop = trade.stop();
        assertNotNull(stop);
        assertEquals(0, stop.price().compareTo(new BigDecimal("95")));
        assertEquals(0, stop.perUnit().compareTo(BigDecimal.ONE));
        assertTrue(!stop.withdrawn());
        BigDecimal risk = trade.risk();
        assertNotNull(risk);
        assertEquals(0, risk.compareTo(trade.entryValue().subtract(new BigDecimal("950"))));
        Double multiples = trade.multiples(trade.net());
        assertNotNull(multiples);
        assertEquals(trade.net().doubleValue() / risk.doubleValue(), multiples, 1e-12);
        assertTrue(multiples < 0, "it lost");
        TradeWay way = history.ways(PaperDesk.OWNER, _ -> true).get(trade.key());
        assertNotNull(way);
        assertNotNull(way.favourable());
        assertTrue(way.favourable().compareTo(new BigDecimal("25")) > 0, "it was at 103 once");
    }

    @Test
    void excursionsHaveTheDigitsOfTheirMoney() throws InterruptedException {
        String[] days = {"2024-03-01,100,101,99,100,1000", "2024-03-04,100,101,99,100,1000"};
        paper.bars("7203.T", days);
        Portfolio portfolio =
                paper.accounts.create(
                        PaperDesk.OWNER,
                        "yen",
                        new PortfolioTerms(
                                "JPY", PortfolioTape.DAILY, LotMethod.FIFO, false, "none", false),
                        new BigDecimal(100_000));
        paper.buy(portfolio, "7203.T", 10);
        paper.bars("7203.T", "2024-03-05,100,103,99.57,102,1000");
        paper.match("2024-03-05T22:00:00Z");
        paper.place(portfolio, "7203.T", OrderSide.SELL, 10, OrderType.market(), Bracket.NONE);
        paper.bars("7203.T", "2024-03-06,102,104,94,96,1000");
        paper.match("2024-03-06T22:00:00Z");
        TradeWay way = history.ways(PaperDesk.OWNER, _ -> true).values().iterator().next();
        assertEquals(new BigDecimal("4"), way.adverse());
    }

    @Test
    void aStopThatItsOwnerCancelledIsSaidSo() throws InterruptedException {
        paper.bars("AAA", "2024-03-01,100,101,99,100,1000", "2024-03-04,100,101,99,100,1000");
        Portfolio portfolio = paper.portfolio("100000");
        var entry =
                paper.place(
                        portfolio,
                        "AAA",
                        OrderSide.BUY,
                        10,
                        OrderType.market(),
                        Bracket.of(ExitLevel.at(new BigDecimal("95")), null));
        paper.bars("AAA", "2024-03-05,100,103,99,102,1000");
        paper.match("2024-03-05T22:00:00Z");
        paper.accounts.change(
                PaperDesk.OWNER,
                portfolio.id(),
                account -> account.cancel(entry.id().account() + ".sl", OrderReason.REQUESTED));
        paper.place(portfolio, "AAA", OrderSide.SELL, 10, OrderType.market(), Bracket.NONE);
        paper.bars("AAA", "2024-03-06,102,104,94,96,1000");
        paper.match("2024-03-06T22:00:00Z");
        PastTrade trade = history.of(PaperDesk.OWNER).getFirst();
        assertEquals("order", trade.exitReason());
        PlannedStop stop = trade.stop();
        assertNotNull(stop);
        assertTrue(stop.withdrawn());
        assertTrue(trade.isWin());
    }

    private static final LocalDate SPLIT_DAY = LocalDate.of(2024, 3, 7);

    private void day(int day, int price) throws InterruptedException {
        String date = "2024-03-0" + day;
        paper.bars(
                "AAA", "%s,%d,%d,%d,%d,1000".formatted(date, price, price + 1, price - 1, price));
        paper.match(date + "T22:00:00Z");
    }

    private OrderRecord bought(Portfolio portfolio, int shares) throws InterruptedException {
        OrderRecord entry =
                paper.place(
                        portfolio,
                        "AAA",
                        OrderSide.BUY,
                        shares,
                        OrderType.market(),
                        Bracket.of(ExitLevel.at(new BigDecimal("60")), null));
        day(5, 100);
        return entry;
    }

    private void sell(Portfolio portfolio, int shares) {
        paper.place(portfolio, "AAA", OrderSide.SELL, shares, OrderType.market(), Bracket.NONE);
    }

    private static void assertRisk(String expected, PastTrade trade) {
        BigDecimal risk = trade.risk();
        assertNotNull(risk);
        assertEquals(0, new BigDecimal(expected).compareTo(risk), "was " + risk);
    }

    @Test
    void theRiskIsTheSameWhateverSplitsCameBeforeAndAfterTheClosing() throws InterruptedException {
        paper.bars("AAA", "2024-03-04,100,101,99,100,1000");
        Portfolio portfolio = paper.portfolio("100000");
        bought(portfolio, 10);
        sell(portfolio, 4);
        day(6, 104);
        paper.record("AAA", CorporateAction.split(SPLIT_DAY, BigDecimal.TWO, BigDecimal.ONE));
        day(7, 52);
        sell(portfolio, 12);
        day(8, 54);
        List<PastTrade> trades = history.of(PaperDesk.OWNER);
        assertEquals(2, trades.size());
        assertEquals(0, trades.getFirst().quantity().compareTo(new BigDecimal(4)));
        assertRisk("160", trades.getFirst());
        assertEquals(0, trades.getLast().quantity().compareTo(new BigDecimal(12)));
        assertRisk("240", trades.getLast());
        Double multiples = trades.getFirst().multiples(trades.getFirst().net());
        assertNotNull(multiples);
        assertEquals(trades.getFirst().net().doubleValue() / 160, multiples, 1e-12);
    }

    @Test
    void aStopThatWasCancelledBeforeASplitIsCountedInSharesAfterIt() throws InterruptedException {
        paper.bars("AAA", "2024-03-04,100,101,99,100,1000");
        Portfolio portfolio = paper.portfolio("100000");
        OrderRecord entry = bought(portfolio, 10);
        paper.accounts.change(
                PaperDesk.OWNER,
                portfolio.id(),
                account -> account.cancel(entry.id().account() + ".sl", OrderReason.REQUESTED));
        day(6, 104);
        paper.record("AAA", CorporateAction.split(SPLIT_DAY, BigDecimal.TWO, BigDecimal.ONE));
        day(7, 52);
        sell(portfolio, 20);
        day(8, 54);
        PastTrade trade = history.of(PaperDesk.OWNER).getFirst();
        PlannedStop stop = trade.stop();
        assertNotNull(stop);
        assertEquals(0, stop.price().compareTo(new BigDecimal(30)), "was " + stop.price());
        assertRisk("400", trade);
    }

    @Test
    void whatASplitLeavesOfAShareIsNoTrade() throws InterruptedException {
        paper.bars("AAA", "2024-03-04,100,101,99,100,1000");
        Portfolio portfolio = paper.portfolio("100000");
        bought(portfolio, 11);
        day(6, 100);
        paper.record("AAA", CorporateAction.split(SPLIT_DAY, new BigDecimal(5), new BigDecimal(4)));
        day(7, 80);
        assertEquals(0, paper.held(portfolio, "AAA").compareTo(new BigDecimal(13)));
        assertEquals(List.of(), history.of(PaperDesk.OWNER), "0.75 shares were paid in cash");
        assertEquals(Map.of(), history.ways(PaperDesk.OWNER, _ -> true));
    }

    @Test
    void whatIsHeldAndWhenOrdersWerePlacedIsKnownByDayAndQuarter() throws InterruptedException {
        paper.bars("AAA", "2024-03-04,100,101,99,100,1000");
        paper.now = Instant.parse("2024-03-04T22:10:00Z");
        Portfolio portfolio = paper.portfolio("100000");
        bought(portfolio, 10);
        OwnerActivity activity = history.activity();
        assertEquals(List.of(new HeldTicker("AAA", true)), activity.held(PaperDesk.OWNER));
        assertEquals(
                List.of(new HeldDay(portfolio.id(), LocalDate.of(2024, 3, 5))),
                activity.heldDays(PaperDesk.OWNER));
        assertEquals(
                List.of(Instant.parse("2024-03-04T22:00:00Z")),
                activity.placed(PaperDesk.OWNER),
                "the stop that the order brought was not placed by hand");
        assertEquals(List.of(), activity.held("bob"));
        assertEquals(List.of(), activity.heldDays("bob"));
        assertEquals(List.of(), activity.placed("bob"));
    }

    @Test
    void howFarThePriceWentIsKnownOnceTheLastBarIsFinished() throws InterruptedException {
        stopped();
        TradeKey key = history.of(PaperDesk.OWNER).getFirst().key();
        paper.now = Instant.parse("2024-03-06T16:00:00Z");
        TradeWay during = history.ways(PaperDesk.OWNER, key::equals).get(key);
        assertNotNull(during);
        assertEquals("the bar of 2024-03-06 is not finished", during.unknown());
        assertNull(during.adverse());
        paper.now = Instant.parse("2024-03-06T22:00:00Z");
        TradeWay after = history.ways(PaperDesk.OWNER, key::equals).get(key);
        assertNotNull(after);
        assertNull(after.unknown());
        assertEquals(Map.of(), history.ways(PaperDesk.OWNER, _ -> false));
    }

    @Test
    void theWayOfATradeIsMeasuredInSharesOfItsEntryAcrossASplit() throws InterruptedException {
        paper.bars("AAA", "2024-03-04,100,101,99,100,1000");
        Portfolio portfolio = paper.portfolio("100000");
        bought(portfolio, 10);
        day(6, 104);
        paper.record("AAA", CorporateAction.split(SPLIT_DAY, BigDecimal.TWO, BigDecimal.ONE));
        day(7, 55);
        sell(portfolio, 20);
        day(8, 54);
        PastTrade trade = history.of(PaperDesk.OWNER).getFirst();
        TradeWay way = history.ways(PaperDesk.OWNER, _ -> true).get(trade.key());
        assertNotNull(way);
        assertNotNull(way.favourable());
        // 56 in new shares are 112 in old ones, 12 above the entry
        assertEquals(0, way.favourable().compareTo(new BigDecimal("120")), way.toString());
        assertNotNull(way.adverse());
        assertEquals(0, way.adverse().compareTo(BigDecimal.TEN), way.toString());
    }

    @Test
    void anothersTradesAreNotThere() throws InterruptedException {
        stopped();
        TradeKey key = history.of(PaperDesk.OWNER).getFirst().key();
        assertEquals(List.of(), history.of("bob"));
        assertEquals(Optional.of("AAA"), history.ticker(PaperDesk.OWNER, key));
        assertEquals(Optional.empty(), history.ticker("bob", key));
        assertEquals(Optional.of(key), TradeKey.parse(key.toString()));
        for (String wrong : List.of("", "tr_1", "tr_0_1", "tr_1_01", "TR_1_1", "tr_1_1 ")) {
            assertEquals(Optional.empty(), TradeKey.parse(wrong), wrong);
        }
    }
}
