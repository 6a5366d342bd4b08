package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What is refused says the field, the rule and the value.
final class BadInputTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 6);

    private static void refused(Executable made, String... words) {
        Refusal refusal = assertThrows(Refusal.class, made);
        for (String word : words) {
            assertTrue(refusal.detail().contains(word), refusal.detail() + " lacks " + word);
        }
    }

    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }

    private static Order order(OrderSide side, OrderType type) {
        return Order.of("e", PositionKey.manual("A"), side, OrderSize.shares(10), type);
    }

    private static Bracket bracket(String stop, String target) {
        return Bracket.of(ExitLevel.at(of(stop)), ExitLevel.at(of(target)));
    }

    @Test
    void pricesAreNumbersAboveZero() {
        refused(() -> OrderType.limit(of("-1")), "/limit", "more than 0", "-1");
        refused(() -> OrderType.stop(BigDecimal.ZERO), "/stop", "more than 0", "was 0");
        refused(() -> OrderType.stopLimit(BigDecimal.ONE, of("-2")), "/limit", "-2");
        refused(() -> new Distance.Percent(of("-8")), "/percent", "-8");
        refused(() -> new TapeBar("A", Double.NaN, 2, 1, 1, 5, null), "/open", "NaN");
        refused(() -> new TapeBar("A", 1, Double.POSITIVE_INFINITY, 1, 1, 5, null), "/high");
        refused(() -> new TapeBar("A", 1, 2, -1, 1, 5, null), "/low", "-1");
        refused(() -> new TapeBar("A", 1, 2, 1, 0, 5, null), "/close", "0.0");
    }

    @Test
    void highIsNotBelowLow() {
        refused(() -> new TapeBar("A", 5, 4, 6, 5, 5, null), "/high", "low <= open", "5.0/4.0/6.0");
        refused(() -> new TapeBar("A", 5, 6, 5.5, 5.5, 5, null), "/low");
        refused(() -> new TapeBar("A", 5, 6, 4, 5, -3, null), "/volume", "-3");
    }

    @Test
    void quantitiesAreAboveZeroAndWhole() {
        refused(() -> OrderSize.shares(0), "/quantity", "more than 0", "was 0");
        refused(() -> new OrderSize.EquityPercent(of("-5")), "/size/percent", "-5");
        refused(() -> new Lot("e", DAY, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO), "/lots");
        TradingAccount account = account("USD");
        refused(
                () ->
                        account.accept(
                                Order.of(
                                        "e",
                                        PositionKey.manual("A"),
                                        OrderSide.BUY,
                                        OrderSize.shares(of("1.5")),
                                        OrderType.market()),
                                0,
                                DAY),
                "/quantity",
                "whole shares",
                "1.5");
    }

    private static TradingAccount account(String currency) {
        return new TradingAccount(
                ExecutionSettings.usual(currency),
                symbol -> InstrumentTerms.of(symbol, "USD", CostPlan.NONE),
                AccountState.EMPTY);
    }

    @Test
    void stopsAndTargetsLieOnTheirSides() {
        Order limit = order(OrderSide.BUY, OrderType.limit(of("98")));
        refused(
                () -> limit.withBracket(bracket("99", "103")),
                "bracket.stop",
                "below the entry 98 of a buy",
                "99");
        refused(() -> limit.withBracket(bracket("95", "97")), "bracket.target", "above", "97");
        refused(() -> limit.withBracket(bracket("98", "103")), "bracket.stop", "98");
        Order shorted = order(OrderSide.SELL, OrderType.stop(of("98")));
        refused(
                () -> shorted.withBracket(bracket("97", "90")),
                "bracket.stop",
                "above the entry 98 of a sell",
                "97");
        Order market = order(OrderSide.BUY, OrderType.market());
        refused(() -> market.withBracket(bracket("105", "95")), "bracket.stop", "below the target");
        assertEquals(
                "bad_bracket",
                assertThrows(Refusal.class, () -> market.withBracket(bracket("105", "95"))).code());
    }

    @Test
    void whatContradictsItselfIsRefused() {
        Order market = order(OrderSide.BUY, OrderType.market());
        refused(() -> market.reducing().withBracket(bracket("90", "110")), "reduce_only");
        refused(() -> market.withOco("e"), "/oco", "another order");
        refused(() -> account("USD").accept(market.withOco("none"), 0, DAY), "/oco", "none");
        refused(
                () ->
                        account("USD")
                                .accept(
                                        Order.of(
                                                "r",
                                                PositionKey.manual("A"),
                                                OrderSide.BUY,
                                                new OrderSize.RiskPercent(BigDecimal.ONE),
                                                OrderType.market()),
                                        0,
                                        DAY),
                "risk_percent",
                "bracket.stop");
        refused(
                () -> new Bracket(null, new ExitLevel.RewardRisk(BigDecimal.ONE), null, null),
                "bracket.stop",
                "reward_risk");
        refused(() -> PositionKey.manual(" "), "/symbol");
    }

    @Test
    void idsAreNewWhileAnOrderIsOpen() {
        TradingAccount account = account("USD");
        account.flow("USD", BigDecimal.valueOf(5_000), DAY, "capital");
        Order market = order(OrderSide.BUY, OrderType.market());
        account.accept(market, 0, DAY);
        refused(() -> account.accept(market, 0, DAY), "id must be new", "e");
    }

    @Test
    void currenciesAreNotMixed() {
        TradingAccount account = account("EUR");
        account.flow("EUR", BigDecimal.valueOf(5_000), DAY, "capital");
        account.step(TapeStep.daily(1, DAY, List.of(new TapeBar("A", 10, 11, 9, 10, 500, null))));
        OrderStatus status = account.accept(order(OrderSide.BUY, OrderType.market()), 2, DAY);
        assertEquals(OrderReason.INSUFFICIENT_CASH, status.reason(), "there are no dollars");
        Lot lot = new Lot("e", DAY, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO);
        Lot other = new Lot("f", DAY, BigDecimal.ONE.negate(), BigDecimal.ONE, BigDecimal.ZERO);
        refused(
                () ->
                        new Position(
                                PositionKey.manual("A"),
                                "USD",
                                List.of(lot, other),
                                BigDecimal.ONE,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                null,
                                null),
                "/lots/quantity",
                "sign");
    }
}
