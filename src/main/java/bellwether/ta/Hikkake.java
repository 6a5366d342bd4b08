package bellwether.ta;

import static bellwether.ta.CandlePattern.HIKKAKE;
import static bellwether.ta.CandlePattern.HIKKAKE_MODIFIED;

/// The false breakout from an inside bar, plain and modified: ±100 when it happens, ±200 when it is
/// confirmed within three bars.
final class Hikkake {
    private Hikkake() {}

    static void plain(CandleBars b, int size, short[] out) {
        int at = 0;
        int side = 0;
        for (int i = 2; i < size; i++) {
            short found = 0;
            if (b.high[i - 1] < b.high[i - 2] && b.low[i - 1] > b.low[i - 2] && breaks(b, i)) {
                side = b.high[i] < b.high[i - 1] ? 1 : -1;
                at = i;
                found = (short) (side * 100);
            } else if (confirms(b, i, at, side)) {
                found = (short) (side * 200);
                at = 0;
            }
            if (i >= HIKKAKE.firstBar()) {
                out[i] = found;
            }
        }
    }

    static void modified(CandleBars b, int size, short[] out) {
        int at = 0;
        int side = 0;
        for (int i = HIKKAKE_MODIFIED.firstBar() - 3; i < size; i++) {
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
            if (i >= HIKKAKE_MODIFIED.firstBar()) {
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
                && i <= at + 3
                && (side > 0 ? b.close[i] > b.high[at - 1] : b.close[i] < b.low[at - 1]);
    }
}
