package bellwether.technical.ta.momentum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.ta.Degenerate;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.Series;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RsiTest {
    @Test
    void fourteenPeriodsNeedFifteenCloses() {
        double[] closes = RandomBars.of(1, 15).close();
        double[] out = new double[15];
        Rsi.compute(closes, 14, 14, out);
        assertTrue(Arrays.stream(out, 0, 14).allMatch(Double::isNaN));
        Rsi.compute(closes, 15, 14, out);
        assertTrue(Double.isNaN(out[13]));
        assertTrue(out[14] > 0 && out[14] < 100);
    }

    @Test
    void onlyGainsGiveAHundredAndOnlyLossesZero() {
        assertEquals(100, last(Degenerate.flat(40, i -> 1 + i)));
        assertEquals(0, last(Degenerate.flat(40, i -> 100 - i)));
    }

    @Test
    void aFlatSeriesGivesZeroAsInTaLib() {
        assertEquals(0, last(Degenerate.flat(40, i -> 0.1)));
    }

    private static double last(Series bars) {
        double[] out = new double[bars.size()];
        Rsi.compute(bars.close(), bars.size(), 14, out);
        return out[bars.size() - 1];
    }
}
