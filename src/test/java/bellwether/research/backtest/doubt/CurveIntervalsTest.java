package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.technical.statistics.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CurveIntervalsTest {
    private static SessionCurve curve(long seed, int count) {
        Bars bars = DoubtRuns.walk(seed, count);
        int[] days = new int[count];
        Arrays.setAll(days, i -> (int) (bars.time()[i] / 86_400));
        return new SessionCurve(days, Arrays.copyOf(bars.close(), count), 252);
    }

    @Test
    void figuresAreThoseOfTheRunAndLieInTheirBounds() {
        SessionCurve curve = curve(8, 500);
        RunMetrics metrics =
                curve.metrics(
                        new double[500],
                        new RunMetrics.Trading(List.of(), 0, new TreeMap<>()),
                        0.02);
        CurveIntervals intervals = CurveIntervals.of(curve, 0.02, 4);
        assertEquals(499, intervals.sessions());
        assertEquals(8, intervals.meanBlock());
        assertEquals(2_000, intervals.draws());
        check(requireNonNull(metrics.returns().cagr()), intervals.cagr());
        check(requireNonNull(metrics.ratios().sharpe()), intervals.sharpe());
        check(metrics.drawdown().maximum(), intervals.drawdown());
    }

    private static void check(double figure, CurveIntervals.Interval interval) {
        assertEquals(figure, requireNonNull(interval.estimate()), 1e-10);
        assertTrue(requireNonNull(interval.low()) < requireNonNull(interval.high()));
        assertTrue(interval.low() < figure && figure < interval.high(), interval.toString());
        assertNull(interval.undefined());
    }

    /// A second plain writing: draws returns in circular blocks, chains equity, looks for its
    /// falls.
    @Test
    void boundsArePercentilesOfChainedBlocks() {
        SessionCurve curve = curve(15, 400);
        double[] returns = curve.returns();
        SplitMix64 random = new SplitMix64(99);
        double[] deepest = new double[2_000];
        for (int draw = 0; draw < deepest.length; draw++) {
            double[] equity = new double[returns.length + 1];
            equity[0] = 1;
            int at = -1;
            for (int i = 0; i < returns.length; i++) {
                boolean jumps = random.nextDouble() < 1.0 / 8;
                at = jumps || i == 0 ? random.nextInt(returns.length) : (at + 1) % returns.length;
                equity[i + 1] = equity[i] * (1 + returns[at]);
            }
            for (int low = 1; low < equity.length; low++) {
                double high = Arrays.stream(equity, 0, low + 1).max().orElseThrow();
                deepest[draw] = Math.max(deepest[draw], 1 - equity[low] / high);
            }
        }
        Arrays.sort(deepest);
        CurveIntervals.Interval interval = CurveIntervals.of(curve, 0, 99).drawdown();
        double place = 0.05 * 1_999;
        int below = (int) place;
        assertEquals(
                deepest[below] + (place - below) * (deepest[below + 1] - deepest[below]),
                requireNonNull(interval.low()),
                1e-9);
    }

    @Test
    void theSeedDecides() {
        SessionCurve curve = curve(3, 300);
        assertEquals(CurveIntervals.of(curve, 0, 1), CurveIntervals.of(curve, 0, 1));
        assertNotEquals(CurveIntervals.of(curve, 0, 1), CurveIntervals.of(curve, 0, 2));
    }

    @Test
    void shortAndFlatCurvesSayWhyTheyHaveNoBounds() {
        CurveIntervals few = CurveIntervals.of(curve(3, 30), 0, 1);
        assertEquals("fewer than 90 days", few.cagr().undefined());
        assertEquals("too few: 29 of 50 dates", few.sharpe().undefined());
        assertNull(few.drawdown().low());
        CurveIntervals one =
                CurveIntervals.of(new SessionCurve(new int[] {3}, new double[] {5}, 252), 0, 1);
        assertNull(one.drawdown().estimate());
        double[] flat = new double[200];
        Arrays.fill(flat, 7);
        int[] days = new int[200];
        Arrays.setAll(days, i -> i);
        CurveIntervals level = CurveIntervals.of(new SessionCurve(days, flat, 252), 0, 1);
        assertEquals("not defined on these dates", level.sharpe().undefined());
        assertEquals(0, requireNonNull(level.drawdown().high()));
    }

    @Test
    void aRuinStaysOne() {
        double[] equity = new double[300];
        Arrays.setAll(equity, i -> i < 200 ? 100 + i % 3 : -5);
        int[] days = new int[300];
        Arrays.setAll(days, i -> i);
        CurveIntervals ruined = CurveIntervals.of(new SessionCurve(days, equity, 252), 0, 1);
        assertEquals(-1, requireNonNull(ruined.cagr().estimate()));
        assertEquals(1, requireNonNull(ruined.drawdown().high()));
    }
}
