package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Splits and dividends that are learnt after their day was matched.
final class LateActionsTest {
    private static final LocalDate EX_DATE = LocalDate.of(2026, 3, 3);

    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    private static void assertAmount(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), "was " + actual);
    }

    /// Shares, bought on 2 March at 100 with a stop at 60.
    private Portfolio bought(int shares) throws InterruptedException {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000");
        Portfolio portfolio = desk.portfolio("10000");
        desk.place(
                portfolio,
                "AAA",
                OrderSide.BUY,
                shares,
                OrderType.market(),
                Bracket.of(ExitLevel.at(new BigDecimal(60)), null));
        desk.bars("AAA", "2026-03-02,100,101,99,100,1000");
        desk.match("2026-03-02T22:00:00Z");
        return portfolio;
    }

    private void day(int day, int price) throws InterruptedException {
        String date = "2026-03-0" + day;
        desk.bars("AAA", "%s,%d,%d,%d,%d,1000".formatted(date, price, price + 1, price - 1, price));
        desk.match(date + "T22:00:00Z");
    }

    private static CorporateAction split() {
        return CorporateAction.split(EX_DATE, new BigDecimal(5), new BigDecimal(4));
    }

    @Test
    void aSplitWhoseDayWasWalkedIsBookedWithoutTouchingTheClose() throws InterruptedException {
        Portfolio portfolio = bought(8);
        day(3, 80);
        desk.buy(portfolio, "AAA", 3);
        day(4, 81);
        assertAmount("11", desk.held(portfolio, "AAA"));
        BigDecimal cash = desk.cash(portfolio);
        desk.record("AAA", split());
        day(5, 82);
        assertAmount("13", desk.held(portfolio, "AAA"));
        assertAmount(cash.toPlainString(), desk.cash(portfolio));
        OrderRecord stop =
                desk
                        .accounts
                        .records()
                        .orders(PaperDesk.OWNER, portfolio.id(), OrderQuery.ALL, 10)
                        .stream()
                        .filter(order -> order.id().toString().endsWith(".sl"))
                        .findFirst()
                        .orElseThrow();
        assertAmount("48", Objects.requireNonNull(stop.status().level()));
        assertAmount("10", Objects.requireNonNull(stop.status().remaining()));
        day(6, 83);
        assertAmount("13", desk.held(portfolio, "AAA"));
    }

    @Test
    void aSplitIsBookedThatWasDismissedInError() throws InterruptedException {
        Portfolio portfolio = bought(8);
        day(3, 50);
        desk.holds.dismiss(PaperDesk.OWNER, portfolio, "AAA");
        desk.accounts.records().orders(PaperDesk.OWNER, portfolio.id(), OrderQuery.ALL, 10).stream()
                .filter(order -> order.status().state().isOpen())
                .forEach(order -> desk.desk.cancel(PaperDesk.OWNER, order.id()));
        day(4, 51);
        desk.record("AAA", CorporateAction.split(EX_DATE, 2));
        day(5, 51);
        assertAmount("16", desk.held(portfolio, "AAA"));
    }

    @Test
    void aSplitThatPricesDoNotShowIsNeitherBookedNorMetByALaterFall() throws InterruptedException {
        Portfolio portfolio = bought(8);
        desk.record("AAA", split());
        day(3, 100);
        day(4, 81);
        assertAmount("8", desk.held(portfolio, "AAA"));
        assertEquals(
                List.of(0),
                desk.database
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery("select count(*) from trade_action")
                                        .mapTo(Integer.class)
                                        .list()));
    }

    @Test
    void aDividendIsPaidOnWhatWasSoldSince() throws InterruptedException {
        Portfolio portfolio = bought(10);
        day(3, 100);
        sell(portfolio, 10);
        day(4, 100);
        assertAmount("0", desk.held(portfolio, "AAA"));
        assertAmount("10000", desk.cash(portfolio));
        desk.record("AAA", CorporateAction.dividend(EX_DATE, new BigDecimal("0.5")));
        desk.match("2026-03-05T10:00:00Z");
        assertAmount("10005", desk.cash(portfolio));
        day(5, 100);
        assertAmount("10005", desk.cash(portfolio));
    }

    @Test
    void aDividendIsPaidOnWhatIsHeldAndWhatWasSoldSince() throws InterruptedException {
        Portfolio portfolio = bought(10);
        day(3, 100);
        sell(portfolio, 4);
        day(4, 100);
        desk.record("AAA", CorporateAction.dividend(EX_DATE, new BigDecimal("0.5")));
        day(5, 100);
        assertAmount("9405", desk.cash(portfolio));
    }

    @Test
    void whatWasSoldBeforeTheDayEarnsNothing() throws InterruptedException {
        Portfolio portfolio = bought(10);
        sell(portfolio, 10);
        day(3, 100);
        desk.record("AAA", CorporateAction.dividend(EX_DATE.plusDays(1), new BigDecimal("0.5")));
        day(4, 100);
        desk.match("2026-03-05T10:00:00Z");
        assertAmount("10000", desk.cash(portfolio));
    }

    /// In time, 8 shares are 10 after the split: 2 of them would be left, worth 164 by now.
    @Test
    void whatASplitWouldHaveLeftOfSharesSoldSinceIsPaid() throws InterruptedException {
        Portfolio portfolio = bought(8);
        day(3, 80);
        sell(portfolio, 8);
        day(4, 81);
        assertAmount("9848", desk.cash(portfolio));
        desk.record("AAA", split());
        desk.bars("AAA", "2026-03-05,80,83,79,82,1000");
        desk.match("2026-03-05T22:00:00Z");
        assertAmount("10012", desk.cash(portfolio));
        assertAmount("12", realised(portfolio));
        assertEquals(List.of("cash_in_lieu 164.00 2026-03-03"), paid());
        day(6, 83);
        assertAmount("10012", desk.cash(portfolio));
    }

    @Test
    void whatIsHeldIsSplitAndWhatWasSoldIsPaid() throws InterruptedException {
        Portfolio portfolio = bought(8);
        day(3, 80);
        sell(portfolio, 4);
        day(4, 81);
        desk.record("AAA", split());
        day(5, 82);
        assertAmount("5", desk.held(portfolio, "AAA"));
        // 10000 - 800 + 4 at 81 + 1 at the open of the next bar
        assertAmount("9606", desk.cash(portfolio));
    }

    @Test
    void whatNeverTradedAfterASplitIsNotPaidForIt() throws InterruptedException {
        Portfolio portfolio = bought(8);
        sell(portfolio, 8);
        desk.record("AAA", CorporateAction.split(EX_DATE.plusDays(1), 5));
        day(3, 100);
        day(4, 20);
        day(5, 20);
        assertAmount("10000", desk.cash(portfolio));
    }

    private BigDecimal realised(Portfolio portfolio) {
        return desk.accounts
                .state(PaperDesk.OWNER, portfolio.id())
                .positions()
                .getFirst()
                .realisedFifo();
    }

    private List<String> paid() {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select kind || ' ' || amount || ' ' || reference from ledger where kind = 'cash_in_lieu'")
                                .mapTo(String.class)
                                .list());
    }

    private void sell(Portfolio portfolio, int shares) {
        desk.place(portfolio, "AAA", OrderSide.SELL, shares, OrderType.market(), Bracket.NONE);
    }
}
