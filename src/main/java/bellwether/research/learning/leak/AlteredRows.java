package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;

/// The same rows, of which those that do not train hold other features and the other label.
final class AlteredRows extends ForwardingTable {
    private static final int STEP = 7;

    private final SampleFold fold;

    AlteredRows(TrainingTable table, SampleFold fold) {
        super(table);
        this.fold = fold;
    }

    private boolean isKept(int row) {
        return fold.trains(date(row), end(row));
    }

    @Override
    public byte bin(int row, int column) {
        byte bin = original().bin(row, column);
        return isKept(row) ? bin : (byte) ((bin + STEP) % (edges(column).bins() + 1));
    }

    @Override
    public float value(int row, int column) {
        return isKept(row) ? original().value(row, column) : edges(column).centre(bin(row, column));
    }

    @Override
    public double label(int row) {
        double label = original().label(row);
        return isKept(row) ? label : 1 - label;
    }
}
