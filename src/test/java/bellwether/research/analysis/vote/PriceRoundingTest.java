package bellwether.research.analysis.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.research.analysis.TestBars;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The quick way to round gives what all digits of the price give.
final class PriceRoundingTest {
    private static final List<RoundingMode> MODES =
            List.of(
                    RoundingMode.HALF_EVEN,
                    RoundingMode.FLOOR,
                    RoundingMode.CEILING,
                    RoundingMode.HALF_UP);

    private static void assertExact(double price, int scale) {
        for (RoundingMode mode : MODES) {
            assertEquals(
                    new BigDecimal(price).setScale(scale, mode),
                    PriceRounding.round(price, scale, mode),
                    () -> price + " to " + scale + " " + mode);
        }
    }

    @Test
    void everyPriceIsRoundedExactly() {
        RandomGenerator random = TestBars.random(1);
        for (int i = 0; i < 50_000; i++) {
            double price = Math.exp(random.nextDouble(-12, 30)) * (i % 7 == 0 ? -1 : 1);
            assertExact(price, random.nextInt(0, 14));
        }
    }

    @Test
    void pricesAtAndBesideAnEdgeAreRoundedExactlyToo() {
        RandomGenerator random = TestBars.random(2);
        for (int i = 0; i < 20_000; i++) {
            int scale = random.nextInt(0, 9);
            double edge = (random.nextInt(1_000_000) + (i % 2) / 2.0) / Math.pow(10, scale);
            assertExact(edge, scale);
            assertExact(Math.nextUp(edge), scale);
            assertExact(Math.nextDown(edge), scale);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.0", "1e300", "1e-300", "281474976710656.5", "4.9e-324", "1e15"})
    void sizesBeyondTheQuickWayAreRoundedExactly(double price) {
        for (int scale : new int[] {0, 2, 12, 13, 20}) {
            assertExact(price, scale);
        }
        assertExact(Math.min(price, 1e300), -2);
    }

    @ParameterizedTest
    @CsvSource({
        "1234.567, 2",
        "1, 2",
        "0.999, 5",
        "0.1, 5",
        "0.0999, 6",
        "0.00001234, 9",
    })
    void centsFromOneOnAndFiveSignificantDigitsBelow(double price, int scale) {
        assertEquals(scale, PriceRounding.scale(price));
        if (price < 1) {
            assertEquals(
                    0,
                    new BigDecimal(price)
                            .round(new MathContext(5, RoundingMode.HALF_EVEN))
                            .compareTo(PriceRounding.round(price)));
        }
    }
}
