package bellwether.research.learning.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.OrderSide;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A signal at the close of bar 0 with a range of 1: the stop is 2 from the entry, the target 3.
final class BarrierLabelsTest {
    private static final BarrierPolicy THREE_BARS = new BarrierPolicy(2, 3, 3, 0.001);

    private static BarrierLabels labels(double[]... bars) {
        double[] range = new double[bars.length];
        Arrays.fill(range, 1);
        return labels(range, THREE_BARS, bars);
    }

    private static BarrierLabels labels(double[] range, BarrierPolicy policy, double[]... bars) {
        Bars days = Bars.room(bars.length);
        for (int i = 0; i < bars.length; i++) {
            days.time()[i] = i * Timeframe.SECONDS_PER_DAY;
            days.open()[i] = bars[i][0];
            days.high()[i] = bars[i][1];
            days.low()[i] = bars[i][2];
            days.close()[i] = bars[i][3];
            days.volume()[i] = Double.NaN;
        }
        return new BarrierLabels(LabelTape.plain(days, range, false), range, policy);
    }

    /// Open, high, low, close.
    private static double[] bar(double open, double high, double low, double close) {
        return new double[] {open, high, low, close};
    }

    private static final double[] QUIET = bar(100, 101, 99, 100);

    private static BarrierOutcome bought(double[]... bars) {
        return labels(bars).of(0, OrderSide.BUY).orElseThrow();
    }

    private static void assertEnd(BarrierExit why, int bar, double price, BarrierOutcome ours) {
        assertEquals(why, ours.why());
        assertEquals(bar, ours.end());
        assertEquals(price, ours.exit(), 1e-9);
    }

    @Test
    void theStopComesBeforeTheTargetOfOneBar() {
        BarrierOutcome ours = bought(QUIET, bar(100, 104, 97, 103), QUIET);
        assertEnd(BarrierExit.STOP, 1, 98, ours);
        assertEquals(-0.022, ours.netReturn(), 1e-12);
        assertEquals(-1.1, ours.r(), 1e-12);
        assertFalse(ours.won());
    }

    @Test
    void aGapIsFilledAtTheOpen() {
        assertEnd(BarrierExit.STOP, 2, 95, bought(QUIET, QUIET, bar(95, 99, 94, 96)));
        assertEnd(BarrierExit.TARGET, 2, 105, bought(QUIET, QUIET, bar(105, 106, 104, 105)));
    }

    @Test
    void itEndsAtTheLastCloseWhereNoBarrierIsMet() {
        BarrierOutcome ours = bought(QUIET, QUIET, QUIET, bar(100, 102, 99, 101.5), QUIET);
        assertEnd(BarrierExit.TIME, 3, 101.5, ours);
        assertEquals(0.013, ours.netReturn(), 1e-12);
        assertTrue(ours.won());
    }

    @Test
    void oneBarEndsAtTheCloseOfTheEntry() {
        BarrierLabels labels =
                labels(
                        new double[] {1, 1},
                        new BarrierPolicy(2, 3, 1, 0),
                        QUIET,
                        bar(100, 102, 99, 101));
        assertEnd(BarrierExit.TIME, 1, 101, labels.of(0, OrderSide.BUY).orElseThrow());
    }

    @Test
    void aShortHasItsStopAbove() {
        BarrierOutcome ours =
                labels(QUIET, QUIET, bar(100, 102.5, 99, 102)).of(0, OrderSide.SELL).orElseThrow();
        assertEnd(BarrierExit.STOP, 2, 102, ours);
        assertEquals(102, ours.stop());
        assertEquals(97, ours.target());
        assertEquals(-0.022, ours.netReturn(), 1e-12);
    }

    @Test
    void whatTheBarsDoNotDecideIsEmpty() {
        assertEquals(Optional.empty(), labels(QUIET).of(0, OrderSide.BUY));
        assertEquals(Optional.empty(), labels(QUIET, QUIET, QUIET).of(0, OrderSide.BUY));
        double[] unknown = {Double.NaN, 1};
        assertEquals(
                Optional.empty(), labels(unknown, THREE_BARS, QUIET, QUIET).of(0, OrderSide.BUY));
    }

    @Test
    void barsThatTwoLabelsShareCountHalfForEach() {
        double[] unique = LabelUniqueness.of(List.of(open(0, 2), open(1, 3), open(5, 6)));
        assertArrayEquals(new double[] {0.75, 0.75, 1}, unique, 1e-15);
    }

    private static BarrierOutcome open(int signal, int end) {
        return new BarrierOutcome(signal, end, 1, 1, 1, 1, BarrierExit.TIME, 0, 0);
    }

    @Test
    void policiesWithoutSenseAreRefused() {
        assertRefused("/stop", () -> new BarrierPolicy(0, 3, 10, 0));
        assertRefused("/target", () -> new BarrierPolicy(2, Double.NaN, 10, 0));
        assertRefused("/bars", () -> new BarrierPolicy(2, 3, 0, 0));
        assertRefused("/cost", () -> new BarrierPolicy(2, 3, 10, 1));
    }

    private static void assertRefused(String field, Runnable made) {
        Refusal refusal = assertThrows(Refusal.class, made::run);
        assertEquals(field, refusal.faults().getFirst().pointer());
    }
}
