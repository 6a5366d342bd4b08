package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderState;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The first order in another currency than the portfolio's.
final class ForeignOrderTest {
    private final PaperDesk desk = new PaperDesk("2026-03-02T06:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    private Portfolio portfolio() {
        return desk.accounts.create(
                PaperDesk.OWNER,
                "dollars",
                new PortfolioTerms("USD", PortfolioTape.DAILY, LotMethod.FIFO, false, "none", true),
                new BigDecimal("10000"));
    }

    @Test
    void isTakenAndFilledAtTheStoredRate() throws InterruptedException {
        desk.bars("EURUSD=X", "2026-02-27,1.1,1.1,1.1,1.1,0");
        desk.bars("SAP.DE", "2026-02-27,100,101,99,100,100000");
        Portfolio portfolio = portfolio();
        OrderRecord order = desk.buy(portfolio, "SAP.DE", 10);
        assertEquals(OrderState.ACCEPTED, order.status().state());
        desk.bars("SAP.DE", "2026-03-02,100,101,99,100,100000");
        desk.bars("EURUSD=X", "2026-03-02,1.1,1.1,1.1,1.1,0");
        desk.match("2026-03-02T22:00:00Z");
        assertEquals(OrderState.FILLED, desk.order(order).status().state());
        AccountView view = desk.accounts.view(PaperDesk.OWNER, portfolio.id());
        // 1,000 euros cost 1,100 dollars, and converting them 0.1 %
        assertEquals(
                0,
                new BigDecimal("9998.90").compareTo(view.equity().orElseThrow()),
                view.equity().toString());
    }

    @Test
    void withoutARateItSaysWhatToImport() {
        desk.bars("SAP.DE", "2026-02-27,100,101,99,100,100000");
        Refusal refusal = assertThrows(Refusal.class, () -> desk.buy(portfolio(), "SAP.DE", 10));
        assertEquals("currency_unknown", refusal.code());
        assertTrue(refusal.detail().contains("EURUSD=X"), refusal.detail());
    }
}
