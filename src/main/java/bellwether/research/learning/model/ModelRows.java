package bellwether.research.learning.model;

import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.DatedRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The rows of a table in the one order of dates and, within a date, symbols, so that the order of
/// the table changes nothing. Weights have the mean 1.
public final class ModelRows {
    private final DatedRows labelled;
    private final int[] symbols;
    private final int[] ends;

    private ModelRows(DatedRows labelled, int[] symbols, int[] ends) {
        this.labelled = labelled;
        this.symbols = symbols;
        this.ends = ends;
    }

    /// The rows of a table.
    public static ModelRows of(TrainingTable table) {
        int[] order =
                IntStream.range(0, table.rows())
                        .boxed()
                        .sorted(
                                Comparator.comparingInt(table::date)
                                        .thenComparingInt(table::symbol))
                        .mapToInt(row -> row)
                        .toArray();
        byte[][] columns = new byte[table.columns()][order.length];
        for (int column = 0; column < columns.length; column++) {
            for (int i = 0; i < order.length; i++) {
                columns[column][i] = table.bin(order[i], column);
            }
        }
        boolean[] positive = new boolean[order.length];
        int[] dates = new int[order.length];
        int[] symbols = new int[order.length];
        int[] ends = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            positive[i] = table.label(order[i]) > 0.5;
            dates[i] = table.date(order[i]);
            symbols[i] = table.symbol(order[i]);
            ends[i] = table.end(order[i]);
        }
        DatedRows labelled =
                DatedRows.of(BinnedRows.ofColumns(columns), positive, weights(table, order), dates);
        return new ModelRows(labelled, symbols, ends);
    }

    /// Rows whose features are not needed any more.
    static ModelRows plain(DatedRows rows, int[] symbols, int[] ends) {
        return new ModelRows(rows, symbols, ends);
    }

    /// The same without features.
    ModelRows withoutFeatures() {
        return new ModelRows(labelled.withoutBins(), symbols, ends);
    }

    private static double[] weights(TrainingTable table, int[] order) {
        double[] weights = Arrays.stream(order).mapToDouble(table::weight).toArray();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double mean = weights.length == 0 ? 0 : sum / weights.length;
        if (mean > 0) {
            Arrays.setAll(weights, i -> weights[i] / mean);
        }
        return weights;
    }

    /// The rows as trees are trained from.
    public DatedRows labelled() {
        return labelled;
    }

    public int size() {
        return symbols.length;
    }

    /// The number of the row's symbol.
    public int symbol(int row) {
        return symbols[row];
    }

    /// The number of the session on which the row's label ends.
    public int end(int row) {
        return ends[row];
    }
}
