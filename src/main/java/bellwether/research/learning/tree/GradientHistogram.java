package bellwether.research.learning.tree;

import java.util.Arrays;

/// Sums of both derivatives by feature and bin, in the order of rows. Of two children only the
/// smaller is summed; the other is what remains of their parent.
final class GradientHistogram {
    /// Rows whose derivatives stay in the processor's nearest cache.
    private static final int BLOCK = 1_024;

    private final int bins;
    private final double[] sums;

    GradientHistogram(int features, int bins) {
        this.bins = bins;
        this.sums = new double[2 * features * bins];
    }

    /// Sums rows from nothing.
    ///
    /// @param columns of the features, in their order
    /// @param order numbers of rows, of which those from one place to another count
    /// @param gradients at the same places as in the order
    void sum(
            byte[][] columns,
            int[] order,
            int from,
            int to,
            double[] gradients,
            double[] hessians) {
        Arrays.fill(sums, 0);
        for (int first = from; first < to; first += BLOCK) {
            int end = Math.min(to, first + BLOCK);
            int j = 0;
            for (; j + 4 <= columns.length; j += 4) {
                addFour(columns, j, order, first, end, gradients, hessians);
            }
            for (; j < columns.length; j++) {
                add(columns[j], start(j), order, first, end, gradients, hessians);
            }
        }
    }

    /// Four features at once, which read a row's derivatives once.
    private void addFour(
            byte[][] columns,
            int feature,
            int[] order,
            int from,
            int to,
            double[] gradients,
            double[] hessians) {
        double[] into = sums;
        byte[] first = columns[feature];
        byte[] second = columns[feature + 1];
        byte[] third = columns[feature + 2];
        byte[] fourth = columns[feature + 3];
        int base = start(feature);
        int step = 2 * bins;
        for (int i = from; i < to; i++) {
            int row = order[i];
            double gradient = gradients[i];
            double hessian = hessians[i];
            int at = base + 2 * first[row];
            into[at] += gradient;
            into[at + 1] += hessian;
            at = base + step + 2 * second[row];
            into[at] += gradient;
            into[at + 1] += hessian;
            at = base + 2 * step + 2 * third[row];
            into[at] += gradient;
            into[at + 1] += hessian;
            at = base + 3 * step + 2 * fourth[row];
            into[at] += gradient;
            into[at + 1] += hessian;
        }
    }

    private void add(
            byte[] column,
            int base,
            int[] order,
            int from,
            int to,
            double[] gradients,
            double[] hessians) {
        double[] into = sums;
        for (int i = from; i < to; i++) {
            int at = base + 2 * column[order[i]];
            into[at] += gradients[i];
            into[at + 1] += hessians[i];
        }
    }

    /// Takes away what another one sums.
    void subtract(GradientHistogram other) {
        double[] less = other.sums;
        for (int i = 0; i < sums.length; i++) {
            sums[i] -= less[i];
        }
    }

    /// Where the sums of a feature begin: gradient and hessian of bin 0, of bin 1 and so on.
    int start(int feature) {
        return 2 * feature * bins;
    }

    int bins() {
        return bins;
    }

    double at(int place) {
        return sums[place];
    }
}
