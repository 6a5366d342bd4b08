package bellwether.trading.portfolio.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChargeRatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static FileTrade trade(long line) {
        return new FileTrade(
                line,
                List.of("AAA"),
                OrderSide.BUY,
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ZERO,
                DAY,
                "",
                "USD",
                "",
                "",
                List.of(new ForeignCharge("fee", BigDecimal.ONE, "EUR")));
    }

    @Test
    void aRateThatIsNotStoredIsLookedForOnce() {
        List<String> asked = new ArrayList<>();
        ChargeRates.of(
                List.of(trade(1), trade(2), trade(3)),
                List.of("USD"),
                (from, into, day) -> {
                    asked.add(from + into + day);
                    return Optional.empty();
                });
        assertEquals(List.of("EURUSD" + DAY), asked);
    }
}
