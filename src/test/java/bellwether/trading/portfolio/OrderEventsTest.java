package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How each end of an order is published, once and to its owner.
final class OrderEventsTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    private List<String> published(String name) {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select owner || ' ' || coalesce(data ->> 'order', data ->> 'equity') || ' '
                                          || coalesce(data ->> 'state', data ->> 'shorts') || ' ' || coalesce(data ->> 'reason', 'none')
                                        from live_event where name = :name order by id
                                        """)
                                .bind("name", name)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void whatItsOwnerCancels() {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        OrderRecord order = desk.buy(desk.portfolio("1000"), "AAA", 1);
        desk.desk.cancel(PaperDesk.OWNER, order.id());
        assertEquals(
                List.of("ann " + order.id() + " cancelled requested"),
                published("order.cancelled"));
    }

    @Test
    void whatItsDayLeavesUnfilled() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("1000");
        OrderRecord order = desk.limit(portfolio, "AAA", 1, "5", TimeInForce.DAY);
        desk.bars("AAA", "2026-03-02,10,11,9,10,1000");
        desk.match("2026-03-02T22:00:00Z");
        desk.match("2026-03-03T12:00:00Z");
        assertEquals(
                List.of("ann " + order.id() + " expired day_over"), published("order.expired"));
    }

    /// By the time it could fill, another one has spent the money.
    @Test
    void whatCannotBeAffordedAtItsFill() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("1000");
        OrderRecord order = desk.buy(portfolio, "AAA", 100);
        desk.bars("AAA", "2026-03-02,12,13,11,12,100000");
        desk.match("2026-03-02T22:00:00Z");
        assertEquals(
                List.of("ann " + order.id() + " rejected insufficient_cash"),
                published("order.rejected"));
    }

    @Test
    void aShortThatOutgrowsItsMoney() throws InterruptedException {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio =
                desk.accounts.create(
                        PaperDesk.OWNER,
                        "short",
                        new PortfolioTerms(
                                "USD", PortfolioTape.DAILY, LotMethod.FIFO, true, "none", false),
                        new BigDecimal(1000));
        desk.place(portfolio, "AAA", OrderSide.SELL, 50, OrderType.market(), Bracket.NONE);
        int day = 2;
        for (int price : List.of(10, 13, 16, 20, 25, 26)) {
            desk.now = Instant.parse("2026-03-0%dT21:30:00Z".formatted(day));
            desk.bars(
                    "AAA",
                    "2026-03-0%d,%d,%d,%d,%d,1000"
                            .formatted(day, price, price + 1, price - 1, price));
            desk.match("2026-03-0%dT22:00:00Z".formatted(day));
            day += day == 6 ? 3 : 1;
        }
        assertEquals(1, published("portfolio.margin_call").size());
        assertEquals(0, desk.held(portfolio, "AAA").signum(), "all of it was bought back");
        assertEquals("AAA 50 at 26 on 2026-03-09", desk.fills(portfolio).getLast());
    }
}
