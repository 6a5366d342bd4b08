package bellwether.technical.ta.candle;

import static bellwether.technical.ta.candle.CandlePattern.ABANDONED_BABY;
import static bellwether.technical.ta.candle.CandlePattern.ADVANCE_BLOCK;
import static bellwether.technical.ta.candle.CandlePattern.EVENING_DOJI_STAR;
import static bellwether.technical.ta.candle.CandlePattern.EVENING_STAR;
import static bellwether.technical.ta.candle.CandlePattern.IDENTICAL_THREE_CROWS;
import static bellwether.technical.ta.candle.CandlePattern.MORNING_DOJI_STAR;
import static bellwether.technical.ta.candle.CandlePattern.MORNING_STAR;
import static bellwether.technical.ta.candle.CandlePattern.STALLED;
import static bellwether.technical.ta.candle.CandlePattern.THREE_BLACK_CROWS;
import static bellwether.technical.ta.candle.CandlePattern.THREE_INSIDE;
import static bellwether.technical.ta.candle.CandlePattern.THREE_STARS_IN_SOUTH;
import static bellwether.technical.ta.candle.CandlePattern.THREE_WHITE_SOLDIERS;
import static bellwether.technical.ta.candle.CandlePattern.TRISTAR;
import static bellwether.technical.ta.candle.CandlePattern.TWO_CROWS;
import static bellwether.technical.ta.candle.CandlePattern.UNIQUE_THREE_RIVER;
import static bellwether.technical.ta.candle.CandlePattern.UPSIDE_GAP_TWO_CROWS;

/// The patterns of three bars that speak of a turn or of force: `p`, `a` and this one.
final class ThreeBarCandles {
    private ThreeBarCandles() {}

    static void at(CandleBars b, int i, short[][] out) {
        int p = i - 2;
        int a = i - 1;
        if (b.tall(p, 10)) {
            afterTall(b, p, a, i, out);
            stars(b, p, a, i, out);
            lastStands(b, p, a, i, out);
        }
        if (b.white(p) && b.white(a) && b.white(i)) {
            rises(b, p, a, i, out);
        }
        crows(b, p, a, i, out);
        tristar(b, p, a, i, out);
    }

    private static void afterTall(CandleBars b, int p, int a, int i, short[][] out) {
        boolean modest = !b.tall(a, 11);
        if (modest && b.inside(p, a)) {
            boolean down = b.white(p) && b.black(i) && b.close[i] < b.open[p];
            boolean up = b.black(p) && b.white(i) && b.close[i] > b.open[p];
            if (down || up) {
                out[THREE_INSIDE.row()][i] = (short) (-b.color(p) * 100);
            }
        }
        if (b.white(p) && b.black(a) && b.gapUp(p, a) && b.black(i)) {
            if (b.open[i] < b.open[a]
                    && b.open[i] > b.close[a]
                    && b.close[i] > b.open[p]
                    && b.close[i] < b.close[p]) {
                out[TWO_CROWS.row()][i] = -100;
            }
            if (modest
                    && b.open[i] > b.open[a]
                    && b.close[i] < b.close[a]
                    && b.close[i] > b.close[p]) {
                out[UPSIDE_GAP_TWO_CROWS.row()][i] = -100;
            }
        }
    }

    /// A small body or a doji beyond a long one, and a way back of at least three tenths of it.
    private static void stars(CandleBars b, int p, int a, int i, short[][] out) {
        boolean down = b.white(p) && b.black(i) && b.close[i] < b.close[p] - b.body[p] * 0.3;
        boolean up = b.black(p) && b.white(i) && b.close[i] > b.close[p] + b.body[p] * 0.3;
        if (!(up || down) || !b.tall(i, 12)) {
            return;
        }
        boolean beyond = down ? b.gapUp(p, a) : b.gapDown(p, a);
        boolean doji = b.doji(a, 11);
        boolean modest = !b.tall(a, 11);
        short sign = (short) (b.color(i) * 100);
        if (down && beyond && modest) {
            out[EVENING_STAR.row()][i] = -100;
        }
        if (down && beyond && doji) {
            out[EVENING_DOJI_STAR.row()][i] = -100;
        }
        if (up && beyond && modest) {
            out[MORNING_STAR.row()][i] = 100;
        }
        if (up && beyond && doji) {
            out[MORNING_DOJI_STAR.row()][i] = 100;
        }
        boolean alone =
                down
                        ? b.low[a] > b.high[p] && b.high[i] < b.low[a]
                        : b.high[a] < b.low[p] && b.low[i] > b.high[a];
        if (doji && alone) {
            out[ABANDONED_BABY.row()][i] = sign;
        }
    }

