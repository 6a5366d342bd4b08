package bellwether.trading.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PricesTest {
    /// Equal in their digits behind the point too.
    @Test
    void exactPricesAreTheShortestDecimals() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300_000; i++) {
            double size = Math.pow(10, random.nextInt(-5, 10));
            double price = random.nextDouble() * size;
            same(price);
            same(Math.round(price * 100) / 100.0);
            same(Math.nextUp(Math.round(price * 100) / 100.0));
            same(Math.round(price * 10_000) / 10_000.0);
            same(Math.rint(price));
        }
        for (double price : new double[] {1e-3, 0.01, 0.1, 1, 9_999_999.99, 1e7, 1e15, 1e16}) {
            same(price);
        }
    }

    private static void same(double price) {
        assertEquals(Prices.scaled(BigDecimal.valueOf(price)), Prices.exact(price));
    }

    @Test
    void plainNumbersHaveNoZerosAtTheEnd() {
        for (String number : new String[] {"0", "0.00", "10", "1E+3", "2.50", "100.00", "-7.0"}) {
            BigDecimal plain = Prices.plain(new BigDecimal(number));
            BigDecimal stripped = new BigDecimal(number).stripTrailingZeros();
            assertEquals(new BigDecimal(stripped.toPlainString()), plain, number);
        }
    }
}
