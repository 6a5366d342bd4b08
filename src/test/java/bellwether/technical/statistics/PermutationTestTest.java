package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PermutationTestTest {
    @Test
    void drawnArrangementsAgreeWithAll() {
        for (int seed = 0; seed < 6; seed++) {
            double[] first = Arrays.copyOf(RandomSeries.independent(9, seed), 9);
            double[] second =
                    Arrays.stream(RandomSeries.independent(10, seed + 100))
                            .map(v -> v - 0.6)
                            .toArray();
            for (Alternative alternative : Alternative.values()) {
                double drawn =
                        PermutationTest.between(first, second, alternative, seed).p().orElseThrow();
                double all = PermutationTest.exactP(first, second, alternative);
                assertEquals(all, drawn, 0.015, "92,378 arrangements are drawn from");
            }
        }
    }

    @Test
    void upTo20000ArrangementsAllAreTried() {
        double[] first = {5, 6, 7};
        double[] second = {1, 2, 3, 4};
        HypothesisTest test = PermutationTest.between(first, second, Alternative.GREATER, 1);
        assertEquals(1.0 / 35, test.p().orElseThrow(), 1e-15);
        assertEquals("permutation of whole dates, all 35 arrangements", test.method().name());
        assertEquals(3.5, test.statistic().orElseThrow(), 1e-15);
        assertEquals(
                1, PermutationTest.between(first, second, Alternative.LESS, 1).p().orElseThrow());
        double[] many = RandomSeries.independent(30, 2);
        assertTrue(
                PermutationTest.between(many, many, Alternative.LESS, 1)
                        .method()
                        .name()
                        .endsWith("9,999 random arrangements"));
    }

    @Test
    void theSmallestDrawnPIsOneIn10000() {
        double[] high = new double[40];
        double[] low = new double[40];
        Arrays.setAll(high, i -> 100 + i);
        Arrays.setAll(low, i -> i);
        assertEquals(
                1e-4,
                PermutationTest.between(high, low, Alternative.TWO_SIDED, 1).p().orElseThrow());
    }

    @Test
    void withoutDatesOnOneSideThereIsNoP() {
        HypothesisTest test =
                PermutationTest.between(new double[0], new double[] {1}, Alternative.TWO_SIDED, 1);
        assertEquals("too_few", test.undefined().orElseThrow().code());
    }

    @Test
    void arrangementsAreBinomial() {
        assertEquals(24_310, PermutationTest.arrangements(17, 8));
        assertEquals(1, PermutationTest.arrangements(5, 5));
        assertTrue(PermutationTest.arrangements(5_000, 2_500) > 1e300);
    }
}
