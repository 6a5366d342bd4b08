package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
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
