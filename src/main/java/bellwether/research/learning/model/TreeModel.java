package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.BoostedTrees;
import bellwether.research.learning.tree.PackedTrees;

/// Boosted trees, or a forest.
public final class TreeModel implements Model {
    private final ModelKind kind;
    private final BoostedTrees trees;
    private final PackedTrees packed;

    TreeModel(ModelKind kind, BoostedTrees trees) {
        if (kind != ModelKind.TREES && kind != ModelKind.FOREST) {
            throw new IllegalArgumentException("a " + kind.code() + " model has no trees");
        }
        this.kind = kind;
        this.trees = trees;
        this.packed = new PackedTrees(trees);
    }

    /// The trees, in their order.
    public BoostedTrees trees() {
        return trees;
    }

    @Override
    public ModelKind kind() {
        return kind;
    }

    @Override
    public double margin(BinnedRows rows, int row) {
        return trees.margin(rows, row);
    }

    @Override
    public double[] margins(BinnedRows rows) {
        return packed.margins(rows);
    }

    @Override
    public double[] contributions(BinnedRows rows, int row) {
        return trees.contributions(rows, row);
    }
}
