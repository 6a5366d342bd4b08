package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.risk.MarketFacts;
import bellwether.trading.portfolio.risk.MarketView;
import bellwether.trading.portfolio.risk.PositionSizes;
import bellwether.trading.portfolio.risk.PreTradeCheck;
import bellwether.trading.portfolio.risk.PreTradeChecks;
import bellwether.trading.portfolio.risk.SizeAnswer;
import bellwether.trading.portfolio.risk.SizeWish;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
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
        fill();
    }

    private void fill() throws InterruptedException {
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

    private static Order share(LockedAccount account) {
        return Order.of(
                        account.nextOrder().account(),
                        PositionKey.manual("SAP.DE"),
                        OrderSide.BUY,
                        OrderSize.shares(1),
                        OrderType.market())
                .withBracket(Bracket.of(ExitLevel.at(BigDecimal.valueOf(90)), null));
    }

    private SizeAnswer size(Portfolio portfolio) {
        return new PositionSizes(desk.accounts, facts(), () -> desk.now)
                .size(
                        PaperDesk.OWNER,
                        portfolio.id(),
                        "EUR",
                        ForeignOrderTest::share,
                        SizeWish.USUAL);
    }

    private MarketView facts() {
        return new MarketView(h -> new MarketFacts(h, desk.market, () -> desk.now));
    }

    /// As an order is, though the portfolio never held the currency.
    @Test
    void isSizedAndCheckedAtTheStoredRate() {
        desk.bars("EURUSD=X", "2026-02-27,1.1,1.1,1.1,1.1,0");
        desk.bars("SAP.DE", "2026-02-27,100,101,99,100,100000");
        Portfolio portfolio = portfolio();
        SizeAnswer answer = size(portfolio);
        assertTrue(answer.shares() != null && answer.shares().signum() > 0, answer::toString);
        PreTradeCheck check =
                new PreTradeChecks(desk.accounts, facts(), () -> desk.now)
                        .check(
                                PaperDesk.OWNER,
                                portfolio.id(),
                                new TradedSymbols(desk.market, 3, () -> desk.now).find("SAP.DE"),
                                ForeignOrderTest::share);
        assertEquals(List.of(), check.refusals());
    }

    /// The rate of an earlier trade is none of today.
    @Test
    void isNotSizedAtAnOldRate() throws InterruptedException {
        fill();
        Portfolio portfolio = desk.accounts.records().all(PaperDesk.OWNER).getFirst();
        desk.now = desk.now.plus(Duration.ofDays(60));
        SizeAnswer answer = size(portfolio);
        assertNull(answer.shares(), answer::toString);
    }

    @Test
    void withoutARateItSaysWhatToImport() {
        desk.bars("SAP.DE", "2026-02-27,100,101,99,100,100000");
        Refusal refusal = assertThrows(Refusal.class, () -> desk.buy(portfolio(), "SAP.DE", 10));
        assertEquals("currency_unknown", refusal.code());
        assertTrue(refusal.detail().contains("EURUSD=X"), refusal.detail());
    }
}
