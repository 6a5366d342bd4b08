package bellwether.research.learning.model;

import bellwether.research.learning.tree.DatedRows;

/// How a model's margins lie over the rows that it was trained from: their mean and their
/// deviation, by weight. Two trainings of one spec may differ in both, as the classes of their rows
/// do and as one ends after 3 trees and the next after 100; margins are calibrated from the mean in
/// units of the deviation, so that what one says holds for the other.
///
/// @param spread above 0; 1 where all margins are the same
record MarginScale(double centre, double spread) {
    MarginScale {
        if (!Double.isFinite(centre)) {
            throw new IllegalArgumentException("centre must be a number, was " + centre);
        }
        if (!(spread > 0 && Double.isFinite(spread))) {
            throw new IllegalArgumentException("spread must be above 0, was " + spread);
        }
    }

    static MarginScale of(Model model, DatedRows rows) {
        double[] margins = model.margins(rows.bins());
        double total = 0;
        double sum = 0;
        for (int row = 0; row < margins.length; row++) {
            total += rows.weight(row);
            sum += rows.weight(row) * margins[row];
        }
        double mean = total > 0 ? sum / total : 0;
        double squares = 0;
        for (int row = 0; row < margins.length; row++) {
            double away = margins[row] - mean;
            squares += rows.weight(row) * away * away;
        }
        double spread = total > 0 ? Math.sqrt(squares / total) : 0;
        return new MarginScale(mean, spread > resolution(mean) ? spread : 1);
    }

    /// A margin as it is calibrated; 0 where it lies on the centre but for rounding, from which a
    /// calibration would learn noise.
    double score(double margin) {
        double away = margin - centre;
        return Math.abs(away) > resolution(centre) ? away / spread : 0;
    }

    private static double resolution(double centre) {
        return 1e-12 * Math.max(1, Math.abs(centre));
    }
}
