package bellwether.research.learning.leak;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.TrainingTable;

/// Another table, of which a part is changed.
abstract class ForwardingTable implements TrainingTable {
    private final TrainingTable table;

    ForwardingTable(TrainingTable table) {
        this.table = table;
    }

    final TrainingTable original() {
        return table;
    }

    /// The place in the other table of a row.
    int place(int row) {
        return row;
    }

    @Override
    public int rows() {
        return table.rows();
    }

    @Override
    public int columns() {
        return table.columns();
    }

    @Override
    public String name(int column) {
        return table.name(column);
    }

    @Override
    public byte bin(int row, int column) {
        return table.bin(place(row), column);
    }

    @Override
    public BinEdges edges(int column) {
        return table.edges(column);
    }

    @Override
    public float value(int row, int column) {
        return table.value(place(row), column);
    }

    @Override
    public int date(int row) {
        return table.date(place(row));
    }

    @Override
    public int end(int row) {
        return table.end(place(row));
    }

    @Override
    public int symbol(int row) {
        return table.symbol(place(row));
    }

    @Override
    public double label(int row) {
        return table.label(place(row));
    }

    @Override
    public double weight(int row) {
        return table.weight(place(row));
    }
}
