package bellwether.technical.ta.candle;

import static bellwether.technical.ta.candle.CandlePattern.COUNTERATTACK;
import static bellwether.technical.ta.candle.CandlePattern.DARK_CLOUD_COVER;
import static bellwether.technical.ta.candle.CandlePattern.DOJI_STAR;
import static bellwether.technical.ta.candle.CandlePattern.ENGULFING;
import static bellwether.technical.ta.candle.CandlePattern.HAMMER;
import static bellwether.technical.ta.candle.CandlePattern.HANGING_MAN;
import static bellwether.technical.ta.candle.CandlePattern.HARAMI;
import static bellwether.technical.ta.candle.CandlePattern.HARAMI_CROSS;
import static bellwether.technical.ta.candle.CandlePattern.HOMING_PIGEON;
import static bellwether.technical.ta.candle.CandlePattern.INVERTED_HAMMER;
import static bellwether.technical.ta.candle.CandlePattern.IN_NECK;
import static bellwether.technical.ta.candle.CandlePattern.KICKING;
import static bellwether.technical.ta.candle.CandlePattern.KICKING_BY_LENGTH;
import static bellwether.technical.ta.candle.CandlePattern.MATCHING_LOW;
import static bellwether.technical.ta.candle.CandlePattern.ON_NECK;
import static bellwether.technical.ta.candle.CandlePattern.PIERCING;
import static bellwether.technical.ta.candle.CandlePattern.SEPARATING_LINES;
import static bellwether.technical.ta.candle.CandlePattern.SHOOTING_STAR;
import static bellwether.technical.ta.candle.CandlePattern.THRUSTING;

/// The patterns of two bars, this one and the one before.
final class TwoBarCandles {
    private TwoBarCandles() {}

    static void at(CandleBars b, int i, short[][] out) {
        int a = i - 1;
        engulfing(b, a, i, out);
        if (i >= 6 && b.black(a) && b.black(i) && b.within(b.close[i], b.close[a], b.equal(a, 5))) {
            out[MATCHING_LOW.row()][i] = 100;
        }
        if (i < 11) {
            return;
        }
        if (b.tall(a, 10)) {
            afterTall(b, a, i, out);
        }
        if (b.small(i, 11)) {
            small(b, a, i, out);
        }
        if (b.color(a) == -b.color(i) && b.tall(i, 11)) {
            opposite(b, a, i, out);
        }
    }

    private static void engulfing(CandleBars b, int a, int i, short[][] out) {
        boolean up = b.white(i) && b.black(a) && b.close[i] > b.open[a] && b.open[i] < b.close[a];
        boolean down = b.black(i) && b.white(a) && b.open[i] > b.close[a] && b.close[i] < b.open[a];
        if (up || down) {
            out[ENGULFING.row()][i] = (short) (b.color(i) * 100);
        }
    }

    private static void afterTall(CandleBars b, int a, int i, short[][] out) {
        boolean inside = b.inside(a, i);
        boolean doji = b.doji(i, 11);
        boolean modest = !b.tall(i, 11);
        if (inside && modest) {
            out[HARAMI.row()][i] = (short) (-b.color(a) * 100);
        }
        if (inside && doji) {
            out[HARAMI_CROSS.row()][i] = (short) (-b.color(a) * 100);
        }
        if (doji && (b.white(a) ? b.gapUp(a, i) : b.gapDown(a, i))) {
            out[DOJI_STAR.row()][i] = (short) (-b.color(a) * 100);
        }
        if (b.black(a) && b.white(i) && b.open[i] < b.low[a]) {
            necks(b, a, i, out);
        }
        if (modest
                && b.black(a)
                && b.black(i)
                && b.open[i] < b.open[a]
                && b.close[i] > b.close[a]) {
            out[HOMING_PIGEON.row()][i] = 100;
        }
        if (b.white(a)
                && b.black(i)
                && b.open[i] > b.high[a]
                && b.close[i] > b.open[a]
                && b.close[i] < b.close[a] - b.body[a] * 0.5) {
            out[DARK_CLOUD_COVER.row()][i] = -100;
        }
    }

    /// Rises that open below the low of a long fall, by how far they come.
    private static void necks(CandleBars b, int a, int i, short[][] out) {
        double close = b.close[i];
        double equal = b.equal(a, 10);
        double half = b.close[a] + b.body[a] * 0.5;
        if (close <= b.close[a] + equal && close >= b.close[a]) {
            out[IN_NECK.row()][i] = -100;
        }
        if (b.within(close, b.low[a], equal)) {
            out[ON_NECK.row()][i] = -100;
        }
        if (close > b.close[a] + equal && close <= half) {
            out[THRUSTING.row()][i] = -100;
        }
        if (b.tall(i, 11) && close < b.open[a] && close > half) {
            out[PIERCING.row()][i] = 100;
        }
    }

    private static void small(CandleBars b, int a, int i, short[][] out) {
        boolean hangs = b.lower[i] > b.body[i] && b.flatTop(i, 11);
        boolean stands = b.upper[i] > b.body[i] && b.flatBottom(i, 11);
        if (hangs && b.bottom[i] <= b.low[a] + b.near(a, 10)) {
            out[HAMMER.row()][i] = 100;
        }
        if (hangs && b.bottom[i] >= b.high[a] - b.near(a, 10)) {
            out[HANGING_MAN.row()][i] = -100;
        }
        if (stands && b.gapDown(a, i)) {
            out[INVERTED_HAMMER.row()][i] = 100;
        }
        if (stands && b.gapUp(a, i)) {
            out[SHOOTING_STAR.row()][i] = -100;
        }
    }

    /// A long bar after one of the other colour.
    private static void opposite(CandleBars b, int a, int i, short[][] out) {
        boolean tall = b.tall(a, 10);
        short sign = (short) (b.color(i) * 100);
        if (tall && b.within(b.close[i], b.close[a], b.equal(a, 10))) {
            out[COUNTERATTACK.row()][i] = sign;
        }
        if (b.within(b.open[i], b.open[a], b.equal(a, 10))
                && (b.white(i) ? b.flatBottom(i, 11) : b.flatTop(i, 11))) {
            out[SEPARATING_LINES.row()][i] = sign;
        }
        boolean apart = b.black(a) ? b.low[i] > b.high[a] : b.high[i] < b.low[a];
        boolean bare =
                b.flatTop(a, 10) && b.flatBottom(a, 10) && b.flatTop(i, 11) && b.flatBottom(i, 11);
        if (tall && apart && bare) {
            out[KICKING.row()][i] = sign;
            out[KICKING_BY_LENGTH.row()][i] =
                    (short) (b.color(b.body[i] > b.body[a] ? i : a) * 100);
        }
    }
}
