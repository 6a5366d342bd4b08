package bellwether.research.learning.tree;

/// Rows whose features are numbers of bins, one byte each, kept by feature.
public final class BinnedRows {
    /// Bins of a feature at most.
    public static final int MOST_BINS = 128;

    private final byte[][] columns;
    private final int rows;
    private final int bins;

    private BinnedRows(byte[][] columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        int highest = 0;
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != rows) {
                throw new IllegalArgumentException(
                        "column %d must hold %d rows, held %d"
                                .formatted(j, rows, columns[j].length));
            }
            for (byte bin : columns[j]) {
                if (bin < 0) {
                    throw new IllegalArgumentException("a bin must be 0 to 127, was " + bin);
                }
                highest = Math.max(highest, bin);
            }
        }
        this.bins = highest + 1;
    }

    /// Takes columns of bin numbers.
    ///
    /// @param bins of each feature all rows; each from 0 to 127
    public static BinnedRows of(int[][] bins) {
        byte[][] columns = new byte[bins.length][];
        for (int j = 0; j < bins.length; j++) {
            columns[j] = new byte[bins[j].length];
            for (int i = 0; i < bins[j].length; i++) {
                if (bins[j][i] < 0 || bins[j][i] >= MOST_BINS) {
                    throw new IllegalArgumentException("a bin must be 0 to 127, was " + bins[j][i]);
                }
                columns[j][i] = (byte) bins[j][i];
            }
        }
        return ofColumns(columns);
    }

    /// Keeps these columns as they are; they must not change afterwards.
    ///
    /// @param columns of each feature all rows; each from 0 to 127
    public static BinnedRows ofColumns(byte[][] columns) {
        return new BinnedRows(columns, columns.length == 0 ? 0 : columns[0].length);
    }

    /// How many features there are.
    public int features() {
        return columns.length;
    }

    /// How many rows there are.
    public int rows() {
        return rows;
    }

    /// One more than the highest bin.
    int bins() {
        return bins;
    }

    byte[] column(int feature) {
        return columns[feature];
    }

    /// The bin of a feature.
    public int bin(int row, int feature) {
        return columns[feature][row];
    }
}
