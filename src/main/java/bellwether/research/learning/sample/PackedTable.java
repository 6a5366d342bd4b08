package bellwether.research.learning.sample;

import java.util.List;

/// A table of one byte a value, kept by column.
public final class PackedTable implements TrainingTable {
    /// Bytes that a row takes beside one for each feature: date, end, symbol, label, weight.
    public static final int BYTES_BESIDE = 21;

    private final List<String> names;
    private final List<BinEdges> edges;
    private final byte[][] bins;
    private final int[] dates;
    private final int[] ends;
    private final int[] symbols;
    private final byte[] labels;
    private final double[] weights;
    private int rows;

    /// An empty table.
    ///
    /// @param most rows that it has room for
    public PackedTable(List<String> names, List<BinEdges> edges, int most) {
        if (names.size() != edges.size()) {
            throw new IllegalArgumentException(
                    "%d names with %d edges".formatted(names.size(), edges.size()));
        }
        this.names = List.copyOf(names);
        this.edges = List.copyOf(edges);
        bins = new byte[names.size()][most];
        dates = new int[most];
        ends = new int[most];
        symbols = new int[most];
        labels = new byte[most];
        weights = new double[most];
    }

    /// Adds a row.
    ///
    /// @param values of each column; NaN where absent
    public void add(SampleRow row, double[] values) {
        if (rows == dates.length || values.length != bins.length) {
            throw new IllegalArgumentException(
                    "room for %d rows of %d values, was given row %d of %d"
                            .formatted(dates.length, bins.length, rows + 1, values.length));
        }
        for (int column = 0; column < bins.length; column++) {
            bins[column][rows] = edges.get(column).bin(values[column]);
        }
        dates[rows] = row.date();
        ends[rows] = row.end();
        symbols[rows] = row.symbol();
        labels[rows] = (byte) (row.positive() ? 1 : 0);
        weights[rows] = row.weight();
        rows++;
    }

    /// Scales weights so that those of each date add up to the same and all together to the rows.
    void levelDates() {
        DateLevels.level(dates, weights, rows);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return bins.length;
    }

    @Override
    public String name(int column) {
        return names.get(column);
    }

    @Override
    public byte bin(int row, int column) {
        return bins[column][row];
    }

    @Override
    public BinEdges edges(int column) {
        return edges.get(column);
    }

    @Override
    public float value(int row, int column) {
        return edges.get(column).centre(bins[column][row]);
    }

    @Override
    public int date(int row) {
        return dates[row];
    }

    @Override
    public int end(int row) {
        return ends[row];
    }

    @Override
    public int symbol(int row) {
        return symbols[row];
    }

    @Override
    public double label(int row) {
        return labels[row];
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }
}
