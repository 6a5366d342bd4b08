package bellwether.trading.portfolio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderProgress;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.SymbolMark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Positions as answers have them.
final class ShownPositionTest {
    private static final PositionKey KEY = new PositionKey("st_1", "AAA");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 6);

    /// One share bought at 10 and one at 20 with a stop at 18; one sold; the last price is 19.
    private static AccountState state() {
        Lot lot = new Lot("second", DAY, BigDecimal.ONE, new BigDecimal(20), new BigDecimal("0.1"));
        Position position =
                new Position(
                        KEY,
                        "USD",
                        List.of(lot),
                        new BigDecimal(15),
                        new BigDecimal("0.1"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal(19),
                        null);
        OrderStatus stop =
                new OrderStatus(
                        Order.of(
                                "stop",
                                KEY,
                                OrderSide.SELL,
                                OrderSize.shares(BigDecimal.ONE),
                                OrderType.stop(new BigDecimal(18))),
                        OrderRole.STOP,
                        "second",
                        null,
                        OrderState.ACCEPTED,
                        OrderReason.NONE,
                        BigDecimal.ONE,
                        new BigDecimal(18),
                        false,
                        OrderProgress.NONE,
                        0,
                        1);
        return new AccountState(
                Map.of(),
                List.of(position),
                List.of(stop),
                Map.of("AAA", new SymbolMark("AAA", new BigDecimal(19), DAY, 0)),
                Map.of(),
                0,
                1,
                false);
    }

    private static ShownPosition shown(LotMethod method) {
        AccountState state = state();
        return ShownPosition.of(state, state.positions().getFirst(), method, BigDecimal.ONE);
    }

    /// The average is of the cheaper share too, which is gone.
    @Test
    void multiplesOfRiskAreOfTheLotsThatAreLeftWhateverTheMethod() {
        assertEquals(new BigDecimal("-1.1"), shown(LotMethod.FIFO).worth().unrealised());
        assertEquals(new BigDecimal("3.9"), shown(LotMethod.AVERAGE).worth().unrealised());
        for (LotMethod method : LotMethod.values()) {
            assertEquals(new BigDecimal(2), shown(method).risk().firstRisk());
            assertEquals(new BigDecimal("-0.55"), shown(method).risk().r(), method.key());
        }
    }
}
