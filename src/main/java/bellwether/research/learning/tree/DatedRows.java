package bellwether.research.learning.tree;

/// Rows with what they are to learn, ordered by date.
public final class DatedRows {
    private final BinnedRows bins;
    private final boolean[] positive;
    private final double[] weights;
    private final int[] dates;
    private final int[] places;

    private DatedRows(BinnedRows bins, boolean[] positive, double[] weights, int[] dates) {
        this.bins = bins;
        this.positive = positive;
        this.weights = weights;
        this.dates = dates;
        this.places = new int[dates.length];
        for (int row = 1; row < dates.length; row++) {
            if (dates[row] < dates[row - 1]) {
                throw new IllegalArgumentException(
                        "rows must be in the order of dates, row " + row);
            }
            places[row] = places[row - 1] + (dates[row] > dates[row - 1] ? 1 : 0);
        }
    }

    /// Keeps these as they are; they must not change afterwards.
    ///
    /// @param weights none negative
    /// @param dates numbers of sessions, ascending
    public static DatedRows of(BinnedRows bins, boolean[] positive, double[] weights, int[] dates) {
        int rows = bins.features() == 0 ? positive.length : bins.rows();
        if (positive.length != rows || weights.length != rows || dates.length != rows) {
            throw new IllegalArgumentException(
                    "%d rows with %d labels, %d weights and %d dates"
                            .formatted(rows, positive.length, weights.length, dates.length));
        }
        return new DatedRows(bins, positive, weights, dates);
    }

    /// The same without features.
    public DatedRows withoutBins() {
        return new DatedRows(BinnedRows.ofColumns(new byte[0][]), positive, weights, dates);
    }

    /// The features.
    public BinnedRows bins() {
        return bins;
    }

    /// How many rows there are.
    public int size() {
        return positive.length;
    }

    public boolean positive(int row) {
        return positive[row];
    }

    public double weight(int row) {
        return weights[row];
    }

    /// The number of the row's session.
    public int date(int row) {
        return dates[row];
    }

    /// How many dates there are.
    public int dates() {
        return places.length == 0 ? 0 : places[places.length - 1] + 1;
    }

    /// Of each row the number of its date among the dates there are.
    int[] placesOfDates() {
        return places;
    }

    /// The first row of a date.
    ///
    /// @param place its number among the dates there are; the rows' number for those behind the
    ///   last
    public int firstOf(int place) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The share of positive rows by weight.
    ///
    /// @param rows how many of the first rows count
    public double rate(int rows) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < rows; row++) {
            sum += positive[row] ? weights[row] : 0;
            total += weights[row];
        }
        return total > 0 ? sum / total : Double.NaN;
    }
}
