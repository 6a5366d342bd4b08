package bellwether.research.learning.tree;

import bellwether.technical.statistics.Logit;
import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trains trees on log loss, boosted or side by side. The same rows, plan and seed give the same
/// trees to the bit, on every machine; one thread.
public final class TreeTraining {
    private final DatedRows rows;
    private final BoostingPlan plan;
    private final TrainingProgress progress;
    private final SplitMix64 random;
    private final int fitting;
    private final int judging;
    private final double[] gradients;
    private final double[] hessians;
    private final double[] margins;

    /// Over rows of which at least one is positive and one is not.
    public TreeTraining(DatedRows rows, BoostingPlan plan, TrainingProgress progress) {
        this.rows = rows;
        this.plan = plan;
        this.progress = progress;
        this.random = new SplitMix64(plan.seed());
        int held = (int) Math.floor(rows.dates() * plan.heldBack());
        this.judging = rows.firstOf(rows.dates() - held);
        this.fitting =
                held == 0
                        ? rows.size()
                        : rows.firstOf(Math.max(0, rows.dates() - held - plan.purged()));
        this.gradients = new double[rows.size()];
        this.hessians = new double[rows.size()];
        this.margins = new double[rows.size()];
    }

    /// Each tree corrects those before it. Begins with the share of positive rows that train.
    public BoostedTrees boosted() throws InterruptedException {
        return boosted(rows.rate(fitting));
    }

    /// The same, begun with a probability; without a tree where that is 0 or 1, or not known.
    public BoostedTrees boosted(double base) throws InterruptedException {
        if (!(base > 0 && base < 1)) {
            return new BoostedTrees(Logit.margin(base), List.of());
        }
        double start = Logit.margin(base);
        Arrays.fill(margins, start);
        TreeGrower grower = new TreeGrower(rows.bins(), plan.tree());
        List<TreeNode> trees = new ArrayList<>();
        double least = loss();
        int best = 0;
        for (int round = 1; round <= plan.rounds(); round++) {
            trees.add(next(grower));
            progress.step(round, plan.rounds());
            double loss = loss();
            if (loss < least || judging == rows.size()) {
                least = loss;
                best = round;
            } else if (round - best >= plan.patience()) {
                break;
            }
        }
        return new BoostedTrees(start, trees.subList(0, best));
    }

    private TreeNode next(TreeGrower grower) {
        derive();
        TreeSample sample = TreeSample.draw(rows, fitting, plan.shares(), random);
        TreeNode tree = grower.grow(sample, gradients, hessians, margins);
        for (int row = 0; row < margins.length; row++) {
            if (sample.times(row) == 0) {
                margins[row] += tree.value(rows.bins(), row);
            }
        }
        return tree;
    }

    /// First and second derivatives of the log loss by the margin.
    private void derive() {
        for (int row = 0; row < fitting; row++) {
            double p = Logit.probability(margins[row]);
            double weight = rows.weight(row);
            gradients[row] = weight * (p - (rows.positive(row) ? 1 : 0));
            hessians[row] = weight * p * (1 - p);
        }
    }

    /// Of the rows held back, by weight; 0 where there are none.
    private double loss() {
        double sum = 0;
        double total = 0;
        for (int row = judging; row < margins.length; row++) {
            sum += rows.weight(row) * Logit.loss(margins[row], rows.positive(row) ? 1 : 0);
            total += rows.weight(row);
        }
        return total > 0 ? sum / total : 0;
    }

    /// Trees that know nothing of each other, each of other dates; the margin is their mean. All
    /// rows train.
    public BoostedTrees forest() throws InterruptedException {
        double base = rows.rate(rows.size());
        if (!(base > 0 && base < 1)) {
            return new BoostedTrees(Logit.margin(base), List.of());
        }
        double start = Logit.margin(base);
        Arrays.fill(margins, start);
        derive();
        TreeSettings each = plan.tree().withRate(1.0 / plan.rounds());
        TreeGrower grower = new TreeGrower(rows.bins(), each);
        List<TreeNode> trees = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            TreeSample sample = TreeSample.draw(rows, fitting, plan.shares(), random);
            trees.add(grower.grow(sample, gradients, hessians, margins));
            progress.step(round, plan.rounds());
        }
        return new BoostedTrees(start, trees);
    }
}
