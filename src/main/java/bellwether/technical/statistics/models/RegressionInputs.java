package bellwether.technical.statistics.models;

/// Rows of numbers that a regression reads one by one, again at each of its steps.
public interface RegressionInputs {
    /// How many numbers a row has.
    int columns();

    /// Writes a row's numbers, each finite.
    void read(int row, double[] into);

    /// Rows that are kept by column.
    static RegressionInputs of(double[][] columns) {
        return new RegressionInputs() {
            @Override
            public int columns() {
                return columns.length;
            }

            @Override
            public void read(int row, double[] into) {
                for (int j = 0; j < columns.length; j++) {
                    into[j] = columns[j][row];
                }
            }
        };
    }
}
