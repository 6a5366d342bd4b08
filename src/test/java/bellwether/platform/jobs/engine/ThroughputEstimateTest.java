package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThroughputEstimateTest {
    private static final long SECOND = 1_000_000_000L;

    /// After so many measurements the first guess no longer counts.
    private static ThroughputEstimate settled(int workers, double secondsPerItem) {
        ThroughputEstimate estimate = new ThroughputEstimate(workers);
        for (int i = 0; i < 200; i++) {
            estimate.measured(10, Math.round(10 * secondsPerItem * SECOND));
        }
        return estimate;
    }

    /// A second of work for all and one item for each, never more than 200 beside that.
    @ParameterizedTest
    @CsvSource({
        "1, 1, 2",
        "4, 1, 8",
        "4, 0.1, 44",
        "4, 10, 5",
        "4, 0.5, 12",
        "4, 0.001, 204",
        "16, 0.000001, 216"
    })
    void aSecondOfWorkIsKeptAtHand(int workers, double secondsPerItem, int buffer) {
        assertEquals(buffer, settled(workers, secondsPerItem).buffer());
    }

    @Test
    void nothingIsClaimedUntilAQuarterOfTheBufferIsFree() {
        ThroughputEstimate estimate = settled(4, 0.1);
        assertEquals(44, estimate.claim(0));
        assertEquals(0, estimate.claim(44));
        assertEquals(0, estimate.claim(60), "more at hand than it wants");
        assertEquals(0, estimate.claim(34), "room for 10 of 44");
        assertEquals(11, estimate.claim(33));
        assertEquals(43, estimate.claim(1));
    }

    /// However slow the items are, an idle process takes something.
    @Test
    void withNothingAtHandSomethingIsAlwaysClaimed() {
        for (double seconds : new double[] {0.00001, 0.03, 1, 100, 10_000}) {
            for (int workers : new int[] {1, 2, 8, 64}) {
                int claimed = settled(workers, seconds).claim(0);
                assertTrue(claimed > workers && claimed <= 200, workers + ": " + claimed);
            }
        }
    }

    /// A quarter of a second of work, a worker's share, 25 items: the least of these.
    @ParameterizedTest
    @CsvSource({
        "0.001, 4, 1000, 25",
        "0.05, 4, 1000, 5",
        "0.25, 4, 1000, 1",
        "9, 4, 1000, 1",
        "0.001, 4, 40, 10",
        "0.001, 4, 41, 11",
        "0.001, 4, 3, 4",
        "0.001, 100, 200, 4"
    })
    void aBatchIsAShareOfWhatThereIsAndSoonThrough(
            double secondsPerItem, int workers, int together, int size) {
        assertEquals(size, settled(workers, secondsPerItem).batch(together));
    }

    @Test
    void oneSlowItemMovesTheEstimateByAFifth() {
        ThroughputEstimate estimate = settled(1, 1);
        estimate.measured(1, 6 * SECOND);
        assertEquals(1 + 1, estimate.buffer(), "half an item a second is one item");
        assertEquals(1, estimate.batch(100));
        ThroughputEstimate quick = settled(100, 1);
        quick.measured(1, 2 * SECOND);
        assertEquals(100 + Math.round(100 / 1.2), quick.buffer());
    }

    /// Items that take no time at all, again and again, neither overflow nor divide by nothing.
    @Test
    void boundsHoldWhateverWasMeasured() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            int workers = random.nextInt(1, 65);
            ThroughputEstimate estimate = new ThroughputEstimate(workers);
            int measurements = random.nextInt(0, 5_000);
            for (int i = 0; i < measurements; i++) {
                long nanos = random.nextInt(10) == 0 ? random.nextLong(1L << 45) : 0;
                estimate.measured(random.nextInt(1, 26), nanos);
            }
            int unbegun = random.nextInt(0, 400);
            int claim = estimate.claim(unbegun);
            assertTrue(claim >= 0 && claim <= 200, "claim " + claim);
            assertTrue(claim + unbegun <= Math.max(unbegun, workers + 200), "claim " + claim);
            int batch = estimate.batch(random.nextInt(1, 1_000));
            assertTrue(batch >= 1 && batch <= 25, "batch " + batch);
        }
    }
}
