package bellwether.technical.ta.chart;

import bellwether.technical.ta.chart.ChartPattern.Kind;

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

    PivotShapes(ChartBars bars) {
        this.bars = bars;
    }

    /// Brings the swings to where they stood before bar `first`, and remembers which pictures were
    /// drawn from them already.
    ///
    /// A picture is drawn once from the newest turning point, so only the bars since that was known
    /// can matter; over these the swings do not change.
    void catchUp(int first) {
        for (int t = 0; t < first; t++) {
            bars.swings.advance(t);
        }
        if (bars.swings.count() > 0) {
            int known = bars.swings.confirmedAt(1);
            for (int t = Math.max(ChartPatterns.BARS_NEEDED - 1, known); t < first; t++) {
                at(t);
            }
        }
    }

    void at(int t) {
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
        if (!p.endWith(side < 0, 4) || p.bar(1) == lastDouble) {
            return;
        }
        double level = p.price(2);
        double difference = Math.abs(p.price(1) - p.price(3)) / Math.abs(p.price(3));
        boolean from = side * p.price(4) > side * level;
        if (difference <= EVEN && from && side * bars.close(t) > side * level) {
            lastDouble = p.bar(1);
            double height = Math.abs((p.price(1) + p.price(3)) / 2 - level);
            Kind kind = side < 0 ? Kind.DOUBLE_TOP : Kind.DOUBLE_BOTTOM;
            bars.add(kind, side, t, level, height, 1 - difference / EVEN, p.latest(3));
        }
    }

    /// A head beyond both shoulders, which differ by at most a third of the head's height over the
    /// neckline.
    private void head(int t, int side) {
        Pivots p = bars.swings;
        if (!p.endWith(side < 0, 5) || p.bar(1) == lastHead) {
            return;
        }
        double neck = p.line(4, 2, t);
        double height = side * (p.line(4, 2, p.bar(3)) - p.price(3));
        double reach = side * (p.price(3) - p.price(1));
        double other = side * (p.price(3) - p.price(5));
        double uneven = Math.abs(p.price(1) - p.price(5)) / (height / 3);
        if (reach < 0
                && other < 0
                && height > 0
                && uneven <= 1
                && side * bars.close(t) > side * neck) {
            lastHead = p.bar(1);
            Kind kind = side < 0 ? Kind.HEAD_AND_SHOULDERS : Kind.INVERSE_HEAD_AND_SHOULDERS;
            bars.add(kind, side, t, neck, height, 1 - uneven, p.latest(5));
        }
    }

    /// Two tops and two bottoms whose lines close in on each other; flat is less than 0.75 average
    /// ranges.
    private void triangle(int t) {
        Pivots p = bars.swings;
        if (p.count() < 4 || p.bar(1) == lastTriangle) {
            return;
        }
        boolean endsHigh = p.isTop(1);
        int newTop = endsHigh ? 1 : 2;
        int oldTop = endsHigh ? 3 : 4;
        int newBottom = endsHigh ? 2 : 1;
        int oldBottom = endsHigh ? 4 : 3;
        double flat = FLAT * bars.atr[t];
        double drop = p.price(oldTop) - p.price(newTop);
        double rise = p.price(newBottom) - p.price(oldBottom);
        boolean narrows = drop >= -flat && rise >= -flat && (drop > flat || rise > flat);
        if (!narrows) {
            return;
        }
        double ceiling = p.line(oldTop, newTop, t);
        double floor = p.line(oldBottom, newBottom, t);
        int direction = bars.close(t) > ceiling ? 1 : bars.close(t) < floor ? -1 : 0;
        int start = Math.min(p.bar(oldTop), p.bar(oldBottom));
        double height = p.line(oldTop, newTop, start) - p.line(oldBottom, newBottom, start);
        if (direction != 0 && ceiling > floor && height > ceiling - floor) {
            lastTriangle = p.bar(1);
            Kind kind =
                    drop <= flat
                            ? Kind.ASCENDING_TRIANGLE
                            : rise <= flat ? Kind.DESCENDING_TRIANGLE : Kind.SYMMETRICAL_TRIANGLE;
            double level = direction > 0 ? ceiling : floor;
            double shape = 1 - (ceiling - floor) / height;
            bars.add(kind, direction, t, level, height, shape, p.latest(4));
        }
    }

    /// Three pullbacks in a row, each at most three quarters of the one before, and a close above
    /// the last top.
    private void contraction(int t) {
        Pivots p = bars.swings;
        if (!p.endWith(false, 6) || p.bar(1) == lastContraction) {
            return;
        }
        double first = p.price(6) - p.price(5);
        double second = p.price(4) - p.price(3);
        double third = p.price(2) - p.price(1);
        double level = p.price(2);
        if (second <= SMALLER * first
                && third <= SMALLER * second
                && third > 0
                && bars.close(t) > level) {
            lastContraction = p.bar(1);
            bars.add(
                    Kind.VOLATILITY_CONTRACTION,
                    1,
                    t,
                    level,
                    first,
                    1 - third / first,
                    p.latest(6));
        }
    }
}
