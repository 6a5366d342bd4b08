package bellwether.research.learning.tree;

/// Shapley values of one row in one tree, by the share of rows that took each way (TreeSHAP,
/// algorithm 2 of Lundberg, Erion and Lee 2018).
final class TreeContributions {
    private final BinnedRows rows;
    private final int row;
    private final double[] sums;

    /// @param sums of the features, to which the tree's are added
    TreeContributions(BinnedRows rows, int row, double[] sums) {
        this.rows = rows;
        this.row = row;
        this.sums = sums;
    }

    void add(TreeNode tree) {
        walk(tree, new FeaturePath().with(1, 1, -1));
    }

    private void walk(TreeNode node, FeaturePath path) {
        switch (node) {
            case TreeNode.Leaf leaf -> {
                for (int i = 1; i < path.length(); i++) {
                    double weight = path.sumWithout(i);
                    sums[path.feature(i)] += weight * (path.one(i) - path.zero(i)) * leaf.value();
                }
            }
            case TreeNode.Split split -> walk(split, path);
        }
    }

    private void walk(TreeNode.Split split, FeaturePath path) {
        boolean goesLeft = rows.bin(row, split.feature()) <= split.atMost();
        TreeNode hot = goesLeft ? split.left() : split.right();
        TreeNode cold = goesLeft ? split.right() : split.left();
        double zero = 1;
        double one = 1;
        FeaturePath before = path;
        int seen = path.indexOf(split.feature());
        if (seen >= 0) {
            zero = path.zero(seen);
            one = path.one(seen);
            before = path.without(seen);
        }
        double share = hot.hessian() / split.hessian();
        walk(hot, before.with(zero * share, one, split.feature()));
        walk(cold, before.with(zero * (cold.hessian() / split.hessian()), 0, split.feature()));
    }
}
