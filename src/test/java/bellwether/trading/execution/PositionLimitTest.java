package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An account that holds one position at most: A is left on the second bar, where B is to be
/// bought.
final class PositionLimitTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final PositionKey A = PositionKey.manual("A");
    private static final PositionKey B = PositionKey.manual("B");

    private final TradingAccount account =
            new TradingAccount(
                    ExecutionSettings.usual("USD"),
                    Map.of(
                                    "A", InstrumentTerms.of("A", "USD", CostPlan.NONE),
                                    "B", InstrumentTerms.of("B", "USD", CostPlan.NONE))
                            ::get,
                    AccountState.EMPTY);

    PositionLimitTest() {
        account.flow("USD", new BigDecimal(100_000), DAY, "opening");
        account.limitPositions(1);
        accept(buy("a", A, OrderType.market()));
        step(1, bar("A", 100, 101, 99, 100), bar("B", 50, 51, 49, 50));
    }

    private static Order buy(String id, PositionKey key, OrderType type) {
        return Order.of(id, key, OrderSide.BUY, OrderSize.shares(10), type);
    }

    private static Order sell(String id, OrderType type) {
        return Order.of(id, A, OrderSide.SELL, OrderSize.shares(10), type).reducing();
    }

    private void accept(Order order) {
        account.accept(order, 0, DAY);
    }

    private static TapeBar bar(String symbol, double open, double high, double low, double close) {
        return new TapeBar(symbol, open, high, low, close, 1_000_000, null);
    }

    private StepResult step(int day, TapeBar... bars) {
        return account.step(TapeStep.daily(86_400L * day, DAY.plusDays(day), List.of(bars)));
    }

    private String held() {
        return account.quantity(A).intValueExact() + " " + account.quantity(B).intValueExact();
    }

    private OrderReason reason(StepResult result, String id) {
        return result.events().stream()
                .filter(AccountEvent.OrderChanged.class::isInstance)
                .map(event -> ((AccountEvent.OrderChanged) event).status())
                .filter(status -> status.order().id().equals(id))
                .reduce((_, last) -> last)
                .orElseThrow()
                .reason();
    }

    @Test
    void whatIsLeftAtTheOpenFreesItsSlotThere() {
        accept(buy("b", B, OrderType.market())); // before the exit, which comes first all the same
        accept(sell("out", OrderType.market()));
        step(2, bar("A", 100, 101, 99, 100), bar("B", 50, 51, 49, 50));
        assertEquals("0 10", held());
    }

    @Test
    void whatIsLeftInTheRangeFreesItForTheNextBar() {
        accept(sell("out", OrderType.stop(new BigDecimal(95))));
        accept(buy("b", B, OrderType.stop(new BigDecimal(52))));
        StepResult result = step(2, bar("A", 100, 101, 90, 92), bar("B", 50, 55, 49, 54));
        assertEquals("0 0", held());
        assertEquals(OrderReason.NO_SLOT, reason(result, "b"));
        accept(buy("later", B, OrderType.market()));
        step(3, bar("A", 92, 93, 91, 92), bar("B", 54, 55, 53, 54));
        assertEquals("0 10", held());
    }

    @Test
    void anExitThatDoesNotFillKeepsItsSlot() {
        accept(sell("out", OrderType.market()));
        accept(buy("b", B, OrderType.market()));
        StepResult result = step(2, bar("B", 50, 51, 49, 50)); // A has no bar
        assertEquals("10 0", held());
        assertEquals(OrderReason.NO_SLOT, reason(result, "b"));
    }

    @Test
    void aPositionMayGrowAndTurnOver() {
        accept(buy("more", A, OrderType.market()));
        step(2, bar("A", 100, 101, 99, 100));
        assertEquals("20 0", held());
        accept(Order.of("turn", A, OrderSide.SELL, OrderSize.shares(30), OrderType.market()));
        step(3, bar("A", 100, 101, 99, 100));
        assertEquals("-10 0", held());
    }
}
