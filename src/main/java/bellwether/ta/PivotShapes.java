package bellwether.ta;

import bellwether.ta.ChartPattern.Kind;
import org.jspecify.annotations.Nullable;

/// The pictures made of turning points. Upwards and downwards are one rule: `side` is −1 for a top
/// and 1 for a bottom, and prices are multiplied by it where "beyond" is meant.
final class PivotShapes {
    private static final double EVEN = 0.03;
    private static final double FLAT = 0.75;
    private static final double SMALLER = 0.75;

    private final ChartBars bars;
    private int lastDouble = -1;
    private int lastHead = -1;
    private int lastTriangle = -1;
    private int lastContraction = -1;
    private int lastCup = -1;

    PivotShapes(ChartBars bars) {
        this.bars = bars;
    }

    /// Brings the turning points to where they stood before bar `first`, and remembers which
    /// pictures were drawn from them already.
    ///
    /// A picture is drawn once from the newest turning point, and a cup once from the newest top,
    /// so only the bars since those were known can matter; over these the swings do not change but
    /// for bottoms after that top, which cups do not ask about. The waves do change, and are
    /// followed.
    void catchUp(int first) {
        for (int t = 0; t < first; t++) {
            bars.swings.advance(bars.series, t);
        }
        Pivot rim = latestTop(bars.swings);
        int cups = knownAt(rim, first);
        int others = knownAt(bars.swings.count() == 0 ? null : bars.swings.last(1), first);
        for (int t = 0; t < first; t++) {
            bars.waves.advance(bars.series, t);
            if (t >= cups) {
                cup(t);
            }
            if (t >= others) {
                shapes(t);
            }
        }
    }

    private static int knownAt(@Nullable Pivot pivot, int first) {
        return pivot == null ? first : Math.max(ChartPatterns.BARS_NEEDED - 1, pivot.confirmedAt());
    }

    void at(int t) {
        shapes(t);
        cup(t);
    }

    private void shapes(int t) {
        for (int side = -1; side <= 1; side += 2) {
            twice(t, side);
            head(t, side);
        }
        triangle(t);
        contraction(t);
    }

    /// Two extremes within 3 % of each other, the level between them crossed; the move before came
    /// from beyond that level.
    private void twice(int t, int side) {
        Pivots p = bars.swings;
        if (!p.endWith(side < 0, 4) || p.last(1).bar() == lastDouble) {
            return;
        }
        double level = p.last(2).price();
        double difference =
                Math.abs(p.last(1).price() - p.last(3).price()) / Math.abs(p.last(3).price());
        boolean from = side * p.last(4).price() > side * level;
        if (difference <= EVEN && from && side * bars.close(t) > side * level) {
            lastDouble = p.last(1).bar();
            double height = Math.abs((p.last(1).price() + p.last(3).price()) / 2 - level);
            Kind kind = side < 0 ? Kind.DOUBLE_TOP : Kind.DOUBLE_BOTTOM;
            bars.add(
                    kind,
                    side,
                    t,
                    level,
                    height,
                    1 - difference / EVEN,
                    p.last(3),
                    p.last(2),
                    p.last(1));
        }
    }

    /// A head beyond both shoulders, which differ by at most a third of the head's height over the
    /// neckline.
    private void head(int t, int side) {
        Pivots p = bars.swings;
        if (!p.endWith(side < 0, 5) || p.last(1).bar() == lastHead) {
            return;
        }
        Pivot head = p.last(3);
        double neck = line(p.last(4), p.last(2), t);
        double height = side * (line(p.last(4), p.last(2), head.bar()) - head.price());
        double reach = side * (head.price() - p.last(1).price());
        double other = side * (head.price() - p.last(5).price());
        double uneven = Math.abs(p.last(1).price() - p.last(5).price()) / (height / 3);
        if (reach < 0
                && other < 0
                && height > 0
                && uneven <= 1
                && side * bars.close(t) > side * neck) {
            lastHead = p.last(1).bar();
            Kind kind = side < 0 ? Kind.HEAD_AND_SHOULDERS : Kind.INVERSE_HEAD_AND_SHOULDERS;
            bars.add(
                    kind,
                    side,
                    t,
                    neck,
                    height,
                    1 - uneven,
                    p.last(5),
                    p.last(4),
                    head,
                    p.last(2),
                    p.last(1));
        }
    }

