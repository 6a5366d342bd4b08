package bellwether.research.learning.tree;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.technical.statistics.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BoostedTreesTest {
    private static final int ROWS = 600;
    private static final int FEATURES = 5;
    private static final TreeSettings SETTINGS = new TreeSettings(4, 0.1, 1, 1);

    private final int[][] bins = new int[FEATURES][ROWS];
    private final boolean[] labels = new boolean[ROWS];
    private final double[] weights = new double[ROWS];

    BoostedTreesTest() {
        SplitMix64 random = new SplitMix64(7);
        for (int row = 0; row < ROWS; row++) {
            for (int j = 0; j < FEATURES; j++) {
                bins[j][row] = random.nextInt(16);
            }
            double chance = bins[0][row] > 7 == bins[1][row] > 7 ? 0.8 : 0.2;
            labels[row] = random.nextDouble() < chance;
            weights[row] = 0.5 + random.nextDouble();
        }
    }

    private BoostedTrees trained() {
        return train(BinnedRows.of(bins), labels, weights, BoostingPlan.plain(SETTINGS, 20));
    }

    private static BoostedTrees train(
            BinnedRows rows, boolean[] positive, double[] weights, BoostingPlan plan) {
        DatedRows labelled = DatedRows.of(rows, positive, weights, new int[positive.length]);
        return assertDoesNotThrow(
                () -> new TreeTraining(labelled, plan, TrainingProgress.QUIET).boosted(0.5));
    }

    /// What the label depends on, two features that say nothing alone, is found.
    @Test
    void itLearnsWhatTwoFeaturesSayTogether() {
        BoostedTrees ours = trained();
        BinnedRows rows = BinnedRows.of(bins);
        int right = 0;
        for (int row = 0; row < ROWS; row++) {
            boolean same = bins[0][row] > 7 == bins[1][row] > 7;
            right += ours.margin(rows, row) > 0 == same ? 1 : 0;
        }
        assertTrue(right > 0.9 * ROWS, right + " of " + ROWS);
    }

    /// Shapley values by their definition: the mean over all orders of the features.
    @Test
    void contributionsAreShapleyValues() {
        BoostedTrees ours = trained();
        BinnedRows rows = BinnedRows.of(bins);
        for (int row = 0; row < 20; row++) {
            double[] contributions = ours.contributions(rows, row);
            double[] plain = new double[FEATURES];
            for (TreeNode tree : ours.trees()) {
                for (int feature = 0; feature < FEATURES; feature++) {
                    plain[feature] += shapley(tree, row, feature);
                }
            }
            for (int feature = 0; feature < FEATURES; feature++) {
                assertEquals(plain[feature], contributions[feature], 1e-12);
            }
            assertEquals(ours.margin(rows, row), Arrays.stream(contributions).sum(), 1e-12);
        }
    }

    private double shapley(TreeNode tree, int row, int feature) {
        double sum = 0;
        for (int set = 0; set < 1 << FEATURES; set++) {
            if ((set >> feature & 1) == 0) {
                int size = Integer.bitCount(set);
                double weight = 1.0 / (FEATURES * choose(FEATURES - 1, size));
                sum +=
                        weight
                                * (expected(tree, row, set | 1 << feature)
                                        - expected(tree, row, set));
            }
        }
        return sum;
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways = ways * (n - i) / (i + 1);
        }
        return ways;
    }

    /// The tree's value where only the features of a set are known.
    private double expected(TreeNode node, int row, int known) {
        if (node instanceof TreeNode.Split split) {
            if ((known >> split.feature() & 1) == 1) {
                boolean left = bins[split.feature()][row] <= split.atMost();
                return expected(left ? split.left() : split.right(), row, known);
            }
            return (split.left().hessian() * expected(split.left(), row, known)
                            + split.right().hessian() * expected(split.right(), row, known))
                    / split.hessian();
        }
        return ((TreeNode.Leaf) node).value();
    }

    @Test
    void theSameRowsGiveTheSameTrees() {
        assertEquals(trained(), trained());
    }

    @Test
    void aBinBetweenTwoSeenOnesGoesToTheNearer() {
        int[][] apart = {new int[100]};
        boolean[] high = new boolean[100];
        for (int row = 50; row < 100; row++) {
            apart[0][row] = 9;
            high[row] = true;
        }
        double[] ones = new double[100];
        Arrays.fill(ones, 1);
        TreeNode tree =
                train(
                                BinnedRows.of(apart),
                                high,
                                ones,
                                BoostingPlan.plain(new TreeSettings(1, 1, 0, 1), 1))
                        .trees()
                        .getFirst();
        assertEquals(4, ((TreeNode.Split) tree).atMost());
    }

    @Test
    void settingsAndBinsOutOfRangeAreRefused() {
        assertThrows(Refusal.class, () -> new TreeSettings(0, 0.1, 1, 1));
        assertThrows(Refusal.class, () -> new TreeSettings(4, 1.5, 1, 1));
        assertThrows(Refusal.class, () -> new TreeSettings(4, 0.1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> BinnedRows.of(new int[][] {{128}}));
        assertThrows(
                IllegalArgumentException.class, () -> BinnedRows.of(new int[][] {{1, 2}, {1}}));
        assertThrows(Refusal.class, () -> BoostingPlan.plain(SETTINGS, 0));
        assertThrows(Refusal.class, () -> new SampleShares(0, 1, false));
    }
}
