package bellwether.research.learning.tree;

/// Rows whose features are numbers of bins, one byte each, kept by feature.
public final class BinnedRows {
    /// Bins of a feature at most.
    public static final int MOST_BINS = 128;

    private final byte[][] columns;
    private final int rows;

    private BinnedRows(byte[][] columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /// Takes columns of bin numbers.
    ///
    /// @param bins of each feature all rows; each from 0 to 127
    public static BinnedRows of(int[][] bins) {
        int rows = bins.length == 0 ? 0 : bins[0].length;
        byte[][] columns = new byte[bins.length][rows];
        for (int j = 0; j < bins.length; j++) {
            if (bins[j].length != rows) {
                throw new IllegalArgumentException(
                        "column %d must hold %d rows, held %d".formatted(j, rows, bins[j].length));
            }
            for (int i = 0; i < rows; i++) {
                if (bins[j][i] < 0 || bins[j][i] >= MOST_BINS) {
                    throw new IllegalArgumentException("a bin must be 0 to 127, was " + bins[j][i]);
                }
                columns[j][i] = (byte) bins[j][i];
            }
        }
        return new BinnedRows(columns, rows);
    }

    int features() {
        return columns.length;
    }

    public int rows() {
        return rows;
    }

    byte[] column(int feature) {
        return columns[feature];
    }

    int bin(int row, int feature) {
        return columns[feature][row];
    }
}
