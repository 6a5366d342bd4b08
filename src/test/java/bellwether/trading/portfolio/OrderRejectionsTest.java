package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderRejectionsTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aRuinedPortfolioTakesNoOrders() {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000");
        Portfolio portfolio = desk.portfolio("1000");
        desk.database.jdbi().useHandle(h -> h.execute("update portfolio set ruined = true"));
        Refusal refusal = assertThrows(Refusal.class, () -> desk.buy(portfolio, "AAA", 1));
        assertEquals("portfolio_ruined", refusal.code());
        assertEquals(RefusalKind.CONFLICT, refusal.kind());
    }
}
