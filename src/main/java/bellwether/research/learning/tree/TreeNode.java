package bellwether.research.learning.tree;

/// A node of a tree, with the sum of the second derivatives of the rows that it was grown from.
public sealed interface TreeNode {
    double hessian();

    /// What it adds to the margin.
    record Leaf(double value, double hessian) implements TreeNode {}

    /// Sends a row to one side.
    ///
    /// @param atMost rows whose bin is this or a lower one go left
    /// @param gain by which the split lowers twice the loss
    record Split(
            int feature, int atMost, double gain, double hessian, TreeNode left, TreeNode right)
            implements TreeNode {}

    /// The value of the leaf that a row falls into.
    default double value(BinnedRows rows, int row) {
        TreeNode at = this;
        while (at instanceof Split split) {
            at = rows.bin(row, split.feature) <= split.atMost ? split.left : split.right;
        }
        return ((Leaf) at).value;
    }

    /// The mean of its leaves by their hessians.
    default double mean() {
        return switch (this) {
            case Leaf leaf -> leaf.value;
            case Split split ->
                    (split.left.hessian() * split.left.mean()
                                    + split.right.hessian() * split.right.mean())
                            / split.hessian;
        };
    }
}
