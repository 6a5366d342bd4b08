package bellwether.research.learning.model;

import bellwether.research.learning.tree.DatedRows;

/// How far a model's margins spread over the rows that it was trained from: their deviation, by
/// weight. Two trainings of one spec may differ in it several times over, as one ends after 3 trees
/// and the next after 100; margins are calibrated in units of it, so that what one says holds for
/// the other.
final class MarginSpread {
    private MarginSpread() {}

    /// 1 where all margins are the same.
    static double of(Model model, DatedRows rows) {
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
        return spread > 1e-12 * Math.max(1, Math.abs(mean)) ? spread : 1;
    }
}
