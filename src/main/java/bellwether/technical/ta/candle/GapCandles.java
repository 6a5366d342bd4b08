package bellwether.technical.ta.candle;

import static bellwether.technical.ta.candle.CandlePattern.GAP_SIDE_SIDE_WHITE;
import static bellwether.technical.ta.candle.CandlePattern.STICK_SANDWICH;
import static bellwether.technical.ta.candle.CandlePattern.TASUKI_GAP;
import static bellwether.technical.ta.candle.CandlePattern.THREE_OUTSIDE;
import static bellwether.technical.ta.candle.CandlePattern.X_SIDE_GAP_THREE_METHODS;

/// The patterns of three bars around a gap or a level; they can be told early.
final class GapCandles {
    private GapCandles() {}

    static void at(CandleBars b, int i, short[][] out) {
        int p = i - 2;
        int a = i - 1;
        if (i >= 3) {
            outside(b, p, a, i, out);
        }
        boolean up = b.gapUp(p, a);
        boolean down = b.gapDown(p, a);
        if (up || down) {
            closed(b, p, a, i, up, out);
            if (i >= 7) {
                sideBySide(b, p, a, i, out);
                tasuki(b, p, a, i, up, out);
            }
        }
        if (i >= 7
                && b.black(p)
                && b.white(a)
                && b.black(i)
                && b.low[a] > b.close[p]
                && b.within(b.close[i], b.close[p], b.equal(p, 5))) {
            out[STICK_SANDWICH.row()][i] = 100;
        }
    }

    private static void outside(CandleBars b, int p, int a, int i, short[][] out) {
        boolean up = b.white(a) && b.black(p) && b.close[a] > b.open[p] && b.open[a] < b.close[p];
        boolean down = b.black(a) && b.white(p) && b.open[a] > b.close[p] && b.close[a] < b.open[p];
        if ((up && b.close[i] > b.close[a]) || (down && b.close[i] < b.close[a])) {
            out[THREE_OUTSIDE.row()][i] = (short) (b.color(a) * 100);
        }
    }

    private static void closed(CandleBars b, int p, int a, int i, boolean up, short[][] out) {
        boolean colors =
                b.color(p) == (up ? 1 : -1)
                        && b.color(a) == b.color(p)
                        && b.color(i) == -b.color(a);
        if (colors
                && b.open[i] < b.top[a]
                && b.open[i] > b.bottom[a]
                && b.close[i] < b.top[p]
                && b.close[i] > b.bottom[p]) {
            out[X_SIDE_GAP_THREE_METHODS.row()][i] = (short) (b.color(p) * 100);
        }
    }

    private static void sideBySide(CandleBars b, int p, int a, int i, short[][] out) {
        boolean beyond = (b.gapUp(p, a) && b.gapUp(p, i)) || (b.gapDown(p, a) && b.gapDown(p, i));
        boolean alike =
                b.within(b.body[i], b.body[a], b.near(a, 6))
                        && b.within(b.open[i], b.open[a], b.equal(a, 6));
        if (beyond && alike && b.white(a) && b.white(i)) {
            out[GAP_SIDE_SIDE_WHITE.row()][i] = (short) (b.gapUp(p, a) ? 100 : -100);
        }
    }

    private static void tasuki(CandleBars b, int p, int a, int i, boolean up, short[][] out) {
        boolean rising =
                up
                        && b.white(a)
                        && b.black(i)
                        && b.open[i] < b.close[a]
                        && b.open[i] > b.open[a]
                        && b.close[i] < b.open[a]
                        && b.close[i] > b.top[p];
        boolean falling =
                !up
                        && b.black(a)
                        && b.white(i)
                        && b.open[i] < b.open[a]
                        && b.open[i] > b.close[a]
                        && b.close[i] > b.open[a]
                        && b.close[i] < b.bottom[p];
        if ((rising || falling) && Math.abs(b.body[a] - b.body[i]) < b.near(a, 6)) {
            out[TASUKI_GAP.row()][i] = (short) (b.color(a) * 100);
        }
    }
}
