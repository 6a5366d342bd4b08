package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MultipleTestsTest {
    @Test
    void noAdjustedPIsBelowItsOwnAndBhNeverAboveBy() {
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            double[] p = random.doubles(1 + random.nextInt(40)).map(v -> v * v * v).toArray();
            List<AdjustedP> bh = MultipleTests.BENJAMINI_HOCHBERG.adjust(p);
            List<AdjustedP> by = MultipleTests.BENJAMINI_YEKUTIELI.adjust(p);
            List<AdjustedP> holm = MultipleTests.HOLM.adjust(p);
            List<AdjustedP> bonferroni = MultipleTests.BONFERRONI.adjust(p);
            for (int k = 0; k < p.length; k++) {
                assertTrue(p[k] <= bh.get(k).adjusted());
                assertTrue(bh.get(k).adjusted() <= by.get(k).adjusted());
                assertTrue(bh.get(k).adjusted() <= holm.get(k).adjusted());
                assertTrue(holm.get(k).adjusted() <= bonferroni.get(k).adjusted());
                assertEquals(p.length, by.get(k).m());
            }
        }
    }

    @Test
    void theOrderOfTheTestsChangesNothing() {
        List<AdjustedP> found =
                MultipleTests.BENJAMINI_HOCHBERG.adjust(new double[] {0.9, 0.01, 0.03});
        assertEquals(0.9, found.get(0).adjusted());
        assertEquals(0.03, found.get(1).adjusted(), 1e-15);
        assertEquals(0.045, found.get(2).adjusted(), 1e-15);
        assertEquals("p 0.01, adjusted 0.03 (m 3, Benjamini-Hochberg)", found.get(1).words());
    }

    @Test
    void ofNoTestsThereIsNothing() {
        for (MultipleTests method : MultipleTests.values()) {
            assertEquals(List.of(), method.adjust(new double[0]));
            assertThrows(IllegalArgumentException.class, () -> method.adjust(new double[] {1.01}));
            assertThrows(
                    IllegalArgumentException.class, () -> method.adjust(new double[] {Double.NaN}));
        }
    }
}
