package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;

/// All that is needed to give a row of features a probability.
///
/// @param featureVersion by which its features are computed
/// @param scale of the margins over the rows that the model was trained from, on which they are
///   calibrated
/// @param calibration fitted to margins of rows that the model had not seen
public record ServedModel(
        int featureVersion,
        ModelInputs inputs,
        Model model,
        MarginScale scale,
        Calibration calibration) {
    public ServedModel {
        if (featureVersion < 1) {
            throw new IllegalArgumentException(
                    "feature version must be at least 1, was " + featureVersion);
        }
    }

    /// The calibrated probability of a row.
    public double probability(BinnedRows rows, int row) {
        return calibration.probability(scale.score(model.margin(rows, row)));
    }

    /// The calibrated probabilities of all rows.
    public double[] probabilities(BinnedRows rows) {
        double[] margins = model.margins(rows);
        for (int row = 0; row < margins.length; row++) {
            margins[row] = calibration.probability(scale.score(margins[row]));
        }
        return margins;
    }
}
