package bellwether.trading.portfolio.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.TradeExcursions;
import java.math.BigDecimal;
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
        TradeWay way = history.ways(PaperDesk.OWNER).get(trade.key());
        assertNotNull(way);
        assertNotNull(way.favourable());
        assertTrue(way.favourable().compareTo(new BigDecimal("25")) > 0, "it was at 103 once");
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
