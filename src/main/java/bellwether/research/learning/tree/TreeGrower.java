package bellwether.research.learning.tree;

import java.util.Arrays;

/// Grows one tree, by first and second derivatives of the loss (Chen and Guestrin 2016). Gains are
/// compared as floats, so that two splits of the same rows are equal in whatever order their sums
/// were made; of equal ones the lower feature and the lower bin are taken.
final class TreeGrower {
    /// Less than this is rounding.
    private static final float LEAST_GAIN = 1e-6f;

    private final BinnedRows rows;
    private final TreeSettings settings;
    private final double[] gradients;
    private final double[] hessians;
    private final int[] order;
    private final int[] others;
    private final double[] gradientOfBin = new double[BinnedRows.MOST_BINS];
    private final double[] hessianOfBin = new double[BinnedRows.MOST_BINS];
    private final int[] countOfBin = new int[BinnedRows.MOST_BINS];

    TreeGrower(BinnedRows rows, TreeSettings settings, double[] gradients, double[] hessians) {
        this.rows = rows;
        this.settings = settings;
        this.gradients = gradients;
        this.hessians = hessians;
        order = new int[rows.rows()];
        others = new int[rows.rows()];
    }

    /// The tree of the derivatives as they are now.
    TreeNode grow() {
        Arrays.setAll(order, i -> i);
        return grow(new Part(0, order.length), settings.depth());
    }

    /// Rows of a node: a stretch of the order.
    private record Part(int from, int to) {}

    /// Sums of derivatives.
    private record Sums(double gradient, double hessian) {
        Sums less(Sums other) {
            return new Sums(gradient - other.gradient, hessian - other.hessian);
        }
    }

    /// The best split found so far.
    private record Best(int feature, int atMost, float gain) {
        static final Best NONE = new Best(-1, 0, LEAST_GAIN);
    }

    private TreeNode grow(Part part, int depth) {
        Sums all = sums(part);
        Best best = depth == 0 ? Best.NONE : best(part, all);
        if (best.feature < 0) {
            return new TreeNode.Leaf(
                    -settings.rate() * all.gradient / (all.hessian + settings.ridge()),
                    all.hessian);
        }
        int middle = divide(part, best);
        return new TreeNode.Split(
                best.feature,
                best.atMost,
                best.gain,
                all.hessian,
                grow(new Part(part.from, middle), depth - 1),
                grow(new Part(middle, part.to), depth - 1));
    }

    private Sums sums(Part part) {
        double gradient = 0;
        double hessian = 0;
        for (int i = part.from; i < part.to; i++) {
            gradient += gradients[order[i]];
            hessian += hessians[order[i]];
        }
        return new Sums(gradient, hessian);
    }

    private Best best(Part part, Sums all) {
        Best best = Best.NONE;
        for (int feature = 0; feature < rows.features(); feature++) {
            count(part, rows.column(feature));
            best = better(best, feature, all);
        }
        return best;
    }

    private void count(Part part, byte[] column) {
        Arrays.fill(gradientOfBin, 0);
        Arrays.fill(hessianOfBin, 0);
        Arrays.fill(countOfBin, 0);
        for (int i = part.from; i < part.to; i++) {
            int row = order[i];
            int bin = column[row];
            gradientOfBin[bin] += gradients[row];
            hessianOfBin[bin] += hessians[row];
            countOfBin[bin]++;
        }
    }

    /// Tries every boundary between two bins that hold rows. It lies midway between them, so that
    /// later rows of a bin between them go to the nearer side.
    private Best better(Best known, int feature, Sums all) {
        Best best = known;
        double parent = score(all);
        double gradient = 0;
        double hessian = 0;
        int last = -1;
        for (int bin = 0; bin < countOfBin.length; bin++) {
            if (countOfBin[bin] == 0) {
                continue;
            }
            Sums left = new Sums(gradient, hessian);
            Sums right = all.less(left);
            if (last >= 0 && isLarge(left) && isLarge(right)) {
                float gain = (float) (score(left) + score(right) - parent);
                if (gain > best.gain) {
                    best = new Best(feature, (last + bin + 1) / 2 - 1, gain);
                }
            }
            gradient += gradientOfBin[bin];
            hessian += hessianOfBin[bin];
            last = bin;
        }
        return best;
    }

    private boolean isLarge(Sums side) {
        return side.hessian >= settings.leastHessian();
    }

    private double score(Sums side) {
        return side.gradient * side.gradient / (side.hessian + settings.ridge());
    }

    /// Moves the rows of the left side to the front, each side in its order.
    ///
    /// @return where the right side begins
    private int divide(Part part, Best best) {
        byte[] column = rows.column(best.feature);
        int left = part.from;
        int right = 0;
        for (int i = part.from; i < part.to; i++) {
            int row = order[i];
            if (column[row] <= best.atMost) {
                order[left] = row;
                left++;
            } else {
                others[right] = row;
                right++;
            }
        }
        System.arraycopy(others, 0, order, left, right);
        return left;
    }
}
