package bellwether.technical.ta.candle;

import static bellwether.technical.ta.candle.CandlePattern.BREAKAWAY;
import static bellwether.technical.ta.candle.CandlePattern.CONCEAL_BABY_SWALLOW;
import static bellwether.technical.ta.candle.CandlePattern.LADDER_BOTTOM;
import static bellwether.technical.ta.candle.CandlePattern.MAT_HOLD;
import static bellwether.technical.ta.candle.CandlePattern.RISE_FALL_THREE_METHODS;
import static bellwether.technical.ta.candle.CandlePattern.THREE_LINE_STRIKE;

/// The patterns of four and five bars: `o`, `q`, `p`, `a` and this one.
final class LongCandles {
    private LongCandles() {}

    static void at(CandleBars b, int i, short[][] out) {
        if (i >= 8) {
            lineStrike(b, i - 3, i - 2, i - 1, i, out);
        }
        if (i >= 13) {
            swallow(b, i - 3, i - 2, i - 1, i, out);
        }
        if (i >= 14) {
            ladder(b, i, out);
            if (b.tall(i - 4, 10)) {
                breakaway(b, i, out);
                methods(b, i, out);
                hold(b, i, out);
            }
        }
    }

    private static void lineStrike(CandleBars b, int q, int p, int a, int i, short[][] out) {
        int color = b.color(a);
        if (b.color(q) != color || b.color(p) != color || b.color(i) == color) {
            return;
        }
        boolean up =
                color == 1
                        && b.close[a] > b.close[p]
                        && b.close[p] > b.close[q]
                        && b.open[i] > b.close[a]
                        && b.close[i] < b.open[q];
        boolean down =
                color == -1
                        && b.close[a] < b.close[p]
                        && b.close[p] < b.close[q]
                        && b.open[i] < b.close[a]
                        && b.close[i] > b.open[q];
        if ((up || down) && near(b, q, p, 5) && near(b, p, a, 6)) {
            out[THREE_LINE_STRIKE.row()][i] = (short) (color * 100);
        }
    }

    private static boolean near(CandleBars b, int before, int after, int start) {
        double near = b.near(before, start);
        return b.open[after] >= b.bottom[before] - near && b.open[after] <= b.top[before] + near;
    }

    private static void swallow(CandleBars b, int q, int p, int a, int i, short[][] out) {
        if (b.white(q) || b.white(p) || b.white(a) || b.white(i)) {
            return;
        }
        boolean bare =
                b.flatTop(q, 10) && b.flatBottom(q, 10) && b.flatTop(p, 11) && b.flatBottom(p, 11);
        boolean third = b.gapDown(p, a) && b.upper[a] > b.tiny(a, 12) && b.high[a] > b.close[p];
        if (bare && third && b.high[i] > b.high[a] && b.low[i] < b.low[a]) {
            out[CONCEAL_BABY_SWALLOW.row()][i] = 100;
        }
    }

    private static void ladder(CandleBars b, int i, short[][] out) {
        int o = i - 4;
        int q = i - 3;
        int p = i - 2;
        int a = i - 1;
        boolean falls =
                b.black(o)
                        && b.black(q)
                        && b.black(p)
                        && b.open[o] > b.open[q]
                        && b.open[q] > b.open[p]
                        && b.close[o] > b.close[q]
                        && b.close[q] > b.close[p];
        if (falls
                && b.black(a)
                && b.upper[a] > b.tiny(a, 13)
                && b.white(i)
                && b.open[i] > b.open[a]
                && b.close[i] > b.high[a]) {
            out[LADDER_BOTTOM.row()][i] = 100;
        }
    }

    private static void breakaway(CandleBars b, int i, short[][] out) {
        int o = i - 4;
        int q = i - 3;
        int p = i - 2;
        int a = i - 1;
        int color = b.color(o);
        if (b.color(q) != color || b.color(a) != color || b.color(i) == color) {
            return;
        }
        boolean up =
                color == -1
                        && b.gapDown(o, q)
                        && b.high[p] < b.high[q]
                        && b.low[p] < b.low[q]
                        && b.high[a] < b.high[p]
                        && b.low[a] < b.low[p]
                        && b.close[i] > b.open[q]
                        && b.close[i] < b.close[o];
        boolean down =
                color == 1
                        && b.gapUp(o, q)
                        && b.high[p] > b.high[q]
                        && b.low[p] > b.low[q]
                        && b.high[a] > b.high[p]
                        && b.low[a] > b.low[p]
                        && b.close[i] < b.open[q]
                        && b.close[i] > b.close[o];
        if (up || down) {
            out[BREAKAWAY.row()][i] = (short) (-color * 100);
        }
    }

    /// Three small bars against a long one that stay within its range, and a long one that leaves
    /// it.
    private static void methods(CandleBars b, int i, short[][] out) {
        int o = i - 4;
        int q = i - 3;
        int p = i - 2;
        int a = i - 1;
        int color = b.color(o);
        boolean colors =
                b.color(q) == -color
                        && b.color(p) == -color
                        && b.color(a) == -color
                        && b.color(i) == color;
        if (!colors || !b.small(q, 11) || !b.small(p, 12) || !b.small(a, 13) || !b.tall(i, 14)) {
            return;
        }
        boolean within = touches(b, o, q) && touches(b, o, p) && touches(b, o, a);
        boolean drifts =
                b.close[p] * color < b.close[q] * color && b.close[a] * color < b.close[p] * color;
        boolean resumes =
                b.open[i] * color > b.close[a] * color && b.close[i] * color > b.close[o] * color;
        if (within && drifts && resumes) {
            out[RISE_FALL_THREE_METHODS.row()][i] = (short) (color * 100);
        }
    }

    private static boolean touches(CandleBars b, int outer, int inner) {
        return b.bottom[inner] < b.high[outer] && b.top[inner] > b.low[outer];
    }

    private static void hold(CandleBars b, int i, short[][] out) {
        int o = i - 4;
        int q = i - 3;
        int p = i - 2;
        int a = i - 1;
        if (b.black(o)
                || b.white(q)
                || b.black(i)
                || !b.gapUp(o, q)
                || !b.small(q, 11)
                || !b.small(p, 12)
                || !b.small(a, 13)) {
            return;
        }
        double floor = b.close[o] - b.body[o] * 0.5;
        boolean rests =
                b.bottom[p] < b.close[o]
                        && b.bottom[a] < b.close[o]
                        && b.bottom[p] > floor
                        && b.bottom[a] > floor
                        && b.top[p] < b.open[q]
                        && b.top[a] < b.top[p];
        double highest = Math.max(b.high[q], Math.max(b.high[p], b.high[a]));
        if (rests && b.open[i] > b.close[a] && b.close[i] > highest) {
            out[MAT_HOLD.row()][i] = 100;
        }
    }
}