    private static void lastStands(CandleBars b, int p, int a, int i, short[][] out) {
        if (b.white(p) || b.white(a) || !b.small(i, 12)) {
            return;
        }
        if (b.white(i)
                && b.close[a] > b.close[p]
                && b.open[a] <= b.open[p]
                && b.low[a] < b.low[p]
                && b.open[i] > b.low[a]) {
            out[UNIQUE_THREE_RIVER.row()][i] = 100;
        }
        boolean second =
                b.body[a] < b.body[p]
                        && b.open[a] > b.close[p]
                        && b.open[a] <= b.high[p]
                        && b.low[a] < b.close[p]
                        && b.low[a] >= b.low[p]
                        && b.lower[a] > b.tiny(a, 11);
        boolean third =
                b.flatBottom(i, 12)
                        && b.flatTop(i, 12)
                        && b.low[i] > b.low[a]
                        && b.high[i] < b.high[a];
        if (b.black(i) && b.lower[p] > b.body[p] && second && third) {
            out[THREE_STARS_IN_SOUTH.row()][i] = 100;
        }
    }

    /// Three white bars with rising closes.
    private static void rises(CandleBars b, int p, int a, int i, short[][] out) {
        if (!(b.close[i] > b.close[a]
                && b.close[a] > b.close[p]
                && b.open[a] > b.open[p]
                && b.open[a] <= b.close[p] + b.near(p, 10))) {
            return;
        }
        if (b.open[i] > b.open[a] && b.open[i] <= b.close[a] + b.near(a, 11)) {
            boolean bare = b.flatTop(p, 10) && b.flatTop(a, 11) && b.flatTop(i, 12);
            boolean firm =
                    b.body[a] > b.body[p] - b.far(p, 10) && b.body[i] > b.body[a] - b.far(a, 11);
            if (bare && firm && b.tall(i, 12)) {
                out[THREE_WHITE_SOLDIERS.row()][i] = 100;
            }
            if (b.tall(p, 10) && b.upper[p] < b.little(p, 10) && tires(b, p, a, i)) {
                out[ADVANCE_BLOCK.row()][i] = -100;
            }
        }
        if (b.tall(p, 10)
                && b.tall(a, 11)
                && b.flatTop(a, 11)
                && b.small(i, 12)
                && b.open[i] >= b.close[a] - b.body[i] - b.near(a, 11)) {
            out[STALLED.row()][i] = -100;
        }
    }

    private static boolean tires(CandleBars b, int p, int a, int i) {
        double first = b.body[p];
        double second = b.body[a];
        double third = b.body[i];
        return (second < first - b.far(p, 10) && third < second + b.near(a, 11))
                || third < second - b.far(a, 11)
                || (third < second
                        && second < first
                        && (b.upper[i] > b.little(i, 12) || b.upper[a] > b.little(a, 11)))
                || (third < second && b.upper[i] > third);
    }

    private static void crows(CandleBars b, int p, int a, int i, short[][] out) {
        boolean falling =
                b.black(p)
                        && b.black(a)
                        && b.black(i)
                        && b.close[p] > b.close[a]
                        && b.close[a] > b.close[i];
        if (!falling) {
            return;
        }
        if (b.flatBottom(p, 10)
                && b.flatBottom(a, 11)
                && b.flatBottom(i, 12)
                && b.within(b.open[a], b.close[p], b.equal(p, 10))
                && b.within(b.open[i], b.close[a], b.equal(a, 11))) {
            out[IDENTICAL_THREE_CROWS.row()][i] = -100;
        }
        if (i < 13) {
            return;
        }
        boolean stepped =
                b.open[a] < b.open[p]
                        && b.open[a] > b.close[p]
                        && b.open[i] < b.open[a]
                        && b.open[i] > b.close[a];
        boolean bare = b.flatBottom(p, 11) && b.flatBottom(a, 12) && b.flatBottom(i, 13);
        if (stepped && bare && b.white(i - 3) && b.high[i - 3] > b.close[p]) {
            out[THREE_BLACK_CROWS.row()][i] = -100;
        }
    }

    private static void tristar(CandleBars b, int p, int a, int i, short[][] out) {
        double tiny = b.tiny(p, 10);
        if (b.body[p] <= tiny && b.body[a] <= tiny && b.body[i] <= tiny) {
            if (b.gapUp(p, a) && b.top[i] < b.top[a]) {
                out[TRISTAR.row()][i] = -100;
            }
            if (b.gapDown(p, a) && b.bottom[i] > b.bottom[a]) {
                out[TRISTAR.row()][i] = 100;
            }
        }
    }
}
