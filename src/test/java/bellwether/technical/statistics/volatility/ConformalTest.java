package bellwether.technical.statistics.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ConformalTest {
    @Test
    void theDistanceIsTheNthSmallestOfTheNewest() {
        Random random = new Random(2);
        ConformalWindow window = new ConformalWindow(20);
        double[] all = new double[200];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.nextInt(15);
            window.add(all[i]);
            if (i < 19) {
                assertEquals(Optional.empty(), window.distance(0.9));
                continue;
            }
            double[] newest = Arrays.copyOfRange(all, i - 19, i + 1);
            Arrays.sort(newest);
            assertEquals(newest[18], window.distance(0.9).orElseThrow());
            assertEquals(newest[0], window.distance(0).orElseThrow());
            assertEquals(newest[19], window.distance(0.99).orElseThrow());
        }
        assertEquals(20, window.size());
        assertThrows(IllegalArgumentException.class, () -> window.add(-1));
        assertThrows(IllegalArgumentException.class, () -> new ConformalWindow(0));
    }

    /// Whatever the distribution, and never by assuming one.
    @Test
    void intervalsHoldAsManyAsTheySay() {
        Random random = new Random(4);
        ConformalWindow window = new ConformalWindow(200);
        IntervalRecord record = new IntervalRecord(0.9);
        for (int i = 0; i < 5_000; i++) {
            double outcome = Math.pow(random.nextGaussian(), 3);
            window.distance(0.9).ifPresent(half -> record.add(outcome, half, 1));
            window.add(Math.abs(outcome));
        }
        assertEquals(0.9, record.coverage().orElseThrow(), 0.015);
    }

    @Test
    void anAdaptiveLevelRisesAfterMisses() {
        AdaptiveLevel level = new AdaptiveLevel(0.9, 0.01);
        assertEquals(0.9, level.now(500), 1e-12);
        level.learn(false);
        assertEquals(0.909, level.now(500), 1e-12);
        for (int i = 0; i < 5; i++) {
            level.learn(true);
        }
        assertEquals(0.904, level.now(500), 1e-12);
        for (int i = 0; i < 50; i++) {
            level.learn(false);
        }
        assertEquals(500 / 501.0, level.now(500), 1e-12);
    }

    @Test
    void winklerChargesWidthAndEachUnitOutside() {
        IntervalRecord record = new IntervalRecord(0.8);
        assertEquals(Optional.empty(), record.coverage());
        assertEquals(Optional.empty(), record.winkler());
        assertEquals(3, record.coverageByThirds().size());
        record.add(0.5, 1, 1);
        record.add(-1.3, 1, 2);
        record.add(0, 1, 3);
        assertEquals((2 + 2 + 10 * 0.3 + 2) / 3, record.winkler().orElseThrow(), 1e-12);
        assertEquals(2, record.meanWidth().orElseThrow());
        assertEquals(
                List.of(Optional.of(1.0), Optional.of(0.0), Optional.of(1.0)),
                record.coverageByThirds());
    }
}
