package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Shares that come in and go out at stated prices, checked by hand.
final class StatedTransferTest {
    private static final PositionKey KEY = PositionKey.manual("AAA");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final SymbolMark MARK = new SymbolMark("AAA", new BigDecimal(120), DAY, 0);

    private static TradingAccount account(boolean shorting) {
        MarginRules usual = MarginRules.USUAL;
        TradingAccount account =
                new TradingAccount(
                        ExecutionSettings.usual("USD")
                                .with(
                                        new MarginRules(
                                                shorting,
                                                usual.longShare(),
                                                usual.shortShare(),
                                                usual.forcedBelow(),
                                                usual.borrowPercent())),
                        symbol -> InstrumentTerms.of(symbol, "USD", CostPlan.NONE),
                        AccountState.EMPTY);
        account.flow("USD", new BigDecimal(1000), DAY, "opening");
        account.drain();
        return account;
    }

    private static Fill move(TradingAccount account, String quantity, String price, LocalDate day) {
        return account.transfer(
                KEY,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal("2.50"),
                day,
                quantity + "@" + price);
    }

    private static Position position(TradingAccount account) {
        return account.state().positions().getFirst();
    }

    private static void same(String expected, BigDecimal was) {
        assertEquals(0, new BigDecimal(expected).compareTo(was), "was " + was);
    }

    @Test
    void aPurchaseBringsItsMoneyWithIt() {
        TradingAccount account = account(false);
        account.mark(MARK);
        Fill fill = move(account, "10", "100", DAY);
        same("1000", account.cash("USD"));
        same("2200", account.equity().orElseThrow());
        assertTrue(fill.isStated());
        assertEquals("stated.10@100", fill.orderId());
        StepResult happened = account.drain();
        assertEquals(List.of(fill), happened.fills());
        assertEquals(
                List.of("stated_flow 1002.50", "trade -1000.00", "charge -2.50"),
                happened.ledger().stream()
                        .map(entry -> entry.kind().key() + " " + entry.amount().toPlainString())
                        .toList());
        assertTrue(position(account).lots().getFirst().isStated());
        assertEquals(List.of(), account.drain().fills());
    }

    /// (110 − 100) × 10 − 2.50 − 2.50 = 95, by both methods.
    @Test
    void aSaleTakesItsMoneyAway() {
        TradingAccount account = account(false);
        move(account, "10", "100", DAY);
        move(account, "-10", "110", DAY.plusDays(1));
        same("1000", account.cash("USD"));
        same("95", position(account).realisedFifo());
        same("95", position(account).realisedAverage());
        same("1000", account.equity().orElseThrow());
        BigDecimal flows = BigDecimal.ZERO;
        for (LedgerEntry entry : account.drain().ledger()) {
            flows = entry.kind().isFlow() ? flows.add(entry.amount()) : flows;
        }
        same("-95", flows);
    }

    /// What is stated late is sold first where it was bought first.
    @Test
    void lotsStandInTheOrderOfTheirDates() {
        TradingAccount account = account(false);
        move(account, "10", "100", DAY);
        move(account, "10", "50", DAY.minusDays(9));
        assertEquals(
                List.of(DAY.minusDays(9), DAY),
                position(account).lots().stream().map(Lot::opened).toList());
        move(account, "-10", "110", DAY.plusDays(1));
        same("595", position(account).realisedFifo());
        same("345", position(account).realisedAverage());
    }

    @Test
    void aSaleOfMoreThanIsHeldIsRefused() {
        TradingAccount account = account(false);
        move(account, "10", "100", DAY);
        AccountState before = account.state();
        Refusal refusal = assertThrows(Refusal.class, () -> move(account, "-11", "110", DAY));
        assertEquals("would_short", refusal.code());
        assertEquals(before, account.state());
        TradingAccount shorting = account(true);
        shorting.mark(MARK);
        move(shorting, "10", "100", DAY);
        move(shorting, "-15", "110", DAY);
        same("-5", shorting.quantity(KEY));
        same("400", shorting.equity().orElseThrow());
    }

    @Test
    void whatHasNoPriceMakesEquityUnknown() {
        TradingAccount account = account(false);
        move(account, "10", "100", DAY);
        assertEquals(Optional.empty(), account.equity());
        account.mark(MARK);
        same("2200", account.equity().orElseThrow());
        account.mark(new SymbolMark("AAA", BigDecimal.ONE, DAY, 0));
        same("2200", account.equity().orElseThrow());
    }

    /// Fees for a stated short begin where the bars stand, not years ago.
    @Test
    void aStatedShortPaysNoFeesOfThePast() {
        TradingAccount account = account(true);
        account.step(step(DAY, 100));
        move(account, "-10", "110", DAY.minusYears(3));
        account.drain();
        StepResult next = account.step(step(DAY.plusDays(1), 100));
        same("-0.03", next.ledger().getFirst().amount());
    }

    private static TapeStep step(LocalDate day, double price) {
        return new TapeStep(
                day.toEpochDay() * 86_400,
                day,
                true,
                List.of(new TapeBar("AAA", price, price + 1, price - 1, price, 1000, null)),
                List.of(),
                Set.of(),
                List.of());
    }

    /// An exit of a bracket never wants more than is held.
    @Test
    void exitsShrinkWithWhatGoesOut() {
        TradingAccount account = account(false);
        account.step(step(DAY, 50));
        Order entry =
                Order.of("o1", KEY, OrderSide.BUY, OrderSize.shares(10), OrderType.market())
                        .withBracket(
                                new Bracket(ExitLevel.at(new BigDecimal(40)), null, null, null));
        account.accept(entry, DAY.toEpochDay() * 86_400 + 1, DAY);
        account.step(step(DAY.plusDays(1), 50));
        move(account, "-4", "55", DAY.plusDays(1));
        OrderStatus exit = account.state().orders().getFirst();
        same("6", Optional.ofNullable(exit.remaining()).orElseThrow());
        move(account, "-6", "55", DAY.plusDays(1));
        assertEquals(List.of(), account.state().orders());
        assertFalse(account.isRuined());
    }

    @Test
    void whatCannotBeIsRefused() {
        TradingAccount account = account(true);
        Set<String> pointers =
                List.of(
                                new String[] {"0", "1"},
                                new String[] {"1", "0"},
                                new String[] {"1", "-1"},
                                new String[] {"0.000000001", "1"})
                        .stream()
                        .map(row ->
                                assertThrows(
                                                Refusal.class,
                                                () -> move(account, row[0], row[1], DAY))
                                        .detail()
                                        .split(" ", 2)[0])
                        .collect(Collectors.toSet());
        assertEquals(Set.of("/quantity", "/price"), pointers);
    }
}
