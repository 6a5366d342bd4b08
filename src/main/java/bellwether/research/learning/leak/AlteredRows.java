package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;
import java.util.stream.IntStream;

/// The same rows, of which those that do not train are changed: every other one is gone, and the
/// rest hold other features, one label, other weights and longer labels. Whatever a training counts
/// over them becomes another number: a mean, a share of classes, a sum of weights, an overlap of
/// labels.
final class AlteredRows extends ForwardingTable {
    private static final int STEP = 7;

    private final SampleFold fold;
    private final int[] rows;
    private final double label;

    AlteredRows(TrainingTable table, SampleFold fold) {
        super(table);
        this.fold = fold;
        rows =
                IntStream.range(0, table.rows())
                        .filter(row -> isKept(row) || row % 2 == 0)
                        .toArray();
        label = rarer();
    }

    /// The class of fewer rows that do not train, so that not all of them had it.
    private double rarer() {
        double positive =
                IntStream.range(0, original().rows())
                        .filter(row -> !isKept(row))
                        .mapToDouble(row -> original().label(row))
                        .average()
                        .orElse(0);
        return positive > 0.5 ? 0 : 1;
    }

    private boolean isKept(int row) {
        return fold.trains(original().date(row), original().end(row));
    }

    @Override
    int place(int row) {
        return rows[row];
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public byte bin(int row, int column) {
        byte bin = super.bin(row, column);
        return isKept(rows[row]) ? bin : (byte) ((bin + STEP) % (edges(column).bins() + 1));
    }

    @Override
    public float value(int row, int column) {
        return isKept(rows[row])
                ? super.value(row, column)
                : edges(column).centre(bin(row, column));
    }

    @Override
    public double label(int row) {
        return isKept(rows[row]) ? super.label(row) : label;
    }

    @Override
    public double weight(int row) {
        return isKept(rows[row]) ? super.weight(row) : 2 * super.weight(row) + 1;
    }

    @Override
    public int end(int row) {
        return isKept(rows[row]) ? super.end(row) : super.end(row) + 1;
    }
}
