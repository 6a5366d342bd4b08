package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Closed trades out of an account's lots, with results worked out by hand.
final class TradeRecordDaoTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    private void day(int day, int price) throws InterruptedException {
        String date = "2026-03-0" + day;
        desk.bars("AAA", "%s,%d,%d,%d,%d,9000".formatted(date, price, price + 1, price - 1, price));
        desk.match(date + "T22:00:00Z");
    }

    private void sell(Portfolio portfolio, int shares) {
        desk.place(portfolio, "AAA", OrderSide.SELL, shares, OrderType.market(), Bracket.NONE);
    }

    private TradeRecord read() {
        return desk.database
                .jdbi()
                .withHandle(h -> new TradeRecordDao().read(h, PaperDesk.OWNER, Optional.empty()));
    }

    /// 10 bought at 100 become 20 by a split; 8 are sold at 60 and 12 at 55: 1,140 for 1,000.
    @Test
    void aTradeWithASplitInItCountsOnceAllOfItIsClosed() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,9000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 10);
        day(2, 100);
        desk.record(
                "AAA",
                CorporateAction.split(LocalDate.of(2026, 3, 3), new BigDecimal(2), BigDecimal.ONE));
        day(3, 50);
        sell(portfolio, 8);
        day(4, 60);
        assertEquals(0, read().n());
        sell(portfolio, 12);
        day(5, 55);
        TradeRecord record = read();
        assertEquals(1, record.n());
        assertEquals(0, record.failures());
        assertEquals(0.14, record.meanGain(), 1e-12);
    }

    /// The two orders are told apart, though one sale closes shares of both.
    @Test
    void aTradeIsWhatOneOrderOpened() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,9000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.buy(portfolio, "AAA", 10);
        day(2, 100);
        desk.buy(portfolio, "AAA", 10);
        day(3, 110);
        sell(portfolio, 15);
        day(4, 105);
        assertEquals(1, read().n());
        assertEquals(0.05, read().meanGain(), 1e-12);
        sell(portfolio, 5);
        day(5, 99);
        TradeRecord record = read();
        assertEquals(2, record.n());
        assertEquals(1, record.failures());
        // 5 at 105 and 5 at 99 for 1,100
        assertEquals(80.0 / 1100, record.meanLoss(), 1e-12);
    }
}
