package bellwether.technical.ta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.technical.ta.momentum.Macd;
import bellwether.technical.ta.momentum.MacdIncremental;
import bellwether.technical.ta.momentum.Rsi;
import bellwether.technical.ta.momentum.RsiIncremental;
import bellwether.technical.ta.trend.Directional;
import bellwether.technical.ta.trend.DirectionalIncremental;
import bellwether.technical.ta.trend.ParabolicSar;
import bellwether.technical.ta.trend.ParabolicSarIncremental;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A step to a trial bar gives what the whole indicator gives for a series that ends with it, to
/// the bit.
final class IncrementalTest {
    private static final int LEAST = 36;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aStepEqualsTheWholeIndicator(long seed) {
        Series bars = RandomBars.of(seed, 400);
        for (int size = LEAST; size <= bars.size(); size++) {
            for (double factor : new double[] {0.9, 0.999, 1, 1.01, 1.2}) {
                compare(bars, size, factor);
            }
        }
    }

    @Test
    void soItDoesOnAPriceThatNeverMoved() {
        double[] flat = new double[LEAST];
        java.util.Arrays.fill(flat, 5);
        Series bars = new Series(flat, flat, flat, flat, flat, LEAST);
        compare(bars, LEAST, 1);
        compare(bars, LEAST, 1.1);
    }

    private static void compare(Series bars, int size, double factor) {
        double[] high = bars.high().clone();
        double[] low = bars.low().clone();
        double[] close = bars.close().clone();
        int last = size - 1;
        RsiIncremental rsi = new RsiIncremental(14);
        MacdIncremental macd = new MacdIncremental(12, 26, 9);
        DirectionalIncremental directional = new DirectionalIncremental(14);
        ParabolicSarIncremental sar = new ParabolicSarIncremental(0.02, 0.2);
        rsi.read(close, size);
        macd.read(close, size);
        directional.read(high, low, close, size);
        sar.read(high, low, size);

        close[last] *= factor;
        high[last] = Math.max(high[last], close[last]);
        low[last] = Math.min(low[last], close[last]);
        Series tried = new Series(close, high, low, close, close, size);
        double[][] out = new double[4][size];
        Rsi.compute(close, size, 14, out[0]);
        assertEquals(out[0][last], rsi.at(close[last]));
        Macd.compute(close, size, 12, 26, 9, out[0], out[1], out[2]);
        assertEquals(out[2][last], macd.at(close[last]));
        Directional.compute(tried, 14, out[0], out[1], out[2], out[3]);
        directional.at(high[last], low[last]);
        assertEquals(out[0][last], directional.plusDi());
        assertEquals(out[1][last], directional.minusDi());
        assertEquals(out[3][last], directional.adx());
        ParabolicSar.compute(tried, 0.02, 0.2, out[0]);
        assertEquals(out[0][last], sar.at(high[last], low[last]));
    }
}
