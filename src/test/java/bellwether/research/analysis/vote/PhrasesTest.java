package bellwether.research.analysis.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.research.analysis.TestBars;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The quick ways to round are held against the exact decimal expansion.
final class PhrasesTest {
    private static final RoundingMode[] MODES = {
        RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING
    };

    @Test
    void roundingIsExact() {
        RandomGenerator random = TestBars.random(1);
        for (int i = 0; i < 20_000; i++) {
            double size = Math.pow(10, 24 * random.nextDouble() - 10);
            check(size);
            check(-size);
            check(Math.rint(size * 1000) / 1000); // ties, and what is nearly one
            check(Math.nextUp(Math.rint(size * 8) / 8));
            check(Math.rint(size * 8) / 8);
        }
        check(0);
    }

    private static void check(double value) {
        for (int scale = 0; scale <= 14; scale += 2) {
            for (RoundingMode mode : MODES) {
                assertEquals(
                        new BigDecimal(value).setScale(scale, mode),
                        PriceRounding.round(value, scale, mode));
            }
        }
        BigDecimal six = new BigDecimal(value, new MathContext(6)).stripTrailingZeros();
        assertEquals(six.signum() == 0 ? "0" : six.toPlainString(), Phrases.number(value));
    }

    @Test
    void aTemplateIsFilledAsTheJdkWould() {
        for (String template : new String[] {"%s", "", "100 %%", "%s at %d (now %s), %d %%: %s"}) {
            Object[] values = {"a", 7, null, -3L, "%s"};
            assertEquals(template.formatted(values), Phrases.fill(template, values));
        }
    }
}
