package bellwether.research.learning.sample;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The rows of one symbol without their features.
final class LabelledRows {
    final int symbol;

    /// Numbers of bars, among those whose prices are numbers.
    final int[] bars;

    /// Numbers of sessions.
    final int[] dates;

    final int[] ends;

    /// What the label is made of.
    final double[] outcomes;

    final double[] weights;

    LabelledRows(
            int symbol, int[] bars, int[] dates, int[] ends, double[] outcomes, double[] weights) {
        this.symbol = symbol;
        this.bars = bars;
        this.dates = dates;
        this.ends = ends;
        this.outcomes = outcomes;
        this.weights = weights;
    }

    int size() {
        return bars.length;
    }

    LabelledRows where(IntPredicate kept) {
        int[] rows = IntStream.range(0, size()).filter(kept).toArray();
        return new LabelledRows(
                symbol,
                picked(bars, rows),
                picked(dates, rows),
                picked(ends, rows),
                Arrays.stream(rows).mapToDouble(row -> outcomes[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
    }

    private static int[] picked(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }
}
