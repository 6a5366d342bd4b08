package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Orders at prices that nobody can trade at are taken only where they say so. The last bar is of
/// Friday, 27 February; prices are too old after three sessions.
final class DoubtfulPricesTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @BeforeEach
    void store() {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void at(String moment) {
        desk.now = Instant.parse(moment);
    }

    private String refused(Portfolio portfolio) {
        Refusal refusal = assertThrows(Refusal.class, () -> desk.buy(portfolio, "AAA", 1));
        assertTrue(refusal.detail().contains("\"allow\": [\""), refusal.detail());
        return refusal.code();
    }

    @Test
    void oldOnesAreRefusedOnceTheFourthSessionIsOver() {
        Portfolio portfolio = desk.portfolio("1000");
        at("2026-03-05T20:59:00Z");
        desk.buy(portfolio, "AAA", 1);
        at("2026-03-05T21:00:00Z");
        assertEquals("stale_prices", refused(portfolio));
        desk.allowed = Set.of(PriceDoubt.SYNTHETIC);
        assertEquals("stale_prices", refused(portfolio), "that is another doubt");
        desk.allowed = Set.of(PriceDoubt.STALE);
        desk.buy(portfolio, "AAA", 1);
    }

    @Test
    void whatReducesPasses() throws InterruptedException {
        Portfolio portfolio = desk.portfolio("1000");
        desk.buy(portfolio, "AAA", 5);
        desk.bars("AAA", "2026-03-02,10,11,9,10,1000");
        desk.match("2026-03-02T22:00:00Z");
        at("2026-03-20T12:00:00Z");
        assertEquals("stale_prices", refused(portfolio));
        desk.place(portfolio, "AAA", OrderSide.SELL, 2, OrderType.market(), Bracket.NONE);
        Refusal turned =
                assertThrows(
                        Refusal.class,
                        () ->
                                desk.place(
                                        portfolio,
                                        "AAA",
                                        OrderSide.SELL,
                                        6,
                                        OrderType.market(),
                                        Bracket.NONE));
        assertEquals("stale_prices", turned.code(), "a turn-over opens");
        StrategyPlace place = desk.accounts.records().manual(PaperDesk.OWNER, portfolio.id());
        desk.desk.close(PaperDesk.OWNER, place, "AAA", Optional.empty());
    }

    @Test
    void whereQuotesAreAskedForOldBarsAreNoDoubt() {
        Portfolio portfolio = desk.portfolio("1000", PortfolioTape.QUOTE);
        at("2026-03-20T12:00:00Z");
        desk.quoted.put("AAA", BigDecimal.TEN);
        desk.buy(portfolio, "AAA", 1);
    }

    @Test
    void inventedOnesAreRefusedHoweverNewTheyAre() {
        desk.database.jdbi().useHandle(h -> h.execute("update symbol set synthetic = true"));
        Portfolio portfolio = desk.portfolio("1000");
        assertEquals("synthetic_prices", refused(portfolio));
        desk.allowed = Set.of(PriceDoubt.SYNTHETIC);
        desk.buy(portfolio, "AAA", 1);
        at("2026-03-20T12:00:00Z");
        desk.buy(portfolio, "AAA", 1);
    }
}
