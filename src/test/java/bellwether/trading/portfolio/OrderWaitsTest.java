package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.TradingCalendar;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.matching.OrderWait;
import bellwether.trading.portfolio.matching.OrderWait.Reason;
import bellwether.trading.portfolio.matching.OrderWaits;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What users are told of orders that do not fill.
final class OrderWaitsTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");
    private final OrderWaits waits =
            new OrderWaits(desk.database.jdbi(), desk.accounts, desk.market, () -> desk.now);

    @AfterEach
    void close() {
        desk.close();
    }

    private void assertWaits(OrderRecord order, Reason reason, String words) {
        OrderWait wait = waits.of(desk.order(order)).orElseThrow();
        assertEquals(reason, wait.reason(), wait.detail());
        assertTrue(wait.detail().contains(words), wait.detail());
    }

    @Test
    void anOrderSaysWhichBarIsMissingAndWhatTheLastOneDidToIt() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000");
        desk.bars("BBB", "2026-02-27,100,101,99,100,1000");
        Portfolio portfolio = desk.portfolio("100000");
        OrderRecord market = desk.buy(portfolio, "AAA", 150);
        OrderRecord limit = desk.limit(portfolio, "AAA", 1, "80", TimeInForce.GTC);
        assertWaits(market, Reason.NEXT_BAR, "begins at 2026-03-02T14:30:00Z");
        desk.now = Instant.parse("2026-03-02T15:00:00Z");
        assertWaits(market, Reason.BAR_UNDER_WAY, "at 2026-03-02T21:00:00Z");
        desk.now = Instant.parse("2026-03-02T21:30:00Z");
        assertWaits(market, Reason.BAR_MISSING, "The 1d bar of 2026-03-02");
        desk.bars("AAA", "2026-03-02,100,101,99,100,1000");
        assertWaits(market, Reason.MATCHING, "within seconds");
        desk.match("2026-03-02T22:00:00Z");
        assertWaits(market, Reason.NEXT_BAR, "volume of 1000, of which at most 10 %");
        assertWaits(limit, Reason.NEXT_BAR, "low at 99: it did not go through the limit 80");

        OrderRecord other = desk.buy(portfolio, "BBB", 1);
        desk.now = Instant.parse("2026-03-03T21:30:00Z");
        desk.bars("AAA", "2026-03-03,100,101,99,100,0");
        assertWaits(market, Reason.OTHER_SYMBOLS, "BBB that began with it are waited for until");
        assertWaits(other, Reason.BAR_MISSING, "refresh BBB");
        desk.match("2026-03-03T23:30:00Z");
        assertWaits(market, Reason.NEXT_BAR, "of 2026-03-03 has no volume");

        desk.now = Instant.parse("2026-03-04T21:30:00Z");
        desk.bars("AAA", "2026-03-04,50,51,49,50,1000");
        desk.match("2026-03-04T23:30:00Z");
        assertWaits(market, Reason.SPLIT_SUSPECTED, "record it");
        desk.now = Instant.parse("2026-03-05T16:00:00Z");
        desk.desk.cancel(PaperDesk.OWNER, market.id());
        desk.match("2026-03-05T16:00:10Z");
        assertTrue(waits.of(desk.order(market)).isEmpty());
    }

    @Test
    void withQuotesItSaysWhenTheyAreAskedFor() {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000");
        Portfolio portfolio = desk.portfolio("1000", PortfolioTape.QUOTE);
        OrderRecord order = desk.buy(portfolio, "AAA", 1);
        assertWaits(order, Reason.QUOTE, "closed: quotes are asked for from 2026-03-02T14:30:00Z");
        desk.now = Instant.parse("2026-03-02T15:00:00Z");
        assertWaits(order, Reason.QUOTE, "once a minute");
    }

    /// An order that is placed before the exchange opens meets no quote before.
    @Test
    void theFirstQuoteIsThatOfASession() {
        TradingCalendar calendar = desk.market.calendar("AAA");
        Instant early = Instant.parse("2026-03-02T12:00:00Z");
        Instant within = Instant.parse("2026-03-02T15:00:30Z");
        assertEquals(
                Instant.parse("2026-03-02T14:30:00Z"),
                FirstBar.from(calendar, PortfolioTape.QUOTE, early));
        assertEquals(within, FirstBar.from(calendar, PortfolioTape.QUOTE, within));
    }
}
