package bellwether.research.learning.sample;

import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The values of the rows by which bins part. Which rows are drawn follows from their symbol and
/// date alone.
final class EdgeSample {
    static final int MOST_ROWS = 32_768;

    private final double[][] columns;
    private final double share;
    private int rows;

    /// @param all how many rows will be offered
    EdgeSample(int columns, int all) {
        share = all <= MOST_ROWS ? 1 : (double) MOST_ROWS / all;
        this.columns = new double[columns][Math.min(all, MOST_ROWS + MOST_ROWS / 8)];
    }

    void offer(long symbol, int date, double[] values) {
        if (!isDrawn(symbol, date) || rows == columns[0].length) {
            return;
        }
        for (int column = 0; column < columns.length; column++) {
            columns[column][rows] = values[column];
        }
        rows++;
    }

    private boolean isDrawn(long symbol, int date) {
        long mixed = new SplitMix64(symbol).nextLong();
        return share == 1 || new SplitMix64(mixed + date).nextDouble() < share;
    }

    List<BinEdges> edges() {
        List<BinEdges> edges = new ArrayList<>();
        for (double[] column : columns) {
            edges.add(BinEdges.ofTraining(Arrays.copyOf(column, rows)));
        }
        return edges;
    }
}
