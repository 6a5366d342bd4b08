package bellwether.technical.ta.chart;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Extremes;
import java.util.Arrays;

/// Which bars of a series are turning points: tops and bottoms that no bar within five on either
/// side goes beyond, and great ones that none within fifteen does. Whoever walks over the bars may
/// ask about one only when the bars after it have been seen.
final class PivotBars {
    static final int REACH = 5;
    static final int GREAT_REACH = 15;
    static final byte TOP = 1;
    static final byte BOTTOM = 2;
    static final byte GREAT_TOP = 4;
    static final byte GREAT_BOTTOM = 8;

    private byte[] marks = {};

    void read(Series series) {
        int size = series.size();
        if (marks.length < size) {
            marks = new byte[size];
        }
        Arrays.fill(marks, 0, size, (byte) 0);
        tops(series.high(), size);
        bottoms(series.low(), size);
    }

    boolean is(byte kind, int bar) {
        return (marks[bar] & kind) != 0;
    }

    /// In so many bars as one reaches only the highest can be a top.
    private void tops(double[] high, int size) {
        for (int from = 0; from < size; from += REACH + 1) {
            int at = Extremes.highest(high, from, Math.min(size, from + REACH + 1) - 1);
            mark(high, at, size, 1, TOP, GREAT_TOP);
        }
    }

    private void bottoms(double[] low, int size) {
        for (int from = 0; from < size; from += REACH + 1) {
            int at = Extremes.lowest(low, from, Math.min(size, from + REACH + 1) - 1);
            mark(low, at, size, -1, BOTTOM, GREAT_BOTTOM);
        }
    }

    private void mark(double[] in, int at, int size, int side, byte kind, byte great) {
        if (at < REACH || at + REACH >= size || !SwingPoints.stands(in, at, REACH, side)) {
            return;
        }
        marks[at] |= kind;
        if (at >= GREAT_REACH
                && at + GREAT_REACH < size
                && SwingPoints.stands(in, at, GREAT_REACH, side)) {
            marks[at] |= great;
        }
    }
}
