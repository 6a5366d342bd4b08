package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.performance.LastTrade;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.TracedTrade;
import bellwether.trading.portfolio.performance.TradeExcursions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Finished trades with the first stop of the order that opened them.
final class TradeBookTest {
    private final PaperDesk desk = new PaperDesk("2026-02-28T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    /// The stop of 80 is one of 20 after a split of 4 for 1, as the trade's other prices are.
    @Test
    void aTradeKnowsItsFirstStopInSharesOfTheClosingDay() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000");
        Portfolio portfolio = desk.portfolio("10000");
        TradeBook book =
                new TradeBook(
                        new PortfolioPerformance(desk.database.jdbi(), _ -> Map.of()),
                        new TradeExcursions(desk.market));
        assertTrue(book.last().isEmpty());
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
        desk.bars("AAA", "2026-03-04,24,24,18,19,4000");
        desk.match("2026-03-04T22:00:00Z");

        assertEquals(List.of(new LastTrade(portfolio.id(), PaperDesk.OWNER, 1)), book.last());
        List<TracedTrade> trades = book.after(portfolio, 0);
        assertEquals(1, trades.size());
        TracedTrade stopped = trades.getLast();
        assertEquals("stop", stopped.trade().span().reason());
        assertEquals(0, new BigDecimal(20).compareTo(stopped.firstStop()));
        assertEquals(0, new BigDecimal(40).compareTo(stopped.trade().quantity()));
        assertEquals(List.of(stopped), book.after(portfolio, 0));
        assertTrue(book.after(portfolio, 1).isEmpty());
    }
}
