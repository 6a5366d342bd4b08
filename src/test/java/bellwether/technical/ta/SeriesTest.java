package bellwether.technical.ta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.ta.average.Highest;
import bellwether.technical.ta.average.Lowest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The columns that indicators read, and the values that they are asked with.
final class SeriesTest {
    private static final double[] FOUR = {1, 2, 3, 4};

    private static Series of(double[] close, double[] volume) {
        return new Series(FOUR, FOUR, FOUR, close, volume, close.length);
    }

    @Test
    void aColumnShorterThanItsBarsIsRefused() {
        double[] three = {1, 2, 3};
        assertThrows(
                IllegalArgumentException.class, () -> new Series(FOUR, FOUR, FOUR, three, FOUR, 4));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Series(FOUR, FOUR, FOUR, FOUR, FOUR, three, 4));
        assertThrows(
                IllegalArgumentException.class, () -> new Series(FOUR, FOUR, FOUR, FOUR, FOUR, -1));
        Series without = new Series(FOUR, FOUR, FOUR, FOUR, FOUR, 4);
        assertThrows(IllegalArgumentException.class, () -> without.sectioned(three));
        assertThrows(IllegalArgumentException.class, () -> without.prefix(5));
        assertEquals(3, without.prefix(3).size());
    }

    @Test
    void whatIsNotFiniteIsAHoleInItsOwnColumnOnly() {
        Series bars = of(new double[] {1, Double.NaN, 3, Double.POSITIVE_INFINITY}, FOUR);
        assertFalse(bars.isWhole(List.of(Input.CLOSE)));
        assertTrue(bars.isWhole(List.of(Input.OPEN, Input.VOLUME)));
        assertFalse(bars.isHole(List.of(Input.CLOSE), 0));
        assertTrue(bars.isHole(List.of(Input.OPEN, Input.CLOSE), 1));
        assertTrue(bars.isHole(List.of(Input.CLOSE), 3));
        assertFalse(bars.isHole(List.of(Input.OPEN), 3));
        Series whole = bars.withoutHoles(List.of(Input.CLOSE));
        assertEquals(2, whole.size());
        assertArrayEquals(new double[] {1, 3}, whole.close());
        assertArrayEquals(new double[] {1, 3}, whole.volume());
    }

    @Test
    void valuesAreSpreadOverTheBarsThatAreNoHoles() {
        Series bars = of(new double[] {Double.NaN, 1, Double.NaN, 2}, FOUR);
        double[] out = {7, 8, 99, 99};
        bars.spread(List.of(Input.CLOSE), 2, out);
        assertArrayEquals(new double[] {Double.NaN, 7, Double.NaN, 8}, out);
    }

    @Test
    void aColumnThatWasFoundWholeStaysSoForItsOwnSectionsOnly() {
        double[] sections = {1, 1, 2, 2};
        Series bars = of(FOUR, FOUR).sectioned(sections);
        assertTrue(bars.isWhole(List.of(Input.SESSION)));
        Series other = bars.sectioned(new double[] {1, Double.NaN, 2, 2});
        assertFalse(other.isWhole(List.of(Input.SESSION)));
        assertTrue(bars.isWhole(List.of(Input.SESSION)));
    }

    @Test
    void holesAtTheFrontMoveTheWarmUpBehindThem() {
        double[] close = new double[30];
        Arrays.setAll(close, i -> i < 5 ? Double.NaN : i);
        Series bars = new Series(close, close, close, close, close, 30);
        double[][] out = Cases.compute(Indicators.parse("SMA_3"), bars);
        assertTrue(Double.isNaN(out[0][6]));
        assertEquals(6, out[0][7]);
    }

    @Test
    void anIndicatorFillsAsManyArraysAsItHasOutputs() {
        Indicator macd = Indicators.named("MACD");
        assertThrows(
                IllegalArgumentException.class,
                () -> macd.compute(of(FOUR, FOUR), macd.defaults(), new double[4]));
    }

    @ParameterizedTest
    @CsvSource({
        "RSI_1,period must be a whole number from 2 to 1000 was 1",
        "RSI_2.5,period must be a whole number from 2 to 1000 was 2.5",
        "RSI_1001,period must be a whole number from 2 to 1000 was 1001",
    })
    void aValueOutsideOfItsBoundsIsRefusedWithThem(String id, String words) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Indicators.parse(id));
        assertEquals(words, String.valueOf(refused.getMessage()).replace(",", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OBV_3", "RSI_14_3", "MACD_1_2_3_4"})
    void moreValuesThanParametersAreRefused(String id) {
        assertThrows(IllegalArgumentException.class, () -> Indicators.parse(id));
    }

    @Test
    void boundsAreWithinAndWholeNumbersWhole() {
        Parameter whole = Parameter.whole("n", 14, 2, 1_000);
        assertTrue(whole.allows(2) && whole.allows(1_000));
        assertFalse(whole.allows(1) || whole.allows(1_001) || whole.allows(2.5));
        assertFalse(whole.allows(Double.NaN));
        Parameter real = Parameter.real("x", 0.5, 0.1, 2);
        assertTrue(real.allows(0.1) && real.allows(1.23));
        assertEquals("0.1 to 2", real.rule());
        assertEquals("a whole number from 2 to 1000", whole.rule());
        assertEquals("NaN", Parameter.shown(Double.NaN));
        assertEquals("100", Parameter.shown(1e2));
        assertThrows(IllegalArgumentException.class, () -> Parameter.real("x", 3, 0, 2));
    }

    @Test
    void theBarsThatASmoothingForgetsItsBeginningInAreEnoughAndNotTooMany() {
        for (int period = 2; period < 200; period++) {
            double kept = 1 - 2.0 / (period + 1);
            int bars = Stability.decay(0, kept);
            assertTrue(10 * Math.pow(kept, bars) <= Stability.TOLERANCE);
            assertTrue(10 * Math.pow(kept, bars - 1) > Stability.TOLERANCE * 0.999);
        }
        assertEquals(6, Stability.decay(5, 0));
    }

    @Test
    void aWarmUpIsFilledUpToTheBarsThatThereAre() {
        double[] out = {1, 1, 1, 1};
        assertFalse(WarmUp.everywhere(out, 4, 2));
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, 1, 1}, out);
        assertTrue(WarmUp.everywhere(out, 3, 3));
        assertTrue(WarmUp.everywhere(out, 3, 100));
        assertEquals(1, out[3], "what lies behind the bars is left alone");
        assertFalse(WarmUp.everywhere(out, 1, 0));
    }

    /// With many equal values and windows of every length.
    @Test
    void extremesOfWindowsAreThoseOfAPlainLook() {
        Random random = new Random(6);
        for (int period = 1; period < 40; period++) {
            double[] in = random.ints(200, 0, 12).asDoubleStream().toArray();
            double[] high = new double[200];
            double[] low = new double[200];
            Highest.compute(in, 200, period, high);
            Lowest.compute(in, 200, period, low);
            for (int i = period - 1; i < 200; i++) {
                assertEquals(Arrays.stream(in, i - period + 1, i + 1).max().orElseThrow(), high[i]);
                assertEquals(Arrays.stream(in, i - period + 1, i + 1).min().orElseThrow(), low[i]);
            }
        }
    }
}
