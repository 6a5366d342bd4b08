package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SplitMix64Test {
    @Test
    void itsNumbersAreThePublishedOnes() {
        SplitMix64 random = new SplitMix64(1234567);
        assertEquals(6457827717110365317L, random.nextLong());
        assertEquals(3203168211198807973L, random.nextLong());
    }

    /// The JDK's generator begins as the same algorithm.
    @Test
    void itsNumbersAreThoseOfTheJdk() {
        for (long seed : new long[] {0, -1, 42, Long.MIN_VALUE}) {
            SplitMix64 ours = new SplitMix64(seed);
            SplittableRandom theirs = new SplittableRandom(seed);
            for (int i = 0; i < 1_000; i++) {
                assertEquals(theirs.nextLong(), ours.nextLong());
            }
            assertEquals(theirs.nextDouble(), ours.nextDouble());
        }
    }

    @Test
    void boundedNumbersFallEvenly() {
        SplitMix64 random = new SplitMix64(3);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        assertTrue(Arrays.stream(counts).allMatch(count -> Math.abs(count - 10_000) < 400));
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    }

    @Test
    void shufflingKeepsEveryValue() {
        double[] values = {1, 2, 3, 4, 5};
        new SplitMix64(1).shuffleFirst(values, 5);
        Arrays.sort(values);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, values);
    }
}
