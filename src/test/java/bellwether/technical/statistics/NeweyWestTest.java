package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NeweyWestTest {
    @ParameterizedTest
    @CsvSource({"100, 1, 4", "5104, 1, 9", "5104, 5, 10", "250, 20, 40", "30, 20, 29", "1, 1, 0"})
    void theLagIsTwoHorizonsOrTheAutomaticOne(int n, int horizon, int lag) {
        assertEquals(lag, NeweyWest.lag(n, horizon));
    }

    /// The same as one double sum over pairs.
    @Test
    void theErrorIsThatOfAPlainDoubleSum() {
        for (int seed = 0; seed < 20; seed++) {
            double[] x = RandomSeries.overlapping(60, 3, seed);
            double mean = DoubleStream.of(x).average().orElseThrow();
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    sum += Math.max(0, 1 - Math.abs(i - j) / 7.0) * (x[i] - mean) * (x[j] - mean);
                }
            }
            assertEquals(Math.sqrt(sum) / x.length, NeweyWest.error(x, 6).error(), 1e-12);
        }
    }

    @Test
    void effectiveSizesFallWithOverlapAndAreNeverAboveN() {
        double[] sums = RandomSeries.overlapping(2_000, 5, 3);
        double effective = NeweyWest.mean(sums, 5, 0.9).effectiveN().orElseThrow();
        assertEquals(2_000 / 4.27, effective, 100);
        double[] turning = RandomSeries.autoregressive(2_000, -0.5, 3);
        assertEquals(Optional.of(2_000.0), NeweyWest.mean(turning, 1, 0.9).effectiveN());
        assertTrue(NeweyWest.error(turning, 5).uncappedN().orElseThrow() > 2_500);
    }

    /// Shuffling takes what hangs together apart.
    @Test
    void shuffledSumsAreIndependent() {
        double[] sums = RandomSeries.overlapping(2_000, 20, 4);
        List<Double> order = DoubleStream.of(sums).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(1));
        double[] shuffled = order.stream().mapToDouble(value -> value).toArray();
        assertTrue(NeweyWest.mean(sums, 20, 0.9).effectiveN().orElseThrow() < 200);
        assertTrue(NeweyWest.mean(shuffled, 1, 0.9).effectiveN().orElseThrow() > 1_500);
    }

    @Test
    void intervalsWidenWithTheLevel() {
        double[] x = RandomSeries.independent(200, 1);
        assertTrue(width(x, 0.8) < width(x, 0.9));
        assertTrue(width(x, 0.9) < width(x, 0.99));
    }

    private static double width(double[] x, double level) {
        return NeweyWest.mean(x, 1, level).interval().orElseThrow().width();
    }

    @Test
    void tooFewDatesOrNoVarianceGiveNoInterval() {
        Estimate none = NeweyWest.mean(new double[0], 5, 0.9);
        assertEquals(Optional.empty(), none.estimate());
        assertEquals(Optional.of(50), none.undefined().orElseThrow().needed());
        Estimate few = NeweyWest.mean(RandomSeries.independent(49, 1), 5, 0.9);
        assertTrue(few.estimate().isPresent());
        assertEquals("too few: 49 of 50 dates", few.undefined().orElseThrow().detail());
        double[] flat = new double[90];
        java.util.Arrays.fill(flat, 0.1);
        Estimate same = NeweyWest.mean(flat, 1, 0.9);
        assertEquals("no_variance", same.undefined().orElseThrow().code());
        assertEquals(0.1, same.estimate().orElseThrow(), 1e-15);
    }

    @Test
    void whatIsNoNumberIsRefusedByItsPlace() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> NeweyWest.mean(new double[] {1, Double.NaN}, 1, 0.9));
        assertEquals("series[1] must be a finite number, was NaN", refused.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> NeweyWest.mean(new double[] {1}, 0, 0.9));
        assertThrows(
                IllegalArgumentException.class, () -> NeweyWest.mean(new double[] {1}, 1, 1.0));
        assertThrows(IllegalArgumentException.class, () -> NeweyWest.error(new double[0], 1));
        assertThrows(IllegalArgumentException.class, () -> NeweyWest.error(new double[1], -1));
    }
}
