package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Statuses;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.Portfolio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A halt refuses what opens until it is resumed, with its reason kept.
final class RiskHaltsTest {
    private static final Actor ANN =
            new Actor(new Caller("k", RiskBook.OWNER, Role.TRADER), "request", "");

    private final RiskBook book = new RiskBook();
    private final List<String> audited = new ArrayList<>();
    private final RiskHalts halts =
            new RiskHalts(
                    book.accounts,
                    book.market,
                    (actor, action, object, outcome) ->
                            audited.add(action + " " + object + " " + outcome),
                    book.now::get);
    private Portfolio portfolio;

    @BeforeEach
    void begin() {
        book.prices.put("AAA", "100");
        book.prices.put("BBB", "50");
        portfolio = book.portfolio("halted", RiskLimits.OFF);
    }

    @AfterEach
    void close() {
        book.close();
    }

    private Order limitSale() {
        Order sale = book.sell("AAA", "50");
        return Order.of(
                sale.id(),
                sale.position(),
                sale.side(),
                sale.size(),
                OrderType.limit(new BigDecimal(120)));
    }

    private List<String> events() {
        return book.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select owner || ' ' || name || ' ' || data from live_event order by id")
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void blockRefusesWhatOpensAndLetsReducePass() {
        book.hold(portfolio, "AAA", "100", "100");
        Order waiting = book.buy("BBB", "1");
        book.take(portfolio, waiting);
        RiskHalts.HaltResult done = halts.halt(ANN, portfolio.id(), HaltMode.BLOCK, "news");
        assertEquals(List.of(), done.cancelled());
        Refusal refusal =
                assertThrows(Refusal.class, () -> book.take(portfolio, book.buy("AAA", "1")));
        assertEquals("halted", refusal.code());
        assertEquals(409, Statuses.of(refusal));
        assertTrue(book.take(portfolio, book.sell("AAA", "50")).state().isOpen());
        assertEquals(2, book.state(portfolio).orders().size());
    }

    @Test
    void cancelEndsWhatWouldOpenOnly() {
        book.hold(portfolio, "AAA", "100", "100");
        Order sale = limitSale();
        Order entry = book.buy("BBB", "1");
        book.take(portfolio, sale);
        book.take(portfolio, entry);
        RiskHalts.HaltResult done = halts.halt(ANN, portfolio.id(), HaltMode.CANCEL, "news");
        assertEquals(List.of(entry.id()), done.cancelled());
        assertEquals(
                List.of(sale.id()),
                book.state(portfolio).orders().stream().map(order -> order.order().id()).toList());
    }

    /// Long and short, with a bracket and a sale that waits: after the next bar nothing is left.
    @Test
    void flattenClosesEverything() {
        book.take(portfolio, RiskBook.stopped(book.buy("AAA", "100"), "90"));
        book.take(portfolio, book.sell("BBB", "40"));
        book.trade(portfolio, "AAA", "100", "BBB", "50");
        book.take(portfolio, limitSale());
        RiskHalts.HaltResult done = halts.halt(ANN, portfolio.id(), HaltMode.FLATTEN, "stop all");
        assertEquals(1, done.cancelled().size());
        assertEquals(2, done.closing().size());
        book.trade(portfolio, "AAA", "130", "BBB", "60");
        assertTrue(
                book.state(portfolio).positions().stream()
                        .allMatch(position -> position.quantity().signum() == 0));
        assertEquals(List.of(), book.state(portfolio).orders());
    }

    @Test
    void resumeNeedsAHaltAndLetsOrdersPassAgain() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> halts.resume(ANN, portfolio.id(), "calm"));
        assertEquals("not_halted", refusal.code());
        halts.halt(ANN, portfolio.id(), HaltMode.BLOCK, "news");
        halts.halt(ANN, portfolio.id(), HaltMode.CANCEL, "more news");
        assertEquals("more news", current().reason());
        assertTrue(
                book.accounts
                        .records()
                        .find(RiskBook.OWNER, portfolio.id())
                        .orElseThrow()
                        .halted());
        halts.resume(ANN, portfolio.id(), "calm");
        assertFalse(
                book.accounts
                        .records()
                        .find(RiskBook.OWNER, portfolio.id())
                        .orElseThrow()
                        .halted());
        assertEquals(OrderState.ACCEPTED, book.take(portfolio, book.buy("AAA", "1")).state());
    }

    private TradeHalt current() {
        return book.database
                .jdbi()
                .withHandle(h -> new HaltDao().current(h, portfolio.id()).orElseThrow());
    }

    @Test
    void haltsAreAuditedAndPublished() {
        halts.halt(ANN, portfolio.id(), HaltMode.BLOCK, "news");
        halts.resume(ANN, portfolio.id(), "calm");
        String id = portfolio.id().toString();
        assertEquals(
                List.of(
                        "portfolio.halt " + id + " block: news",
                        "portfolio.resume " + id + " calm"),
                audited);
        List<String> events = events();
        assertEquals(2, events.size());
        assertTrue(events.get(0).startsWith("ann risk.halted"), events.get(0));
        assertTrue(events.get(0).contains("\"mode\":\"block\",\"reason\":\"news\""), events.get(0));
        assertTrue(events.get(1).startsWith("ann risk.resumed"), events.get(1));
    }

    @Test
    void anothersPortfolioIsLikeNone() {
        Actor bob = new Actor(new Caller("b", "bob", Role.TRADER), "request", "");
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> halts.halt(bob, portfolio.id(), HaltMode.BLOCK, "mine"));
        assertEquals("unknown_portfolio", refusal.code());
    }
}
