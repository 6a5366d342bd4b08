package bellwether.ta;

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

    private final CandleBars bars = new CandleBars();

    /// Fills `out[pattern.row()][0 .. size − 1]`; `out` has a row for each pattern. A bar with a
    /// value that is not finite is a hole: every pattern cannot tell on it, and afterwards it never
    /// happened.
    public void compute(Series series, short[][] out) {
        if (series.isWhole(INPUTS)) {
            whole(series, out);
            return;
        }
        Series kept = series.withoutHoles(INPUTS);
        whole(kept, out);
        for (short[] row : out) {
            int from = kept.size() - 1;
            for (int bar = series.size() - 1; bar >= 0; bar--) {
                row[bar] = series.isHole(INPUTS, bar) ? CANNOT_TELL : row[from--];
            }
        }
    }

    private void whole(Series series, short[][] out) {
        int size = series.size();
        for (CandlePattern pattern : PATTERNS) {
            short[] row = out[pattern.row()];
            int first = Math.min(size, pattern.firstBar());
            Arrays.fill(row, 0, first, CANNOT_TELL);
            Arrays.fill(row, first, size, (short) 0);
        }
        bars.measure(series.open(), series.high(), series.low(), series.close(), size);
        for (int i = 2; i < size; i++) {
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
        Hikkake.plain(bars, size, out[CandlePattern.HIKKAKE.row()]);
        Hikkake.modified(bars, size, out[CandlePattern.HIKKAKE_MODIFIED.row()]);
    }
}
