package bellwether.technical.ta.candle;

import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import java.util.Arrays;
import java.util.List;

/// Finds all 61 candlestick patterns in one walk over the bars. Its scratch space is kept from call
/// to call, so one thread uses one of these for every symbol; nothing is allocated but when a
/// series is longer than any before it, or has holes.
public final class Candles {
    /// What a pattern answers where it cannot be told: too few bars before, or a hole. Not the same
    /// as 0, which is "not there".
    public static final short CANNOT_TELL = Short.MIN_VALUE;

    private static final CandlePattern[] PATTERNS = CandlePattern.values();
    private static final List<Input> INPUTS =
            List.of(Input.OPEN, Input.HIGH, Input.LOW, Input.CLOSE);

    private static final int[] IN_PLACE = {};

    private final CandleBars bars = new CandleBars();

    /// Where bars of the newest series are without its holes; empty where it has none.
    private int[] places = IN_PLACE;

    /// Fills `out[pattern.row()][0 .. size − 1]`; `out` has a row for each pattern. A bar with a
    /// value that is not finite is a hole: every pattern cannot tell on it, and afterwards it never
    /// happened.
    public void compute(Series series, short[][] out) {
        computeFrom(series, 0, out);
    }

    /// The same for the bars from `from` on, to the bit; the others are left as they are. A series
    /// with holes is looked at as a whole.
    public void computeFrom(Series series, int from, short[][] out) {
        places = IN_PLACE;
        if (series.isWhole(INPUTS)) {
            whole(series, Math.max(0, from), out);
            return;
        }
        Series kept = series.withoutHoles(INPUTS);
        places = places(series);
        whole(kept, 0, out);
        for (short[] row : out) {
            int last = kept.size() - 1;
            for (int bar = series.size() - 1; bar >= 0; bar--) {
                row[bar] = series.isHole(INPUTS, bar) ? CANNOT_TELL : row[last--];
            }
        }
    }

    private static int[] places(Series series) {
        int[] places = new int[series.size()];
        int place = -1;
        for (int bar = 0; bar < places.length; bar++) {
            place += series.isHole(INPUTS, bar) ? 0 : 1;
            places[bar] = place;
        }
        return places;
    }

    /// What a pattern asks of the sizes of candles, beside what they are: of one that was found on
    /// a bar of the newest series that was computed, all passed. Empty for patterns that ask for
    /// none.
    public List<CandleComparison> comparisons(CandlePattern pattern, int bar) {
        return CandleCriteria.of(pattern, bars, places.length == 0 ? bar : places[bar]);
    }

    private void whole(Series series, int from, short[][] out) {
        int size = series.size();
        for (CandlePattern pattern : PATTERNS) {
            short[] row = out[pattern.row()];
            int first = Math.clamp(pattern.firstBar(), from, Math.max(from, size));
            Arrays.fill(row, Math.min(from, size), Math.min(first, size), CANNOT_TELL);
            Arrays.fill(row, Math.min(first, size), size, (short) 0);
        }
        bars.measure(series.open(), series.high(), series.low(), series.close(), from, size);
        for (int i = Math.max(2, from); i < size; i++) {
            TwoBarCandles.at(bars, i, out);
            GapCandles.at(bars, i, out);
            LongCandles.at(bars, i, out);
            if (i >= 10) {
                OneBarCandles.at(bars, i, out);
            }
            if (i >= 12) {
                ThreeBarCandles.at(bars, i, out);
            }
        }
        Hikkake.plain(bars, from, size, out[CandlePattern.HIKKAKE.row()]);
        Hikkake.modified(bars, from, size, out[CandlePattern.HIKKAKE_MODIFIED.row()]);
    }
}
