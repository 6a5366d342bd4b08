package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

final class FisherCombinationTest {
    /// Two tests have a closed form: p q (1 − ln p q).
    @Test
    void twoTestsHaveAClosedForm() {
        double[] t = {1.2, -2.1};
        double product = 1;
        for (double one : t) {
            product *= 2 * TDistribution.of(40).survivalProbability(Math.abs(one));
        }
        FisherCombination found = FisherCombination.ofT(t, new int[] {40, 40});
        assertEquals(product * (1 - Math.log(product)), found.p(), 1e-12);
        assertEquals(2, found.tests());
        assertEquals(
                2 * TDistribution.of(9).survivalProbability(1.5),
                FisherCombination.ofT(new double[] {-1.5}, new int[] {9}).p(),
                1e-12);
    }

    /// Where nothing is there, 20 tests of 30 dates are refused as often as p says; by the worst of
    /// them above 3, one in 19 would be at best.
    @Test
    void theErrorRateHoldsForTwentySeeds() {
        Random random = new Random(8);
        int[] degrees = new int[20];
        Arrays.fill(degrees, 29);
        int rounds = 4_000;
        int refused = 0;
        int byWorst = 0;
        for (int round = 0; round < rounds; round++) {
            double[] t =
                    random.doubles(20)
                            .map(TDistribution.of(29)::inverseCumulativeProbability)
                            .toArray();
            refused += FisherCombination.ofT(t, degrees).p() <= 0.05 ? 1 : 0;
            byWorst += Arrays.stream(t).map(Math::abs).max().orElseThrow() > 3 ? 1 : 0;
        }
        assertEquals(0.05, (double) refused / rounds, 0.012);
        assertTrue(byWorst > rounds / 20, "by the worst " + byWorst);
    }

    @Test
    void nothingAndBeyondAllBounds() {
        assertThrows(
                IllegalArgumentException.class,
                () -> FisherCombination.ofT(new double[0], new int[0]));
        FisherCombination endless = FisherCombination.ofT(new double[] {1e300}, new int[] {50});
        assertTrue(Double.isFinite(endless.chiSquared()) && endless.p() < 1e-100);
        assertEquals(1, FisherCombination.ofT(new double[] {0, 0}, new int[] {5, 5}).p());
    }
}
