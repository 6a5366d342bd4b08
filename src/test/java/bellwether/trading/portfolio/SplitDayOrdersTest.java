package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Orders around the day of a split of four for one: those of the eve are in old shares, those of
/// its session in new ones.
final class SplitDayOrdersTest {
    private static final LocalDate EX_DATE = LocalDate.of(2026, 3, 3);
    private static final String EVE_BAR = "2026-03-02,100,101,99,100,100000";

    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    private void assertOrder(OrderRecord order, String limit, String remaining) {
        OrderRecord now = desk.order(order);
        OrderType.Limit type = (OrderType.Limit) now.status().order().type();
        assertAmount(limit, type.limit());
        assertAmount(remaining, Objects.requireNonNull(now.status().remaining()));
    }

    private static void assertAmount(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), "was " + actual);
    }

    private OrderRecord limit(Portfolio portfolio, int shares, String limit) {
        return desk.limit(portfolio, "AAA", shares, limit, TimeInForce.GTC);
    }

    private void at(String moment) {
        desk.now = Instant.parse(moment);
    }

    private void walkExDate() throws InterruptedException {
        desk.bars("AAA", "2026-03-03,25,26,24,25,100000");
        desk.match("2026-03-03T23:00:00Z");
    }

    @Test
    void anOrderOfTheSessionIsInNewShares() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000", EVE_BAR);
        at("2026-03-02T22:00:00Z");
        Portfolio portfolio = desk.portfolio("100000");
        OrderRecord old = limit(portfolio, 100, "80");
        desk.record("AAA", CorporateAction.split(EX_DATE, 4));
        at("2026-03-03T17:00:00Z");
        desk.allowed = Set.of(PriceDoubt.values());
        OrderRecord fresh = limit(portfolio, 100, "20");
        walkExDate();
        assertOrder(old, "20", "400");
        assertOrder(fresh, "20", "100");
        assertEquals(List.of(), desk.fills(portfolio));
    }

    @Test
    void anOrderOfTheEveningBeforeIsInOldSharesThoughUtcHasTheNextDay()
            throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000", EVE_BAR);
        desk.record("AAA", CorporateAction.split(EX_DATE, 4));
        at("2026-03-02T21:30:00Z");
        Portfolio portfolio = desk.portfolio("100000");
        at("2026-03-03T01:30:00Z"); // 20:30 in New York
        OrderRecord order = limit(portfolio, 100, "95");
        walkExDate();
        assertOrder(order, "23.75", "400");
        assertEquals(List.of(), desk.fills(portfolio));
    }

    @Test
    void aPortfolioOfTheEveningBeforeMeetsTheSplit() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000", EVE_BAR);
        desk.record("AAA", CorporateAction.split(EX_DATE, 4));
        at("2026-03-03T01:30:00Z");
        Portfolio portfolio = desk.portfolio("100000");
        OrderRecord order = limit(portfolio, 100, "95");
        walkExDate();
        assertOrder(order, "23.75", "400");
    }
}
