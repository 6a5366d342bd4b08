package bellwether.research.learning.leak;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.TrainingTable;
import java.util.Arrays;

/// The daily AUC of one feature alone, from counts of its bins on each date; rows where it is
/// absent count for nothing.
final class ColumnSkill {
    private static final int BINS = BinEdges.MOST_BINS + 1;

    private final TrainingTable table;
    private final int[] positive;
    private final int[] negative;
    private final double[] aucs;

    ColumnSkill(TrainingTable table) {
        this.table = table;
        int last = -1;
        for (int row = 0; row < table.rows(); row++) {
            last = Math.max(last, table.date(row));
        }
        aucs = new double[last + 1];
        positive = new int[aucs.length * BINS];
        negative = new int[aucs.length * BINS];
    }

    DailySkill of(int column, int horizon) {
        Arrays.fill(positive, 0);
        Arrays.fill(negative, 0);
        for (int row = 0; row < table.rows(); row++) {
            int cell = table.date(row) * BINS + table.bin(row, column);
            positive[cell] += table.label(row) > 0 ? 1 : 0;
            negative[cell] += table.label(row) > 0 ? 0 : 1;
        }
        int known = 0;
        for (int date = 0; date * BINS < positive.length; date++) {
            double auc = auc(date * BINS);
            if (!Double.isNaN(auc)) {
                aucs[known++] = auc;
            }
        }
        return DailySkill.of(Arrays.copyOf(aucs, known), horizon);
    }

    /// Whether any row has the feature.
    boolean isPresent(int column) {
        for (int row = 0; row < table.rows(); row++) {
            if (table.bin(row, column) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Ties count half; NaN with one class.
    private double auc(int first) {
        double better = 0;
        double below = 0;
        double positives = 0;
        for (int bin = first + 1; bin < first + BINS; bin++) {
            better += positive[bin] * (below + negative[bin] / 2.0);
            below += negative[bin];
            positives += positive[bin];
        }
        return better / (positives * below);
    }
}
