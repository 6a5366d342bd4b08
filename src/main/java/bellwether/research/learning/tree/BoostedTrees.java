package bellwether.research.learning.tree;

import java.util.List;

/// Trees whose leaves add up to a margin: the probability is 1 ÷ (1 + exp(−margin)). Trained on log
/// loss; the same rows give the same trees to the bit, on every machine.
///
/// @param baseMargin ln(p ÷ (1 − p)) of the probability that it began with
public record BoostedTrees(double baseMargin, List<TreeNode> trees) {
    public BoostedTrees {
        trees = List.copyOf(trees);
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
