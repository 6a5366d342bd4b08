package bellwether.research.learning.tree;

import java.util.Arrays;
import java.util.List;

/// Trees in rows of numbers, for many scores: each filled up to one depth, so that a row takes as
/// many steps in each. The margins are those of [BoostedTrees] to the bit.
public final class PackedTrees {
    private static final int BLOCK = 256;
    private static final int BIN_BITS = 7;
    private static final int BIN_MASK = (1 << BIN_BITS) - 1;

    private final double baseMargin;
    private final List<PackedTree> trees;

    /// Packs trees.
    public PackedTrees(BoostedTrees boosted) {
        this.baseMargin = boosted.baseMargin();
        this.trees = boosted.trees().stream().map(PackedTree::new).toList();
    }

    /// One tree; node 1 is the root, below node n are 2n and 2n + 1.
    private static final class PackedTree {
        private final int depth;
        private final int[] nodes;
        private final double[] leaves;

        PackedTree(TreeNode root) {
            depth = depth(root);
            nodes = new int[1 << depth];
            leaves = new double[1 << depth];
            fill(root, 1, 0);
        }

        private static int depth(TreeNode node) {
            return switch (node) {
                case TreeNode.Leaf _ -> 0;
                case TreeNode.Split split ->
                        1 + Math.max(depth(split.left()), depth(split.right()));
            };
        }

        /// A leaf above the last level has a subtree of which every row goes left.
        private void fill(TreeNode node, int place, int level) {
            switch (node) {
                case TreeNode.Leaf leaf -> {
                    int left = place;
                    for (int i = level; i < depth; i++) {
                        nodes[left] = BIN_MASK;
                        left *= 2;
                    }
                    leaves[left - leaves.length] = leaf.value();
                }
                case TreeNode.Split split -> {
                    nodes[place] = split.feature() << BIN_BITS | split.atMost();
                    fill(split.left(), 2 * place, level + 1);
                    fill(split.right(), 2 * place + 1, level + 1);
                }
            }
        }

        /// Four rows at a time, whose steps the processor takes side by side. Places are kept
        /// within the arrays by masks, so that nothing needs to be checked.
        void add(byte[] block, int width, double[] margins, int from, int count) {
            double[] values = leaves;
            int mask = values.length - 1;
            int i = 0;
            for (; i + 4 <= count; i += 4) {
                int row = i * width;
                int a = 1;
                int b = 1;
                int c = 1;
                int d = 1;
                for (int level = 0; level < depth; level++) {
                    a = next(a, block, row);
                    b = next(b, block, row + width);
                    c = next(c, block, row + 2 * width);
                    d = next(d, block, row + 3 * width);
                }
                margins[from + i] += values[a & mask];
                margins[from + i + 1] += values[b & mask];
                margins[from + i + 2] += values[c & mask];
                margins[from + i + 3] += values[d & mask];
            }
            for (; i < count; i++) {
                int place = 1;
                for (int level = 0; level < depth; level++) {
                    place = next(place, block, i * width);
                }
                margins[from + i] += values[place & mask];
            }
        }

        private int next(int place, byte[] block, int row) {
            int node = nodes[place & nodes.length - 1];
            int bin = block[row + (node >>> BIN_BITS)];
            return 2 * place + (((node & BIN_MASK) - bin) >>> 31);
        }
    }

    /// The margins of all rows.
    public double[] margins(BinnedRows rows) {
        double[] margins = new double[rows.rows()];
        Arrays.fill(margins, baseMargin);
        int width = rows.features();
        byte[] block = new byte[BLOCK * width];
        for (int from = 0; from < margins.length; from += BLOCK) {
            int count = Math.min(BLOCK, margins.length - from);
            for (int feature = 0; feature < width; feature++) {
                byte[] column = rows.column(feature);
                for (int i = 0; i < count; i++) {
                    block[i * width + feature] = column[from + i];
                }
            }
            for (PackedTree tree : trees) {
                tree.add(block, width, margins, from, count);
            }
        }
        return margins;
    }
}
