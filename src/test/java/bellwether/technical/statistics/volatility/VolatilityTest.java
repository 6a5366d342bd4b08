package bellwether.technical.statistics.volatility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.statistics.LeastSquares;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VolatilityTest {
    private static double[] garch(GarchModel model, int n, long seed) {
        Random random = new Random(seed);
        double[] returns = new double[n];
        double variance = model.longRunVariance();
        for (int i = 0; i < n; i++) {
            returns[i] = Math.sqrt(variance) * random.nextGaussian();
            variance =
                    model.omega()
                            + model.alpha() * returns[i] * returns[i]
                            + model.beta() * variance;
        }
        return returns;
    }

    @Test
    void theParametersOfMadeReturnsAreFoundAgain() {
        GarchModel made = new GarchModel(0.05, 0.10, 0.85);
        GarchFit found = GarchFit.of(garch(made, 6_000, 3)).orElseThrow();
        assertEquals(0.10, found.model().alpha(), 0.02);
        assertEquals(0.85, found.model().beta(), 0.03);
        double[] returns = garch(made, 6_000, 3);
        assertTrue(found.logLikelihood() >= made.logLikelihood(returns));
    }

    @Test
    void forecastsGoToTheLongRunVariance() {
        GarchModel model = new GarchModel(0.05, 0.10, 0.85);
        assertEquals(1, model.longRunVariance(), 1e-12);
        assertEquals(4, model.ahead(4, 1), 1e-12);
        assertEquals(1 + 0.95 * 3, model.ahead(4, 2), 1e-12);
        assertEquals(1, model.ahead(4, 500), 1e-9);
        assertEquals(4 + 1 + 0.95 * 3, model.sum(4, 2), 1e-12);
    }

    @Test
    void fewOrFlatReturnsHaveNoFit() {
        assertEquals(Optional.empty(), GarchFit.of(new double[249]));
        assertEquals(Optional.empty(), GarchFit.of(new double[300]));
        assertThrows(IllegalArgumentException.class, () -> new GarchModel(0.1, 0.5, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new GarchModel(0, 0.1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new GarchModel(0.1, -0.1, 0.5));
    }

    @Test
    void theMovingVarianceBeginsAfterTwentyReturns() {
        double[] returns = new double[21];
        Arrays.fill(returns, 0.02);
        returns[20] = 0.1;
        EwmaVariance variance = EwmaVariance.of(returns);
        assertEquals(Optional.empty(), variance.after(19));
        assertEquals(0.0004, variance.after(20).orElseThrow(), 1e-15);
        assertEquals(0.94 * 0.0004 + 0.06 * 0.01, variance.after(21).orElseThrow(), 1e-15);
        assertEquals(Optional.empty(), variance.after(22));
        assertEquals(Optional.empty(), EwmaVariance.of(new double[5]).after(0));
        assertThrows(IllegalArgumentException.class, () -> EwmaVariance.of(returns, 1));
    }

    @Test
    void aBarsVarianceIsItsRangeLessItsBody() {
        double range = Math.log(1.1);
        assertEquals(0.5 * range * range, GarmanKlass.of(100, 110, 100, 100), 1e-15);
        assertEquals(
                0.5 * range * range - (2 * Math.log(2) - 1) * range * range,
                GarmanKlass.of(100, 110, 100, 110),
                1e-15);
        assertEquals(GarmanKlass.FLOOR, GarmanKlass.of(7, 7, 7, 7));
        assertThrows(IllegalArgumentException.class, () -> GarmanKlass.of(1, 1, 0, 1));
    }

    @Test
    void harForecastsAConstantAsItself() {
        Random random = new Random(1);
        double[] variances = random.doubles(400, 0.5, 1.5).toArray();
        for (boolean logs : List.of(false, true)) {
            HarDays days = HarDays.of(variances, 5, logs);
            LeastSquares.Vector found = days.coefficients(400).orElseThrow();
            assertEquals(1, days.expected(found, 399), 0.15);
        }
        assertEquals(Optional.empty(), HarDays.of(variances, 5, false).coefficients(26));
        assertThrows(
                IllegalArgumentException.class, () -> HarRegression.fit(new double[60], 1, true));
    }

    @Test
    void harOfABeginningKnowsNoLaterDay() {
        double[] variances = new Random(2).doubles(500, 0.5, 1.5).toArray();
        HarDays all = HarDays.of(variances, 20, true);
        for (int days : List.of(60, 272, 499, 500)) {
            HarRegression alone =
                    HarRegression.fit(Arrays.copyOf(variances, days), 20, true).orElseThrow();
            assertArrayEquals(
                    alone.fit().coefficients().values(),
                    all.coefficients(days).orElseThrow().values());
        }
    }
}
