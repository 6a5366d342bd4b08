package bellwether.technical.ta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.trend.Directional;
import bellwether.technical.ta.volatility.Atr;
import bellwether.technical.ta.volatility.Keltner;
import bellwether.technical.ta.volatility.TrueRange;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What several indicators compute together is, to the bit, what each computes alone.
final class SharedWalksTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 11, 14, 19, 20, 21, 27, 28, 49, 50, 199, 200, 201, 700})
    void averagesAndRangesInOneWalkAreThoseOfTheirOwn(int size) {
        Series series = walk(size, -1);
        double[] close = series.close();
        double[][] alone = new double[3][size];
        Ema.compute(close, size, 20, alone[0]);
        Ema.compute(close, size, 50, alone[1]);
        Ema.compute(close, size, 200, alone[2]);
        double[][] together = filled(3, size);
        Ema.computeThree(
                close, size, new int[] {20, 50, 200}, together[0], together[1], together[2]);
        assertArrayEquals(alone, together);
        compareRanges(series);
    }

    @Test
    void aCloseThatIsNotKnownLeavesTheRangeOfTheNextBar() {
        compareRanges(walk(120, 60));
    }

    private static void compareRanges(Series series) {
        int size = series.size();
        double[] ranges = new double[size];
        TrueRange.computeKnown(series, ranges);
        double[] alone = filled(1, size)[0];
        double[] shared = filled(1, size)[0];
        Atr.compute(series, 14, alone);
        Atr.compute(ranges, size, 14, shared);
        assertArrayEquals(alone, shared);

        double[][] lines = filled(4, size);
        double[][] sharedLines = filled(4, size);
        Directional.compute(series, 14, lines[0], lines[1], lines[2], lines[3]);
        Directional.compute(
                series, ranges, 14, sharedLines[0], sharedLines[1], sharedLines[2], sharedLines[3]);
        assertArrayEquals(lines, sharedLines);

        double[][] channel = filled(3, size);
        double[][] sharedChannel = filled(2, size);
        Keltner.compute(series, 20, 1.5, 10, channel[0], channel[1], channel[2]);
        Keltner.compute(ranges, channel[1], size, 20, 1.5, 10, sharedChannel[0], sharedChannel[1]);
        assertArrayEquals(channel[0], sharedChannel[0]);
        assertArrayEquals(channel[2], sharedChannel[1]);
    }

    /// Filled with what no indicator gives, so that a value that was not written shows.
    private static double[][] filled(int columns, int size) {
        double[][] all = new double[columns][size];
        for (double[] column : all) {
            Arrays.fill(column, -7);
        }
        return all;
    }

    private static Series walk(int size, int unknown) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(size);
        double[][] columns = new double[5][size];
        double close = 50;
        for (int i = 0; i < size; i++) {
            double open = close * Math.exp(0.03 * random.nextGaussian());
            close = open * Math.exp(0.02 * random.nextGaussian());
            columns[0][i] = open;
            columns[1][i] = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            columns[2][i] = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            columns[3][i] = i == unknown ? Double.NaN : close;
            columns[4][i] = 1_000 + random.nextInt(1_000);
        }
        return new Series(columns[0], columns[1], columns[2], columns[3], columns[4], size);
    }
}
