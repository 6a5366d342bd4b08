package bellwether.technical.ta.chart;

import bellwether.technical.ta.average.Extremes;
import bellwether.technical.ta.chart.ChartPattern.Kind;

/// The pictures that need no turning points: flags, breakouts, gaps, crosses and the end of a
/// squeeze.
final class MoveShapes {
    private static final int POLE = 10;
    private static final double STEEP = 4;
    private static final int BREAKOUT_BARS = 55;
    private static final int BASE = 20;
    private static final double WIDE_GAP = 0.5;
    private static final int STILL = 6;
    private static final int LONGEST_REST = 15;

    private final ChartBars bars;
    private int lastFlag = -1;
    private int still;

    MoveShapes(ChartBars bars) {
        this.bars = bars;
    }

    /// Remembers, of the bars before `first`, the last flag and how long a squeeze lasts.
    ///
    /// A flag keeps others away for no more bars than the longest rest takes. Where in so many bars
    /// none would be found even if there had been none before, what came earlier no longer matters.
    void catchUp(int first) {
        int least = ChartPatterns.BARS_NEEDED - 1;
        int begin = first;
        for (int quiet = 0; quiet <= LONGEST_REST && begin > least; quiet++) {
            begin--;
            lastFlag = -1;
            flags(begin);
            if (lastFlag == begin) {
                quiet = -1;
            }
        }
        lastFlag = -1;
        for (int t = begin; t < first; t++) {
            flags(t);
        }
        for (int t = first - 1; t >= least && inside(t); t--) {
            still++;
        }
    }

    private void flags(int t) {
        flag(t, -1);
        flag(t, 1);
    }

    void at(int t) {
        for (int side = -1; side <= 1; side += 2) {
            flag(t, side);
            breakout(t, side);
            gap(t, side);
            cross(t, side);
        }
        squeeze(t);
    }

    /// A pole of at least 4 average ranges within 10 bars, then 4 to 15 bars that give back at most
    /// half of it without going beyond it, and the first close beyond those.
    private void flag(int t, int side) {
        double close = side * bars.close(t);
        double edge = Double.NEGATIVE_INFINITY;
        double depth = Double.POSITIVE_INFINITY;
        for (int rest = 1; rest <= LONGEST_REST; rest++) {
            edge = Math.max(edge, side * front(t - rest, side));
            depth = Math.min(depth, side * front(t - rest, -side));
            int end = t - rest - 1;
            if (close <= edge || (end <= lastFlag && rest >= 4) || end - POLE + 1 < 14) {
                return; // a longer rest would be no easier to pass
            }
            if (rest >= 4 && flag(t, side, side * edge, side * depth, end)) {
                return;
            }
        }
    }

    private boolean flag(int t, int side, double edge, double depth, int end) {
        double top = front(end, side);
        double given = side * (top - depth);
        if (side * edge > side * top) {
            return false;
        }
        int from = end - POLE + 1;
        int start =
                side > 0
                        ? Extremes.lowest(bars.series.low(), from, end)
                        : Extremes.highest(bars.series.high(), from, end);
        double foot = front(start, -side);
        double pole = side * (top - foot);
        if (given > pole / 2 || pole < STEEP * bars.atr[end]) {
            return false;
        }
        lastFlag = t;
        Pivot low = new Pivot(start, foot, side < 0, end);
        Pivot high = new Pivot(end, top, side > 0, t - 1);
        bars.add(Kind.FLAG, side, t, edge, pole, 1 - given / pole, low, high);
        return true;
    }

    /// How far a bar reaches to a side: its high or its low.
    private double front(int bar, int side) {
        return side > 0 ? bars.high(bar) : bars.low(bar);
    }

    private void breakout(int t, int side) {
        if (t <= BREAKOUT_BARS || !passes(t, side) || passes(t - 1, side)) {
            return;
        }
        Pivot edge = extreme(t - BREAKOUT_BARS, t - 1, side > 0);
        double height = bars.highest(t - BASE, t - 1) - bars.lowest(t - BASE, t - 1);
        double passed = side * (bars.close(t) - edge.price());
        double shape = bars.atr[t] > 0 ? passed / bars.atr[t] : 1;
        bars.add(Kind.BREAKOUT, side, t, edge.price(), height, shape, edge);
    }

    /// Whether the close lies beyond all of the bars before; the newest of them mostly says no.
    private boolean passes(int t, int side) {
        double close = side * bars.close(t);
        for (int i = t - 1; i >= t - BREAKOUT_BARS; i--) {
            if (close <= side * front(i, side)) {
                return false;
            }
        }
        return true;
    }

    /// The highest or the lowest point of these bars, known on the last of them.
    private Pivot extreme(int from, int to, boolean top) {
        double[] prices = top ? bars.series.high() : bars.series.low();
        int bar = top ? Extremes.highest(prices, from, to) : Extremes.lowest(prices, from, to);
        return new Pivot(bar, prices[bar], top, to);
    }

    private void gap(int t, int side) {
        double before = side > 0 ? bars.high(t - 1) : bars.low(t - 1);
        double after = side > 0 ? bars.low(t) : bars.high(t);
        double width = side * (after - before);
        if (width > 0 && width >= WIDE_GAP * bars.atr[t - 1]) {
            double shape = bars.atr[t - 1] > 0 ? width / (2 * bars.atr[t - 1]) : 1;
            Pivot edge = new Pivot(t - 1, before, side > 0, t - 1);
            Pivot far = new Pivot(t, after, side < 0, t);
            bars.add(Kind.GAP, side, t, after, width, shape, edge, far);
        }
    }

    private void cross(int t, int side) {
        double now = side * (bars.quick[t] - bars.slow[t]);
        double before = side * (bars.quick[t - 1] - bars.slow[t - 1]);
        if (now > 0 && before <= 0) {
            boolean rising = side * (bars.slow[t] - bars.slow[t - 1]) > 0;
            Kind kind = side > 0 ? Kind.GOLDEN_CROSS : Kind.DEATH_CROSS;
            bars.add(kind, side, t, bars.slow[t], Double.NaN, rising ? 1 : 0.5);
        }
    }

    /// Bollinger's bands lay inside Keltner's for at least six bars and have come out.
    private void squeeze(int t) {
        if (inside(t)) {
            still++;
            return;
        }
        if (still >= STILL) {
            int side = bars.close(t) >= bars.middle[t] ? 1 : -1;
            Pivot top = extreme(t - still, t - 1, true);
            Pivot bottom = extreme(t - still, t - 1, false);
            double level = side > 0 ? top.price() : bottom.price();
            double height = top.price() - bottom.price();
            bars.add(Kind.SQUEEZE, side, t, level, height, still / 20.0, top, bottom);
        }
        still = 0;
    }

    private boolean inside(int t) {
        return bars.upper[t] < bars.channelTop[t] && bars.lower[t] > bars.channelBottom[t];
    }
}
