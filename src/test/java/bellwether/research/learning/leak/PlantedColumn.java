package bellwether.research.learning.leak;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.TrainingTable;

/// A table of which one column holds something else.
public final class PlantedColumn extends ForwardingTable {
    private final int column;
    private final double[] values;
    private final BinEdges edges;

    public PlantedColumn(TrainingTable table, int column, double[] values) {
        super(table);
        this.column = column;
        this.values = values;
        edges = BinEdges.ofTraining(values);
    }

    @Override
    public byte bin(int row, int other) {
        return other == column ? edges.bin(values[row]) : super.bin(row, other);
    }

    @Override
    public BinEdges edges(int other) {
        return other == column ? edges : super.edges(other);
    }
}
