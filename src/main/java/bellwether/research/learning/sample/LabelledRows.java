package bellwether.research.learning.sample;

import bellwether.research.learning.label.LabelUniqueness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// The rows of one symbol without their features.
final class LabelledRows {
    final int symbol;

    /// Numbers of bars, among those whose prices are numbers.
    final int[] bars;

    /// Numbers of dates of the universe.
    final int[] dates;

    final int[] ends;

    /// Numbers of the bars on which labels end.
    final int[] endBars;

    /// What the label is made of.
    final double[] outcomes;

    LabelledRows(
            int symbol, int[] bars, int[] dates, int[] ends, int[] endBars, double[] outcomes) {
        this.symbol = symbol;
        this.bars = bars;
        this.dates = dates;
        this.ends = ends;
        this.endBars = endBars;
        this.outcomes = outcomes;
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
                picked(endBars, rows),
                Arrays.stream(rows).mapToDouble(row -> outcomes[row]).toArray());
    }

    /// The same with labels that end a bar and a date later.
    LabelledRows longer(IntPredicate changed) {
        IntUnaryOperator more = row -> changed.test(row) ? 1 : 0;
        return new LabelledRows(
                symbol,
                bars,
                dates,
                IntStream.range(0, size()).map(row -> ends[row] + more.applyAsInt(row)).toArray(),
                IntStream.range(0, size())
                        .map(row -> endBars[row] + more.applyAsInt(row))
                        .toArray(),
                outcomes);
    }

    /// How much of each label is its own, counted among the rows of the same part alone: what
    /// trains knows nothing of labels that test.
    ///
    /// @param part of a row by its place
    double[] uniqueness(IntUnaryOperator part) {
        Map<Integer, List<Integer>> parts = new TreeMap<>();
        for (int row = 0; row < size(); row++) {
            parts.computeIfAbsent(part.applyAsInt(row), _ -> new ArrayList<>()).add(row);
        }
        double[] unique = new double[size()];
        for (List<Integer> rows : parts.values()) {
            double[] own =
                    LabelUniqueness.ofSpans(
                            rows.stream()
                                    .map(row ->
                                            new LabelUniqueness.Span(bars[row] + 1, endBars[row]))
                                    .toList());
            for (int i = 0; i < own.length; i++) {
                unique[rows.get(i)] = own[i];
            }
        }
        return unique;
    }

    private static int[] picked(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }
}
