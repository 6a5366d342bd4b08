package bellwether.technical.ta.candle;

import static bellwether.technical.ta.candle.CandlePattern.BELT_HOLD;
import static bellwether.technical.ta.candle.CandlePattern.CLOSING_MARUBOZU;
import static bellwether.technical.ta.candle.CandlePattern.DOJI;
import static bellwether.technical.ta.candle.CandlePattern.DRAGONFLY_DOJI;
import static bellwether.technical.ta.candle.CandlePattern.GRAVESTONE_DOJI;
import static bellwether.technical.ta.candle.CandlePattern.HIGH_WAVE;
import static bellwether.technical.ta.candle.CandlePattern.LONG_LEGGED_DOJI;
import static bellwether.technical.ta.candle.CandlePattern.LONG_LINE;
import static bellwether.technical.ta.candle.CandlePattern.MARUBOZU;
import static bellwether.technical.ta.candle.CandlePattern.RICKSHAW_MAN;
import static bellwether.technical.ta.candle.CandlePattern.SHORT_LINE;
import static bellwether.technical.ta.candle.CandlePattern.SPINNING_TOP;
import static bellwether.technical.ta.candle.CandlePattern.TAKURI;

/// The patterns of a single bar; from bar 10 on.
final class OneBarCandles {
    private OneBarCandles() {}

    static void at(CandleBars b, int i, short[][] out) {
        if (b.doji(i, 10)) {
            doji(b, i, out);
        }
        if (b.tall(i, 10)) {
            tall(b, i, out);
        } else if (b.small(i, 10)) {
            small(b, i, out);
        }
    }

    private static void doji(CandleBars b, int i, short[][] out) {
        out[DOJI.row()][i] = 100;
        double body = b.body[i];
        double upper = b.upper[i];
        double lower = b.lower[i];
        double tiny = b.tiny(i, 10);
        if (upper < tiny && lower > tiny) {
            out[DRAGONFLY_DOJI.row()][i] = 100;
        }
        if (lower < tiny && upper > tiny) {
            out[GRAVESTONE_DOJI.row()][i] = 100;
        }
        if (lower > body || upper > body) {
            out[LONG_LEGGED_DOJI.row()][i] = 100;
        }
        if (upper < tiny && lower > 2 * body) {
            out[TAKURI.row()][i] = 100;
        }
        double middle = b.low[i] + (b.high[i] - b.low[i]) / 2;
        double near = b.near(i, 10);
        if (lower > body
                && upper > body
                && b.bottom[i] <= middle + near
                && b.top[i] >= middle - near) {
            out[RICKSHAW_MAN.row()][i] = 100;
        }
    }

    private static void tall(CandleBars b, int i, short[][] out) {
        short sign = (short) (b.white(i) ? 100 : -100);
        boolean flatTop = b.flatTop(i, 10);
        boolean flatBottom = b.flatBottom(i, 10);
        if (b.white(i) ? flatBottom : flatTop) {
            out[BELT_HOLD.row()][i] = sign;
        }
        if (b.white(i) ? flatTop : flatBottom) {
            out[CLOSING_MARUBOZU.row()][i] = sign;
        }
        if (flatTop && flatBottom) {
            out[MARUBOZU.row()][i] = sign;
        }
        double little = b.little(i, 10);
        if (b.upper[i] < little && b.lower[i] < little) {
            out[LONG_LINE.row()][i] = sign;
        }
    }

    private static void small(CandleBars b, int i, short[][] out) {
        short sign = (short) (b.white(i) ? 100 : -100);
        double body = b.body[i];
        double upper = b.upper[i];
        double lower = b.lower[i];
        double little = b.little(i, 10);
        if (upper < little && lower < little) {
            out[SHORT_LINE.row()][i] = sign;
        }
        if (upper > body && lower > body) {
            out[SPINNING_TOP.row()][i] = sign;
        }
        if (upper > 2 * body && lower > 2 * body) {
            out[HIGH_WAVE.row()][i] = sign;
        }
    }
}
