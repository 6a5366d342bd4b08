package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SuperiorAbilityTest {
    private static final StationaryBootstrap FEW = new StationaryBootstrap(5, 200, 1);

    @Test
    void aBetterModelIsFoundAndNamed() {
        SuperiorAbility.Result found = of(1, 0.4);
        assertEquals(2, found.best());
        assertTrue(found.upper() <= 0.02, found::toString);
    }

    @Test
    void thePValuesAreInTheirOrder() {
        for (int seed = 0; seed < 20; seed++) {
            SuperiorAbility.Result found = of(seed, 0.05);
            assertTrue(found.lower() <= found.consistent() && found.consistent() <= found.upper());
            assertTrue(found.lower() > 0 && found.upper() <= 1);
        }
    }

    @Test
    void modelsThatAreNoBetterSeldomWin() {
        int won = 0;
        for (int seed = 0; seed < 200; seed++) {
            won += of(seed, 0).consistent() <= 0.1 ? 1 : 0;
        }
        assertTrue(won <= 40, "won " + won);
    }

    /// Five models, of which the third loses less.
    private static SuperiorAbility.Result of(int seed, double edge) {
        double[] benchmark = RandomSeries.independent(200, 1_000 + seed);
        double[][] models = new double[5][];
        for (int k = 0; k < models.length; k++) {
            double[] noise = RandomSeries.independent(200, 77L * seed + k);
            double better = k == 2 ? edge : 0;
            models[k] = new double[200];
            double[] model = models[k];
            Arrays.setAll(model, t -> benchmark[t] + noise[t] - better);
        }
        return SuperiorAbility.of(benchmark, models, FEW).orElseThrow();
    }

    @Test
    void whenAllAreWorseThePIsLarge() {
        SuperiorAbility.Result found = of(3, -0.5);
        assertTrue(found.statistic() >= 0);
        double[] benchmark = RandomSeries.independent(200, 5);
        double[] worse = RandomSeries.independent(200, 6);
        Arrays.setAll(worse, t -> benchmark[t] + 1 + 0.1 * worse[t]);
        SuperiorAbility.Result none =
                SuperiorAbility.of(benchmark, new double[][] {worse}, FEW).orElseThrow();
        assertEquals(0, none.statistic());
        assertTrue(none.upper() > 0.3, none::toString);
    }

    @Test
    void tooFewDatesOrAConstantDifferenceHaveNoP() {
        double[] loss = RandomSeries.independent(60, 1);
        double[] same = Arrays.stream(loss).map(v -> v + 1).toArray();
        assertEquals(
                "no_variance",
                SuperiorAbility.test(loss, new double[][] {same}, FEW)
                        .undefined()
                        .orElseThrow()
                        .code());
        assertEquals(
                "too_few",
                SuperiorAbility.test(new double[9], new double[][] {new double[9]}, FEW)
                        .undefined()
                        .orElseThrow()
                        .code());
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SuperiorAbility.of(loss, new double[][] {new double[3]}, FEW));
        assertEquals("model 0 must have 60 values, had 3", refused.getMessage());
    }
}
