package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.OrderState;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.TradeExcursions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Closing a position, and asking for it again.
final class ClosePositionTest {
    private final PaperDesk desk = new PaperDesk("2026-03-01T12:00:00Z");
    private Portfolio portfolio;

    @BeforeEach
    void hold() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,100000");
        portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 10);
        desk.bars("AAA", "2026-03-02,100,101,99,100,100000");
        desk.match("2026-03-02T22:00:00Z");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private OrderDesk.Placed close(String key) {
        return desk.desk.close(
                PaperDesk.OWNER,
                desk.accounts.records().manual(PaperDesk.OWNER, portfolio.id()),
                "AAA",
                Optional.of(key));
    }

    /// The answer was lost, and the order has filled by then.
    @Test
    void aRepetitionAfterTheFillGetsTheFirstOrder() throws InterruptedException {
        OrderDesk.Placed first = close("k");
        assertFalse(first.repeated());
        desk.bars("AAA", "2026-03-03,101,102,100,101,100000");
        desk.match("2026-03-03T22:00:00Z");
        assertEquals(0, desk.held(portfolio, "AAA").signum());
        OrderDesk.Placed again = close("k");
        assertTrue(again.repeated());
        assertEquals(first.order().id(), again.order().id());
        Refusal none = assertThrows(Refusal.class, () -> close("other"));
        assertEquals("unknown_position", none.code());
    }

    private void match(int day, int price) throws InterruptedException {
        desk.bars(
                "AAA",
                "2026-03-0%d,%d,%d,%d,%d,100000"
                        .formatted(day, price, price + 1, price - 1, price));
        desk.match("2026-03-0%dT22:00:00Z".formatted(day));
    }

    private OrderDesk.Placed closeTrade(OrderRecord opened) {
        return desk.desk.closeTrade(
                PaperDesk.OWNER,
                desk.accounts.records().order(PaperDesk.OWNER, opened.id()),
                Optional.empty());
    }

    /// Another trade in the same symbol stays.
    @Test
    void closingATradeClosesItsSharesOnly() throws InterruptedException {
        OrderRecord second = desk.buy(portfolio, "AAA", 4);
        match(3, 101);
        assertEquals(14, desk.held(portfolio, "AAA").intValue());
        OrderDesk.Placed closing = closeTrade(second);
        match(4, 102);
        assertEquals(OrderState.FILLED, desk.order(closing.order()).status().state());
        assertEquals(10, desk.held(portfolio, "AAA").intValue());
    }

    /// It was the trade that is closed, and another is open.
    @Test
    void aTradeThatIsClosedIsNotClosedAgain() throws InterruptedException {
        close("k");
        match(3, 101);
        OrderRecord second = desk.buy(portfolio, "AAA", 4);
        match(4, 102);
        OrderRecord first =
                desk.accounts
                        .records()
                        .orders(PaperDesk.OWNER, portfolio.id(), OrderQuery.ALL, 10)
                        .getLast();
        Refusal refusal = assertThrows(Refusal.class, () -> closeTrade(first));
        assertEquals("unknown_position", refusal.code());
        assertEquals(4, desk.held(portfolio, "AAA").intValue());
        assertFalse(closeTrade(second).repeated());
    }

    /// What an order still wants would open again.
    @Test
    void closingATradeEndsWhatItStillWants() throws InterruptedException {
        desk.bars("BBB", "2026-03-02,10,11,9,10,100000");
        OrderRecord opened = desk.buy(portfolio, "BBB", 50);
        desk.bars("BBB", "2026-03-03,10,11,9,10,200");
        match(3, 101);
        assertEquals(20, desk.held(portfolio, "BBB").intValue());
        closeTrade(opened);
        desk.bars("BBB", "2026-03-04,10,11,9,10,100000");
        match(4, 101);
        assertEquals(0, desk.held(portfolio, "BBB").signum());
        assertFalse(desk.order(opened).status().state().isOpen());
    }

    /// However many others were closed since.
    @Test
    void theProfitOfATradeIsFoundByItsOrder() throws InterruptedException {
        OrderRecord second = desk.buy(portfolio, "AAA", 4);
        match(3, 101);
        close("k");
        match(4, 103);
        TradeBook book =
                new TradeBook(
                        new PortfolioPerformance(desk.database.jdbi(), _ -> Map.of()),
                        new TradeExcursions(desk.market));
        List<FinishedTrade> trades = book.of(portfolio, List.of(second.id()));
        assertEquals(1, trades.size());
        // 4 at 101, sold at 103
        assertEquals(0, new BigDecimal(8).compareTo(trades.getFirst().profit()));
        List<FinishedTrade> all = new ArrayList<>();
        book.forEach(portfolio, all::add);
        assertEquals(2, all.size());
    }

    /// Only a tenth of the volume fills.
    @Test
    void aRepetitionAfterAPartOfTheFillGetsTheFirstOrder() throws InterruptedException {
        OrderDesk.Placed first = close("k");
        desk.bars("AAA", "2026-03-03,101,102,100,101,30");
        desk.match("2026-03-03T22:00:00Z");
        assertEquals(7, desk.held(portfolio, "AAA").intValue());
        assertEquals(first.order().id(), close("k").order().id());
    }
}
