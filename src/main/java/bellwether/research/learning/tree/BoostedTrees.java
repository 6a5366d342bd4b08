package bellwether.research.learning.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trees whose leaves add up to a margin: the probability is 1 ÷ (1 + exp(−margin)). Trained on log
/// loss; the same rows give the same trees to the bit, on every machine.
///
/// @param baseMargin ln(p ÷ (1 − p)) of the probability that it began with
public record BoostedTrees(double baseMargin, List<TreeNode> trees) {
    public BoostedTrees {
        trees = List.copyOf(trees);
    }

    /// Trains so many trees.
    ///
    /// @param weights of the rows; none negative
    /// @param base the probability to begin with
    public static BoostedTrees train(
            BinnedRows rows,
            boolean[] positive,
            double[] weights,
            TreeSettings settings,
            int rounds,
            double base) {
        if (!(base > 0 && base < 1)) {
            throw new IllegalArgumentException("base must be between 0 and 1, was " + base);
        }
        double start = StrictMath.log(base / (1 - base));
        double[] margins = new double[rows.rows()];
        Arrays.fill(margins, start);
        double[] gradients = new double[margins.length];
        double[] hessians = new double[margins.length];
        TreeGrower grower = new TreeGrower(rows, settings, gradients, hessians);
        List<TreeNode> trees = new ArrayList<>(rounds);
        for (int round = 0; round < rounds; round++) {
            derive(margins, positive, weights, gradients, hessians);
            TreeNode tree = grower.grow();
            for (int row = 0; row < margins.length; row++) {
                margins[row] += tree.value(rows, row);
            }
            trees.add(tree);
        }
        return new BoostedTrees(start, trees);
    }

    /// First and second derivatives of the log loss by the margin.
    private static void derive(
            double[] margins,
            boolean[] positive,
            double[] weights,
            double[] gradients,
            double[] hessians) {
        for (int row = 0; row < margins.length; row++) {
            double p = probability(margins[row]);
            gradients[row] = weights[row] * (p - (positive[row] ? 1 : 0));
            hessians[row] = weights[row] * p * (1 - p);
        }
    }

    public static double probability(double margin) {
        return 1 / (1 + StrictMath.exp(-margin));
    }

    /// The margin of a row.
    public double margin(BinnedRows rows, int row) {
        return margin(rows, row, trees.size());
    }

    /// The margin of a row after the first rounds.
    public double margin(BinnedRows rows, int row, int rounds) {
        double margin = baseMargin;
        for (int i = 0; i < rounds; i++) {
            margin += trees.get(i).value(rows, row);
        }
        return margin;
    }

    /// What each feature adds to the margin of a row, and last what remains without any: together
    /// they are the margin.
    public double[] contributions(BinnedRows rows, int row) {
        double[] sums = new double[rows.features() + 1];
        sums[rows.features()] = baseMargin;
        for (TreeNode tree : trees) {
            sums[rows.features()] += tree.mean();
            new TreeContributions(rows, row, sums).add(tree);
        }
        return sums;
    }
}
