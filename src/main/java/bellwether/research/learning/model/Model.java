package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;
import bellwether.technical.statistics.Logit;

/// Gives rows a margin, which a calibration makes a probability of. Values without meaning to it
/// change nothing; the same rows give the same margins on every machine.
public sealed interface Model permits BaseModel, MomentumModel, LogisticModel, TreeModel {
    ModelKind kind();

    /// The margin ln(p ÷ (1 − p)) of a row, before calibration.
    double margin(BinnedRows rows, int row);

    /// The margins of all rows, each as [#margin] gives it.
    default double[] margins(BinnedRows rows) {
        double[] margins = new double[rows.rows()];
        for (int row = 0; row < margins.length; row++) {
            margins[row] = margin(rows, row);
        }
        return margins;
    }

    /// The probability as the model has it, not calibrated.
    default double probability(BinnedRows rows, int row) {
        return Logit.probability(margin(rows, row));
    }

    /// What each feature adds to the margin, and last what remains without any: together they are
    /// the margin.
    double[] contributions(BinnedRows rows, int row);
}
