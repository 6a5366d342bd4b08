package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the scenario format cannot say: other tapes, currencies, sizes and held symbols.
final class TradingAccountTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 3);
    private static final long DAY = 86_400;
    private static final PositionKey A = PositionKey.manual("A");

    private final List<Fill> fills = new ArrayList<>();
    private final List<AccountEvent> events = new ArrayList<>();
    private ExecutionSettings settings =
            ExecutionSettings.usual("USD").with(new MatchingRules(false, false, true, null));
    private InstrumentTerms terms = InstrumentTerms.of("A", "USD", CostPlan.NONE);
    private TradingAccount account = open();

    private TradingAccount open() {
        TradingAccount opened = new TradingAccount(settings, _ -> terms, AccountState.EMPTY);
        opened.flow("USD", new BigDecimal(10_000), FIRST, "capital");
        return opened;
    }

    /// Of two symbols, each with its own terms.
    private TradingAccount openForTwo() {
        TradingAccount opened =
                new TradingAccount(
                        settings,
                        symbol -> InstrumentTerms.of(symbol, "USD", CostPlan.NONE),
                        AccountState.EMPTY);
        opened.flow("USD", new BigDecimal(10_000), FIRST, "capital");
        return opened;
    }

    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }

    private static long begin(int day) {
        return FIRST.plusDays(day).toEpochDay() * DAY;
    }

    private static TapeBar bar(String symbol, double... prices) {
        return new TapeBar(
                symbol,
                prices[0],
                prices[1],
                prices[2],
                prices[3],
                1_000,
                new BarStatistics(2, prices[0], 0.02, 1_000));
    }

    private StepResult step(int day, TapeBar... bars) {
        return step(TapeStep.daily(begin(day), FIRST.plusDays(day), List.of(bars)));
    }

    private StepResult step(TapeStep step) {
        StepResult result = account.step(step);
        fills.addAll(result.fills());
        events.addAll(result.events());
        return result;
    }

    private OrderStatus accept(int day, Order order) {
        return account.accept(order, begin(day) + 1, FIRST.plusDays(day));
    }

    private static Order buy(String id, int shares) {
        return Order.of(id, A, OrderSide.BUY, OrderSize.shares(shares), OrderType.market());
    }

    private String filled() {
        return fills.stream()
                .map(fill ->
                        "%s %s@%s%s"
                                .formatted(
                                        fill.orderId(),
                                        fill.quantity().toPlainString(),
                                        fill.price().toPlainString(),
                                        fill.assumed() ? "?" : ""))
                .toList()
                .toString();
    }

    @Test
    void ordersOfAHeldSymbolWaitAndItsMarkStays() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(0, buy("e", 10).withBracket(Bracket.of(ExitLevel.at(of("90")), null)));
        step(1, bar("A", 100, 101, 99, 100));
        TapeStep next =
                TapeStep.daily(begin(2), FIRST.plusDays(2), List.of(bar("A", 50, 51, 49, 50)));
        step(
                new TapeStep(
                        next.time(),
                        next.date(),
                        true,
                        next.bars(),
                        List.of(),
                        Set.of("A"),
                        List.of()));
        assertEquals("[e 10@100]", filled());
        assertTrue(events.contains(new AccountEvent.SymbolHeld("A")));
        assertEquals(0, account.equity().orElseThrow().compareTo(of("10000")));
        step(
                new TapeStep(
                        begin(3),
                        FIRST.plusDays(3),
                        true,
                        List.of(bar("A", 50, 51, 49, 50)),
                        List.of(new TapeAction.Split("A", FIRST.plusDays(2), of("2"), of("1"))),
                        Set.of(),
                        List.of()));
        assertEquals("[e 10@100]", filled(), "the stop is at 45 now");
        assertEquals(0, account.quantity(A).compareTo(of("20")));
        assertEquals(0, account.equity().orElseThrow().compareTo(of("10000")));
    }

    @Test
    void aSplitThatPricesDoNotShowIsIgnored() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(0, buy("e", 10));
        step(1, bar("A", 100, 101, 99, 100));
        TapeAction split = new TapeAction.Split("A", FIRST.plusDays(2), of("2"), of("1"));
        step(
                new TapeStep(
                        begin(2),
                        FIRST.plusDays(2),
                        true,
                        List.of(bar("A", 100, 101, 99, 100)),
                        List.of(split),
                        Set.of(),
                        List.of()));
        assertEquals(0, account.quantity(A).compareTo(of("10")));
        assertTrue(events.contains(new AccountEvent.SplitIgnored("A", FIRST.plusDays(2))));
    }

    @Test
    void aSplitKeepsEquity() {
        for (String[] ratio : new String[][] {{"2", "1"}, {"3", "2"}, {"1", "7"}, {"21", "20"}}) {
            account = open();
            double price = 84;
            step(0, bar("A", price, price, price, price));
            accept(0, buy("e", 31));
            accept(0, buy("f", 12));
            step(1, bar("A", price, price, price, price));
            BigDecimal before = account.equity().orElseThrow();
            double after = price * Double.parseDouble(ratio[1]) / Double.parseDouble(ratio[0]);
            step(
                    new TapeStep(
                            begin(2),
                            FIRST.plusDays(2),
                            true,
                            List.of(bar("A", after, after, after, after)),
                            List.of(
                                    new TapeAction.Split(
                                            "A", FIRST.plusDays(2), of(ratio[0]), of(ratio[1]))),
                            Set.of(),
                            List.of()));
            assertEquals(
                    before.doubleValue(), account.equity().orElseThrow().doubleValue(), 0.0051);
            assertEquals(0, account.quantity(A).stripTrailingZeros().scale() > 0 ? 1 : 0);
        }
    }

    @Test
    void riskSizesLoseThatMuchAtTheStop() {
        step(0, bar("A", 100, 101, 99, 100));
        Order risky =
                Order.of(
                                "e",
                                A,
                                OrderSide.BUY,
                                new OrderSize.RiskPercent(BigDecimal.ONE),
                                OrderType.market())
                        .withBracket(Bracket.of(ExitLevel.at(of("95")), null));
        accept(0, risky);
        step(1, bar("A", 100, 101, 94, 100));
        assertEquals("[e 20@100, e.sl 20@95]", filled());
        assertEquals(0, account.cash("USD").compareTo(of("9900")));
    }

    @Test
    void riskAboveTheFreeCashIsCut() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(
                0,
                Order.of(
                                "e",
                                A,
                                OrderSide.BUY,
                                new OrderSize.RiskPercent(BigDecimal.TEN),
                                OrderType.market())
                        .withBracket(Bracket.of(ExitLevel.at(of("95")), null)));
        step(1, bar("A", 100, 101, 99, 100));
        assertEquals("[e 100@100]", filled());
    }

    @Test
    void cashSizesAreTheMostThatFitsWithCosts() {
        terms =
                InstrumentTerms.of(
                        "A",
                        "USD",
                        new CostPlan(
                                "own",
                                List.of(CostRate.percent("commission", BigDecimal.ONE)),
                                TakerCosts.NONE,
                                false));
        account = open();
        step(0, bar("A", 100, 101, 99, 100));
        accept(
                0,
                Order.of(
                        "e", A, OrderSide.BUY, new OrderSize.Cash(of("1009")), OrderType.market()));
        step(1, bar("A", 100, 101, 99, 100));
        assertEquals("[e 9@100]", filled());
        assertEquals(0, account.cash("USD").compareTo(of("9091")));
    }

    @Test
    void exitsLieWhereTheFillPutsThem() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(
                0,
                buy("e", 10)
                        .withBracket(
                                new Bracket(
                                        new ExitLevel.FromEntry(
                                                new Distance.AtrMultiple(BigDecimal.TWO)),
                                        new ExitLevel.RewardRisk(of("1.5")),
                                        new Distance.Amount(BigDecimal.ONE),
                                        BigDecimal.ONE)));
        step(1, bar("A", 102, 103, 101, 102));
        assertEquals(0, level("e.sl").compareTo(of("98")));
        assertEquals(
                OrderType.limit(of("108.00")), account.order("e.tp").orElseThrow().order().type());
        assertEquals(null, account.order("e.tr").orElseThrow().level(), "begins at 106");
        step(2, bar("A", 102, 106.5, 102, 106));
        assertEquals(0, level("e.tr").compareTo(of("105.5")));
        step(3, bar("A", 106, 107, 104, 105));
        assertEquals("[e 10@102, e.tr 10@105.5?]", filled(), "the trail had followed to 107");
    }

    private BigDecimal level(String id) {
        return Optional.ofNullable(account.order(id).orElseThrow().level()).orElseThrow();
    }

    @Test
    void anUnknownRangeRefusesWhatIsMeasuredInIt() {
        TapeBar unknown = new TapeBar("A", 100, 101, 99, 100, 1_000, null);
        step(0, unknown);
        accept(
                0,
                buy("e", 10)
                        .withBracket(
                                Bracket.of(
                                        new ExitLevel.FromEntry(
                                                new Distance.AtrMultiple(BigDecimal.TWO)),
                                        null)));
        step(1, unknown);
        assertEquals("[]", filled());
        assertEquals(
                OrderReason.ATR_UNKNOWN,
                events.stream()
                        .filter(AccountEvent.OrderChanged.class::isInstance)
                        .map(AccountEvent.OrderChanged.class::cast)
                        .toList()
                        .getLast()
                        .status()
                        .reason());
    }

    @Test
    void quotesAreBarsOfOnePriceThatAreNeverLocked() {
        settings = settings.with(TapeKind.QUOTE);
        account = open();
        step(
                new TapeStep(
                        100,
                        FIRST,
                        false,
                        List.of(TapeBar.quote("A", 100)),
                        List.of(),
                        Set.of(),
                        List.of()));
        account.accept(buy("e", 10), 101, FIRST);
        step(
                new TapeStep(
                        160,
                        FIRST,
                        false,
                        List.of(TapeBar.quote("A", 101)),
                        List.of(),
                        Set.of(),
                        List.of()));
        assertEquals("[e 10@101]", filled());
        assertFalse(fills.getFirst().volumeKnown());
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                account.accept(
                                        Order.of(
                                                "m",
                                                A,
                                                OrderSide.SELL,
                                                OrderSize.shares(1),
                                                OrderType.marketOnClose()),
                                        161,
                                        FIRST));
        assertTrue(refusal.detail().contains("market_on_close"), refusal.detail());
    }

    @Test
    void dayOrdersLiveForTheSessionOfTheirFirstBar() {
        settings = settings.with(TapeKind.INTRADAY);
        account = open();
        Order limit =
                Order.of("e", A, OrderSide.BUY, OrderSize.shares(1), OrderType.limit(of("90")))
                        .withTimeInForce(TimeInForce.DAY);
        account.accept(limit, 0, FIRST);
        for (int hour = 0; hour < 3; hour++) {
            assertTrue(account.order("e").isPresent());
            step(
                    new TapeStep(
                            begin(0) + hour * 3600L,
                            FIRST,
                            hour == 2,
                            List.of(bar("A", 100, 101, 99, 100)),
                            List.of(),
                            Set.of(),
                            List.of()));
        }
        assertTrue(account.order("e").isEmpty());
    }

    @Test
    void anOrderThatNeverFillsBeginsNoPosition() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(0, Order.of("l", A, OrderSide.BUY, OrderSize.shares(1), OrderType.limit(of("50"))));
        assertEquals(List.of(), account.state().positions());
        account.cancel("l");
        assertEquals(List.of(), account.state().positions());
    }

    @Test
    void anAccountWithoutEquityIsRuined() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(0, Order.of("s", A, OrderSide.SELL, OrderSize.shares(90), OrderType.market()));
        step(1, bar("A", 100, 101, 99, 100));
        step(2, bar("A", 250, 260, 240, 250));
        assertTrue(account.isRuined());
        step(3, bar("A", 250, 260, 240, 250));
        assertEquals("[s 90@100, forced.2 90@250]", filled());
        assertEquals(0, account.cash("USD").compareTo(of("-3500.87")), "what is owed is shown");
        assertEquals(OrderReason.RUINED, accept(3, buy("x", 1)).reason());
    }

    @Test
    void otherCurrenciesNeedTheirOwnMoneyOrARecentRate() {
        terms = InstrumentTerms.of("A", "EUR", CostPlan.NONE);
        account = open();
        step(0, bar("A", 100, 101, 99, 100));
        assertEquals(OrderReason.INSUFFICIENT_CASH, accept(0, buy("a", 1)).reason());
        settings = settings.withAutoConvert(true);
        account = open();
        step(0, bar("A", 100, 101, 99, 100));
        assertEquals(OrderReason.CURRENCY_UNKNOWN, accept(0, buy("a", 1)).reason());
        step(withRate(1, FIRST.minusDays(5)));
        assertEquals(OrderReason.CURRENCY_UNKNOWN, accept(1, buy("b", 1)).reason(), "6 days old");
        step(withRate(2, FIRST.plusDays(1)));
        assertEquals(OrderState.ACCEPTED, accept(2, buy("c", 10)).state());
        assertEquals(OrderReason.INSUFFICIENT_CASH, accept(2, buy("d", 81)).reason());
        StepResult result = step(withRate(3, FIRST.plusDays(3)));
        assertEquals("[c 10@100]", filled());
        assertEquals(
                "[TRADE EUR -1000.00, CONVERSION USD -1100.00, CONVERSION EUR 1000.00,"
                        + " CONVERSION_COST USD -1.10]",
                result.ledger().stream()
                        .map(entry -> entry.kind() + " " + entry.currency() + " " + entry.amount())
                        .toList()
                        .toString());
        assertEquals(0, account.equity().orElseThrow().compareTo(of("9998.90")));
        step(12, bar("A", 100, 101, 99, 100));
        assertEquals(Optional.empty(), account.equity(), "no rate that is recent: no sum");
    }

    /// 80 shares at 100 euros need 8,808.80 dollars.
    @Test
    void whatForeignOrdersReserveIsNotSpentTwice() {
        settings = settings.withAutoConvert(true);
        account =
                new TradingAccount(
                        settings,
                        ticker ->
                                InstrumentTerms.of(
                                        ticker, ticker.equals("A") ? "EUR" : "USD", CostPlan.NONE),
                        AccountState.EMPTY);
        account.flow("USD", new BigDecimal(10_000), FIRST, "capital");
        step(withRate(0, FIRST));
        step(0, bar("B", 100, 101, 99, 100));
        assertEquals(OrderState.ACCEPTED, accept(0, buy("a", 80)).state());
        assertEquals(0, account.free("USD").compareTo(of("1191.20")), account.free("USD") + "");
        Order dollars =
                Order.of(
                        "b",
                        PositionKey.manual("B"),
                        OrderSide.BUY,
                        OrderSize.shares(90),
                        OrderType.market());
        assertEquals(OrderReason.INSUFFICIENT_CASH, accept(0, dollars).reason());
        step(withRate(1, FIRST.plusDays(1)));
        assertEquals("[a 80@100]", filled());
    }

    private static TapeStep withRate(int day, LocalDate date) {
        return new TapeStep(
                begin(day),
                FIRST.plusDays(day),
                true,
                List.of(bar("A", 100, 101, 99, 100)),
                List.of(),
                Set.of(),
                List.of(new FxQuote("EUR", new BigDecimal("1.1"), date)));
    }

    /// At a close, and not only at the short's own.
    @Test
    void aLongThatFallsCallsForTheMarginOfAShortWithoutABar() {
        account = openForTwo();
        step(0, bar("A", 100, 101, 99, 100), bar("B", 100, 101, 99, 100));
        account.accept(
                Order.of(
                        "short",
                        PositionKey.manual("B"),
                        OrderSide.SELL,
                        OrderSize.shares(40),
                        OrderType.market()),
                begin(0) + 1,
                FIRST);
        accept(0, buy("long", 55));
        step(1, bar("A", 100, 101, 99, 100), bar("B", 100, 101, 99, 100));
        assertEquals(2, fills.size(), filled());
        step(2, bar("A", 100, 101, 99, 100), bar("B", 200, 201, 199, 200));
        assertTrue(events.stream().noneMatch(AccountEvent.MarginCall.class::isInstance));
        step(3, bar("A", 10, 11, 9, 10));
        assertTrue(
                events.stream().anyMatch(AccountEvent.MarginCall.class::isInstance),
                events::toString);
    }

    @Test
    void theCloseOfASymbolIsItsOwn() {
        account = openForTwo();
        step(0, bar("A", 100, 101, 99, 100), bar("B", 100, 101, 99, 100));
        accept(0, Order.of("a", A, OrderSide.BUY, OrderSize.shares(1), OrderType.marketOnClose()));
        PositionKey other = PositionKey.manual("B");
        accept(
                0,
                Order.of(
                        "b", other, OrderSide.BUY, OrderSize.shares(1), OrderType.marketOnClose()));
        LocalDate day = FIRST.plusDays(1);
        step(
                new TapeStep(
                        begin(1),
                        day,
                        false,
                        Map.of("A", new TapeStep.BarSession(day, true)),
                        List.of(bar("A", 100, 101, 99, 100), bar("B", 100, 101, 99, 100)),
                        List.of(),
                        Set.of(),
                        List.of()));
        assertEquals("[a 1@100]", filled(), "B goes on trading");
    }

    @Test
    void penceAreHundredthsOfPounds() {
        terms = new InstrumentTerms("A", "USD", 2, of("0.01"), false, false, CostPlan.NONE);
        account = open();
        step(0, bar("A", 250, 251, 249, 250));
        accept(0, buy("e", 100));
        step(1, bar("A", 250, 251, 249, 250));
        assertEquals(0, account.cash("USD").compareTo(of("9750")));
        assertEquals(0, account.equity().orElseThrow().compareTo(of("10000")));
    }

    @Test
    void twoStrategiesHoldTheSameSymbolApart() {
        PositionKey other = new PositionKey("trend", "A");
        step(0, bar("A", 100, 101, 99, 100));
        accept(0, buy("e", 10));
        accept(0, Order.of("s", other, OrderSide.SELL, OrderSize.shares(4), OrderType.market()));
        step(1, bar("A", 100, 101, 99, 100));
        assertEquals(0, account.quantity(A).compareTo(of("10")));
        assertEquals(0, account.quantity(other).compareTo(of("-4")));
    }

    @Test
    void lateActionsAreBookedWhenTheyAreLearnt() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(0, buy("e", 10));
        step(1, bar("A", 100, 101, 99, 100));
        accept(1, buy("f", 10));
        step(2, bar("A", 100, 101, 99, 100));
        TapeAction dividend = new TapeAction.Dividend("A", FIRST.plusDays(2), BigDecimal.ONE, null);
        TapeAction delisting = new TapeAction.Delisting("A", of("-10"));
        StepResult result =
                step(
                        new TapeStep(
                                begin(5),
                                FIRST.plusDays(5),
                                true,
                                List.of(),
                                List.of(dividend, delisting),
                                Set.of(),
                                List.of()));
        assertEquals(LedgerKind.DIVIDEND, result.ledger().getFirst().kind());
        assertEquals(0, result.ledger().getFirst().amount().compareTo(BigDecimal.TEN));
        assertEquals("[e 10@100, f 10@100, delist 20@90]", filled());
    }

    @Test
    void aTurnOverThatCannotOpenStillCloses() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(0, buy("e", 10));
        step(1, bar("A", 100, 101, 99, 100));
        assertEquals(
                OrderState.ACCEPTED,
                accept(
                                1,
                                Order.of(
                                        "x",
                                        A,
                                        OrderSide.SELL,
                                        OrderSize.shares(500),
                                        OrderType.market()))
                        .state());
        step(2, bar("A", 100, 101, 99, 100));
        assertEquals("[e 10@100, x 10@100]", filled());
        assertEquals(0, account.quantity(A).signum());
        assertTrue(
                events.toString().contains("CANCELLED, reason=INSUFFICIENT_CASH"),
                "the rest is not opened");
    }

    @Test
    void theOwnerMayCancel() {
        step(0, bar("A", 100, 101, 99, 100));
        accept(0, buy("e", 10));
        assertEquals(0, account.free("USD").compareTo(of("9000")));
        assertEquals(OrderReason.REQUESTED, account.cancel("e").reason());
        assertEquals(0, account.free("USD").compareTo(of("10000")));
        assertTrue(account.isIdle());
        assertThrows(Refusal.class, () -> account.cancel("e"));
    }

    @Test
    void aBarMustComeAfterTheLastOne() {
        step(1, bar("A", 100, 101, 99, 100));
        assertThrows(Refusal.class, () -> step(1, bar("A", 100, 101, 99, 100)));
        assertThrows(
                Refusal.class,
                () -> step(2, bar("A", 100, 101, 99, 100), bar("A", 100, 101, 99, 100)));
        step(2, bar("A", 100, 101, 99, 100));
    }
}