    /// Two tops and two bottoms whose lines close in on each other; flat is less than 0.75 average
    /// ranges.
    private void triangle(int t) {
        Pivots p = bars.swings;
        if (p.count() < 4 || p.last(1).bar() == lastTriangle) {
            return;
        }
        boolean endsHigh = p.last(1).top();
        Pivot newTop = p.last(endsHigh ? 1 : 2);
        Pivot oldTop = p.last(endsHigh ? 3 : 4);
        Pivot newBottom = p.last(endsHigh ? 2 : 1);
        Pivot oldBottom = p.last(endsHigh ? 4 : 3);
        double flat = FLAT * bars.atr[t];
        double drop = oldTop.price() - newTop.price();
        double rise = newBottom.price() - oldBottom.price();
        boolean narrows = drop >= -flat && rise >= -flat && (drop > flat || rise > flat);
        if (!narrows) {
            return;
        }
        double ceiling = line(oldTop, newTop, t);
        double floor = line(oldBottom, newBottom, t);
        int direction = bars.close(t) > ceiling ? 1 : bars.close(t) < floor ? -1 : 0;
        int start = Math.min(oldTop.bar(), oldBottom.bar());
        double height = line(oldTop, newTop, start) - line(oldBottom, newBottom, start);
        if (direction != 0 && ceiling > floor && height > ceiling - floor) {
            lastTriangle = p.last(1).bar();
            Kind kind =
                    drop <= flat
                            ? Kind.ASCENDING_TRIANGLE
                            : rise <= flat ? Kind.DESCENDING_TRIANGLE : Kind.SYMMETRICAL_TRIANGLE;
            double level = direction > 0 ? ceiling : floor;
            double shape = 1 - (ceiling - floor) / height;
            bars.add(
                    kind, direction, t, level, height, shape, p.last(4), p.last(3), p.last(2),
                    p.last(1));
        }
    }

    /// Three pullbacks in a row, each at most three quarters of the one before, and a close above
    /// the last top.
    private void contraction(int t) {
        Pivots p = bars.swings;
        if (!p.endWith(false, 6) || p.last(1).bar() == lastContraction) {
            return;
        }
        double first = p.last(6).price() - p.last(5).price();
        double second = p.last(4).price() - p.last(3).price();
        double third = p.last(2).price() - p.last(1).price();
        double level = p.last(2).price();
        if (second <= SMALLER * first
                && third <= SMALLER * second
                && third > 0
                && bars.close(t) > level) {
            lastContraction = p.last(1).bar();
            bars.add(
                    Kind.VOLATILITY_CONTRACTION,
                    1,
                    t,
                    level,
                    first,
                    1 - third / first,
                    p.last(6),
                    p.last(5),
                    p.last(4),
                    p.last(3),
                    p.last(2),
                    p.last(1));
        }
    }

    /// From the last great top a dip of 12 to 40 % over 30 to 200 bars, back to within 5 % of it,
    /// and a rest in the upper half.
    private void cup(int t) {
        Pivot rim = latestTop(bars.swings);
        if (rim == null
                || rim.bar() == lastCup
                || t - rim.bar() > 30
                || bars.close(t) <= rim.price()) {
            return;
        }
        Pivot left = greatTopBefore(rim);
        if (left == null) {
            return;
        }
        int bottom = Extremes.lowest(bars.series.low(), left.bar(), rim.bar());
        double depth = left.price() - bars.low(bottom);
        double share = depth / left.price();
        boolean rests = bars.lowest(rim.bar() + 1, t) >= bars.low(bottom) + depth / 2;
        double beyond = bars.highest(left.bar() + 1, rim.bar() - 1);
        boolean clear = beyond <= Math.max(left.price(), rim.price());
        if (share >= 0.12 && share <= 0.4 && rests && clear) {
            lastCup = rim.bar();
            double uneven = Math.abs(rim.price() / left.price() - 1) / 0.05;
            Pivot low = new Pivot(bottom, bars.low(bottom), false, rim.confirmedAt());
            bars.add(Kind.CUP_WITH_HANDLE, 1, t, rim.price(), depth, 1 - uneven, left, low, rim);
        }
    }

    private static @Nullable Pivot latestTop(Pivots pivots) {
        for (int back = 1; back <= Math.min(2, pivots.count()); back++) {
            if (pivots.last(back).top()) {
                return pivots.last(back);
            }
        }
        return null;
    }

    private @Nullable Pivot greatTopBefore(Pivot rim) {
        for (int back = 1; back <= bars.waves.count(); back++) {
            Pivot pivot = bars.waves.last(back);
            int length = rim.bar() - pivot.bar();
            if (length > 200) {
                return null;
            }
            if (pivot.top() && length >= 30 && Math.abs(rim.price() / pivot.price() - 1) <= 0.05) {
                return pivot;
            }
        }
        return null;
    }

    /// The line through two points, at a bar.
    private static double line(Pivot first, Pivot second, int bar) {
        double slope = (second.price() - first.price()) / (second.bar() - first.bar());
        return second.price() + slope * (bar - second.bar());
    }
}
