package bellwether.technical.ta.chart;

import bellwether.technical.ta.average.Extremes;
import bellwether.technical.ta.chart.ChartPattern.Kind;

/// The cup with its handle: from the last great top a dip of 12 to 40 % over 30 to 200 bars, back
/// to within 5 % of it, and a rest in the upper half.
final class CupShapes {
    private static final double EVEN = 0.05;
    private static final double SHALLOW = 0.12;
    private static final double DEEP = 0.4;
    private static final int SHORT = 30;
    private static final int LONG = 200;
    private static final int LONGEST_REST = 30;
    private static final int NONE = 0;

    private final ChartBars bars;
    private int lastCup = -1;

    CupShapes(ChartBars bars) {
        this.bars = bars;
    }

    /// Follows the waves to where they stood before bar `first`, and remembers whether a cup was
    /// drawn already. The swings stand there.
    ///
    /// A cup is drawn once from the newest top, so only the bars since that was known can matter;
    /// over these the swings do not change but for bottoms after it, which cups do not ask about.
    void catchUp(int first) {
        int rim = latestTop();
        int from =
                rim == NONE
                        ? first
                        : Math.max(ChartPatterns.BARS_NEEDED - 1, bars.swings.confirmedAt(rim));
        for (int t = 0; t < first; t++) {
            bars.waves.advance(t);
            if (t >= from) {
                at(t);
            }
        }
    }

    void at(int t) {
        int top = latestTop();
        if (top == NONE) {
            return;
        }
        int rim = bars.swings.bar(top);
        double price = bars.high(rim);
        if (rim == lastCup || t - rim > LONGEST_REST || bars.close(t) <= price) {
            return;
        }
        int left = greatTopBefore(rim);
        if (left == NONE) {
            return;
        }
        int begin = bars.waves.bar(left);
        int bottom = Extremes.lowest(bars.series.low(), begin, rim);
        double depth = bars.high(begin) - bars.low(bottom);
        double share = depth / bars.high(begin);
        boolean rests = bars.lowest(rim + 1, t) >= bars.low(bottom) + depth / 2;
        double beyond = bars.highest(begin + 1, rim - 1);
        boolean clear = beyond <= Math.max(bars.high(begin), price);
        if (share >= SHALLOW && share <= DEEP && rests && clear) {
            lastCup = rim;
            double uneven = Math.abs(price / bars.high(begin) - 1) / EVEN;
            Pivot low = new Pivot(bottom, bars.low(bottom), false, bars.swings.confirmedAt(top));
            bars.add(
                    Kind.CUP_WITH_HANDLE,
                    1,
                    t,
                    price,
                    depth,
                    1 - uneven,
                    bars.waves.pivot(left),
                    low,
                    bars.swings.pivot(top));
        }
    }

    /// How far back among the swings the newest top is.
    private int latestTop() {
        for (int back = 1; back <= Math.min(2, bars.swings.count()); back++) {
            if (bars.swings.isTop(back)) {
                return back;
            }
        }
        return NONE;
    }

    /// How far back among the waves the cup's other edge is.
    private int greatTopBefore(int rim) {
        for (int back = 1; back <= bars.waves.count(); back++) {
            int bar = bars.waves.bar(back);
            int length = rim - bar;
            if (length > LONG) {
                return NONE;
            }
            if (bars.waves.isTop(back)
                    && length >= SHORT
                    && Math.abs(bars.high(rim) / bars.high(bar) - 1) <= EVEN) {
                return back;
            }
        }
        return NONE;
    }
}
