package bellwether.technical.ta.chart;

import bellwether.technical.ta.Series;

/// The turning points known so far, tops and bottoms in turn. A bar is one when no bar within
/// `reach` on either side goes beyond it, so it is known `reach` bars later. Of two tops in a row
/// the higher stays, of two bottoms the lower.
///
/// They are kept as numbers; an object is made of one only when somebody asks for it.
final class Pivots {
    private final int reach;
    private final PivotBars turns;
    private final byte topMark;
    private final byte bottomMark;
    private double[] high = {};
    private double[] low = {};
    private int[] known = {};
    private int count;
    private boolean endsWithTop;

    private Pivots(int reach, PivotBars turns, byte topMark, byte bottomMark) {
        this.reach = reach;
        this.turns = turns;
        this.topMark = topMark;
        this.bottomMark = bottomMark;
    }

    static Pivots swings(PivotBars turns) {
        return new Pivots(PivotBars.REACH, turns, PivotBars.TOP, PivotBars.BOTTOM);
    }

    static Pivots waves(PivotBars turns) {
        return new Pivots(
                PivotBars.GREAT_REACH, turns, PivotBars.GREAT_TOP, PivotBars.GREAT_BOTTOM);
    }

    /// Begins anew.
    void clear(Series series) {
        high = series.high();
        low = series.low();
        count = 0;
        if (known.length < series.size()) {
            known = new int[series.size()];
        }
    }

    /// Takes in bar `t`.
    void advance(int t) {
        int at = t - reach;
        if (at < reach) {
            return;
        }
        if (turns.is(topMark, at)) {
            add(at, true);
        }
        if (turns.is(bottomMark, at)) {
            add(at, false);
        }
    }

    private void add(int at, boolean top) {
        if (count == 0 || endsWithTop != top) {
            known[count++] = at;
            endsWithTop = top;
        } else if (top ? high[at] > high[bar(1)] : low[at] < low[bar(1)]) {
            known[count - 1] = at;
        }
    }

    /// Whether there are at least `least`, and the latest is a top or a bottom as asked.
    boolean endWith(boolean top, int least) {
        return count >= least && endsWithTop == top;
    }

    int count() {
        return count;
    }

    /// The bar of the latest is `bar(1)`, that of the one before it `bar(2)`, and so on.
    int bar(int back) {
        return known[count - back];
    }

    boolean isTop(int back) {
        return endsWithTop == ((back & 1) == 1);
    }

    double price(int back) {
        return isTop(back) ? high[bar(back)] : low[bar(back)];
    }

    int confirmedAt(int back) {
        return bar(back) + reach;
    }

    /// The line through two of them, at a bar.
    double line(int first, int second, int at) {
        double slope = (price(second) - price(first)) / (bar(second) - bar(first));
        return price(second) + slope * (at - bar(second));
    }

    Pivot pivot(int back) {
        return new Pivot(bar(back), price(back), isTop(back), confirmedAt(back));
    }

    /// The latest `number` of them, the oldest first.
    Pivot[] latest(int number) {
        Pivot[] latest = new Pivot[number];
        for (int i = 0; i < number; i++) {
            latest[i] = pivot(number - i);
        }
        return latest;
    }
}
