package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.DatedRows;

/// What the model of one fold says of rows that it was not trained from, in the order of dates and
/// symbols.
public final class FoldScores {
    private final ModelRows rows;
    private final double base;
    private final MarginScale scale;
    private final double[] margins;
    private final double[] momentum;

    /// @param base share of positive training rows
    /// @param scale of the model's margins over the rows that it was trained from
    /// @param momentum margins of the momentum rule
    FoldScores(
            ModelRows rows, double base, MarginScale scale, double[] margins, double[] momentum) {
        this.rows = rows;
        this.base = base;
        this.scale = scale;
        this.margins = margins;
        this.momentum = momentum;
    }

    /// Of a fold without rows that train, or that test.
    public static FoldScores none() {
        int[] nothing = {};
        DatedRows rows =
                DatedRows.of(
                        BinnedRows.ofColumns(new byte[0][]),
                        new boolean[0],
                        new double[0],
                        nothing);
        return new FoldScores(
                ModelRows.plain(rows, nothing, nothing),
                0.5,
                new MarginScale(0, 1),
                new double[0],
                new double[0]);
    }

    /// As bytes, for a job that trains its folds apart.
    public byte[] write() {
        return FoldScoreBytes.write(this);
    }

    /// Of bytes that [#write] made.
    ///
    /// @throws IllegalArgumentException where they are not
    public static FoldScores read(byte[] bytes) {
        return FoldScoreBytes.read(bytes);
    }

    /// The rows that were tested, without their features.
    public ModelRows rows() {
        return rows;
    }

    DatedRows labelled() {
        return rows.labelled();
    }

    public int size() {
        return margins.length;
    }

    /// Share of positive rows among those that trained, by weight.
    public double base() {
        return base;
    }

    /// The margin of a row.
    public double margin(int row) {
        return margins[row];
    }

    /// How the model's margins lie over the rows that it was trained from.
    MarginScale scale() {
        return scale;
    }

    /// The margin on that scale, as it is calibrated.
    public double score(int row) {
        return scale.score(margins[row]);
    }

    /// What the momentum rule says of a row.
    public double momentum(int row) {
        return momentum[row];
    }
}
