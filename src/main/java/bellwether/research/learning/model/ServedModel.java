package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;

/// All that is needed to give a row of features a probability.
///
/// @param featureVersion by which its features are computed
/// @param spread deviation of the margins over the rows that the model was trained from, in units
///   of which they are calibrated
/// @param calibration fitted to margins of rows that the model had not seen
public record ServedModel(
        int featureVersion,
        ModelInputs inputs,
        Model model,
        double spread,
        Calibration calibration) {
    public ServedModel {
        if (featureVersion < 1) {
            throw new IllegalArgumentException(
                    "feature version must be at least 1, was " + featureVersion);
        }
        if (!(spread > 0 && Double.isFinite(spread))) {
            throw new IllegalArgumentException("spread must be above 0, was " + spread);
        }
    }

    /// The calibrated probability of a row.
    public double probability(BinnedRows rows, int row) {
        return calibration.probability(model.margin(rows, row) / spread);
    }

    /// The calibrated probabilities of all rows.
    public double[] probabilities(BinnedRows rows) {
        double[] margins = model.margins(rows);
        for (int row = 0; row < margins.length; row++) {
            margins[row] = calibration.probability(margins[row] / spread);
        }
        return margins;
    }
}
