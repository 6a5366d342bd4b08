package bellwether.research.learning.tree;

import java.util.ArrayDeque;
import java.util.Deque;

/// Grows trees, by first and second derivatives of the loss (Chen and Guestrin 2016).
final class TreeGrower {
    private final BinnedRows rows;
    private final TreeSettings settings;
    private final SplitSearch search;
    private final int[] order;
    private final int[] others;
    private final double[] gradients;
    private final double[] hessians;
    private final Deque<GradientHistogram> free = new ArrayDeque<>();
    private final double[] otherGradients;
    private final double[] otherHessians;
    private TreeSample sample = TreeSample.NONE;
    private double[] margins = new double[0];

    TreeGrower(BinnedRows rows, TreeSettings settings) {
        this.rows = rows;
        this.settings = settings;
        this.search = new SplitSearch(settings);
        order = new int[rows.rows()];
        others = new int[rows.rows()];
        gradients = new double[rows.rows()];
        hessians = new double[rows.rows()];
        otherGradients = new double[rows.rows()];
        otherHessians = new double[rows.rows()];
    }

    /// The tree of a sample's rows and features, whose values are added to the margins of its rows.
    ///
    /// @param first derivatives of the rows
    /// @param second derivatives
    TreeNode grow(TreeSample drawn, double[] first, double[] second, double[] marginsOfRows) {
        if (drawn.features() != sample.features()) {
            free.clear();
        }
        sample = drawn;
        margins = marginsOfRows;
        int count = drawn.fill(order);
        double gradient = 0;
        double hessian = 0;
        for (int i = 0; i < count; i++) {
            int times = drawn.times(order[i]);
            gradients[i] = first[order[i]] * times;
            hessians[i] = second[order[i]] * times;
            gradient += gradients[i];
            hessian += hessians[i];
        }
        Part all = new Part(0, count, new DerivativeSums(gradient, hessian));
        GradientHistogram histogram = histogram();
        sum(all, histogram);
        return grow(all, histogram, settings.depth());
    }

    /// Rows of a node: a stretch of the order.
    private record Part(int from, int to, DerivativeSums sums) {
        int size() {
            return to - from;
        }
    }

    private GradientHistogram histogram() {
        return free.isEmpty() ? new GradientHistogram(sample.features(), rows.bins()) : free.pop();
    }

    private void sum(Part part, GradientHistogram histogram) {
        histogram.sum(sample.columns(), order, part.from, part.to, gradients, hessians);
    }

    /// Gives the histogram back.
    private TreeNode grow(Part part, GradientHistogram histogram, int depth) {
        BestSplit best = search.best(part.sums, histogram, sample.features());
        if (best.feature() < 0) {
            free.push(histogram);
            return leaf(part);
        }
        byte[] column = sample.columns()[best.feature()];
        int atMost = between(part, column, best.atMost());
        TreeNode[] nodes = new TreeNode[2];
        if (depth == 1) {
            free.push(histogram);
            nodes[0] = leaf(best.left());
            nodes[1] = leaf(part.sums.less(best.left()));
            addLeaves(part, column, atMost, nodes);
        } else {
            int middle = divide(part, column, atMost);
            Part left = new Part(part.from, middle, best.left());
            Part right = new Part(middle, part.to, part.sums.less(best.left()));
            boolean rightIsSmaller = right.size() < left.size();
            GradientHistogram smaller = histogram();
            sum(rightIsSmaller ? right : left, smaller);
            histogram.subtract(smaller);
            nodes[0] = grow(left, rightIsSmaller ? histogram : smaller, depth - 1);
            nodes[1] = grow(right, rightIsSmaller ? smaller : histogram, depth - 1);
        }
        return new TreeNode.Split(
                sample.feature(best.feature()),
                atMost,
                best.gain(),
                part.sums.hessian(),
                nodes[0],
                nodes[1]);
    }

    private TreeNode.Leaf leaf(DerivativeSums sums) {
        double below = sums.hessian() + settings.ridge();
        double value = below > 0 ? -settings.rate() * sums.gradient() / below : 0;
        return new TreeNode.Leaf(value, sums.hessian());
    }

    private TreeNode leaf(Part part) {
        TreeNode.Leaf leaf = leaf(part.sums);
        for (int i = part.from; i < part.to; i++) {
            margins[order[i]] += leaf.value();
        }
        return leaf;
    }

    /// Rows need no order where both sides are leaves.
    private void addLeaves(Part part, byte[] column, int atMost, TreeNode[] leaves) {
        double left = ((TreeNode.Leaf) leaves[0]).value();
        double right = ((TreeNode.Leaf) leaves[1]).value();
        for (int i = part.from; i < part.to; i++) {
            int row = order[i];
            margins[row] += column[row] <= atMost ? left : right;
        }
    }

    /// The boundary midway between the nearest bins that hold rows, so that later rows of a bin
    /// between them go to the nearer side.
    private int between(Part part, byte[] column, int atMost) {
        int below = 0;
        int above = BinnedRows.MOST_BINS - 1;
        for (int i = part.from; i < part.to; i++) {
            int bin = column[order[i]];
            if (bin <= atMost) {
                below = Math.max(below, bin);
            } else {
                above = Math.min(above, bin);
            }
        }
        return (below + above + 1) / 2 - 1;
    }

    /// Moves the rows of the left side to the front, each side in its order.
    ///
    /// @return where the right side begins
    private int divide(Part part, byte[] column, int atMost) {
        int left = part.from;
        int right = 0;
        for (int i = part.from; i < part.to; i++) {
            int row = order[i];
            if (column[row] <= atMost) {
                order[left] = row;
                gradients[left] = gradients[i];
                hessians[left] = hessians[i];
                left++;
            } else {
                others[right] = row;
                otherGradients[right] = gradients[i];
                otherHessians[right] = hessians[i];
                right++;
            }
        }
        System.arraycopy(others, 0, order, left, right);
        System.arraycopy(otherGradients, 0, gradients, left, right);
        System.arraycopy(otherHessians, 0, hessians, left, right);
        return left;
    }
}
