package bellwether.research.learning.sample;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Some rows of a table, in an order of their own. Weights are levelled again: those of each of its
/// dates add up to the same, and all together to the rows.
public final class SelectedRows implements TrainingTable {
    private final TrainingTable all;
    private final int[] rows;
    private final double[] weights;

    private SelectedRows(TrainingTable all, int[] rows) {
        this.all = all;
        this.rows = rows;
        weights = Arrays.stream(rows).mapToDouble(all::weight).toArray();
        DateLevels.level(Arrays.stream(rows).map(all::date).toArray(), weights, rows.length);
    }

    /// These rows.
    public static SelectedRows of(TrainingTable all, int[] rows) {
        return new SelectedRows(all, rows.clone());
    }

    /// The rows of a fold that train.
    public static SelectedRows training(TrainingTable all, SampleFold fold) {
        return new SelectedRows(
                all,
                IntStream.range(0, all.rows())
                        .filter(row -> fold.trains(all.date(row), all.end(row)))
                        .toArray());
    }

    /// The rows of a fold that test.
    public static SelectedRows testing(TrainingTable all, SampleFold fold) {
        return new SelectedRows(
                all,
                IntStream.range(0, all.rows())
                        .filter(row -> fold.tests(all.date(row), all.end(row)))
                        .toArray());
    }

    /// The number of a row in the whole table.
    public int origin(int row) {
        return rows[row];
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public int columns() {
        return all.columns();
    }

    @Override
    public String name(int column) {
        return all.name(column);
    }

    @Override
    public byte bin(int row, int column) {
        return all.bin(rows[row], column);
    }

    @Override
    public BinEdges edges(int column) {
        return all.edges(column);
    }

    @Override
    public float value(int row, int column) {
        return all.value(rows[row], column);
    }

    @Override
    public int date(int row) {
        return all.date(rows[row]);
    }

    @Override
    public int end(int row) {
        return all.end(rows[row]);
    }

    @Override
    public int symbol(int row) {
        return all.symbol(rows[row]);
    }

    @Override
    public double label(int row) {
        return all.label(rows[row]);
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }
}
