package bellwether.technical.ta.candle;

import static bellwether.technical.ta.candle.CandlePattern.HIKKAKE;
import static bellwether.technical.ta.candle.CandlePattern.HIKKAKE_MODIFIED;

/// The false breakout from an inside bar, plain and modified: ±100 when it happens, ±200 when it is
/// confirmed within three bars.
final class Hikkake {
    /// For so many bars it can be confirmed; an older one no longer matters.
    private static final int ALIVE = 3;

    private Hikkake() {}

    static void plain(CandleBars b, int from, int size, short[] out) {
        int at = 0;
        int side = 0;
        for (int i = Math.max(2, from - ALIVE); i < size; i++) {
            short found = 0;
            if (b.high[i - 1] < b.high[i - 2] && b.low[i - 1] > b.low[i - 2] && breaks(b, i)) {
                side = b.high[i] < b.high[i - 1] ? 1 : -1;
                at = i;
                found = (short) (side * 100);
            } else if (confirms(b, i, at, side)) {
                found = (short) (side * 200);
                at = 0;
            }
            if (i >= Math.max(from, HIKKAKE.firstBar())) {
                out[i] = found;
            }
        }
    }

    static void modified(CandleBars b, int from, int size, short[] out) {
        int at = 0;
        int side = 0;
        int first = HIKKAKE_MODIFIED.firstBar();
        for (int i = Math.max(first, from) - ALIVE; i < size; i++) {
            short found = 0;
            boolean nested =
                    b.high[i - 2] < b.high[i - 3]
                            && b.low[i - 2] > b.low[i - 3]
                            && b.high[i - 1] < b.high[i - 2]
                            && b.low[i - 1] > b.low[i - 2];
            if (nested && breaks(b, i) && closedWrong(b, i)) {
                side = b.high[i] < b.high[i - 1] ? 1 : -1;
                at = i;
                found = (short) (side * 100);
            } else if (confirms(b, i, at, side)) {
                found = (short) (side * 200);
                at = 0;
            }
            if (i >= Math.max(from, first)) {
                out[i] = found;
            }
        }
    }

    private static boolean breaks(CandleBars b, int i) {
        boolean below = b.high[i] < b.high[i - 1] && b.low[i] < b.low[i - 1];
        boolean above = b.high[i] > b.high[i - 1] && b.low[i] > b.low[i - 1];
        return below || above;
    }

    private static boolean closedWrong(CandleBars b, int i) {
        double near = b.near(i - 2, 5);
        return b.high[i] < b.high[i - 1]
                ? b.close[i - 2] <= b.low[i - 2] + near
                : b.close[i - 2] >= b.high[i - 2] - near;
    }

    private static boolean confirms(CandleBars b, int i, int at, int side) {
        return at > 0
                && i <= at + ALIVE
                && (side > 0 ? b.close[i] > b.high[at - 1] : b.close[i] < b.low[at - 1]);
    }
}
