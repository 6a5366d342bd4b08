package bellwether.research.learning.model;

import bellwether.platform.base.Refusal;
import bellwether.research.learning.tree.BoostingPlan;
import bellwether.research.learning.tree.SampleShares;
import bellwether.research.learning.tree.TreeSettings;

/// What a training is told beside the rows.
///
/// @param ridge λ: of logistic for each row, of trees added to each sum of second derivatives
/// @param depth splits between a tree's root and its leaves at most
/// @param rate by which each boosted leaf is scaled
/// @param leastHessian that each side of a split must hold; four rows of weight 1 hold about 1
/// @param rounds trees at most
public record ModelSettings(
        ModelKind kind, double ridge, int depth, double rate, double leastHessian, int rounds) {
    private static final double HELD_BACK = 0.15;
    private static final int PATIENCE = 30;

    /// So that no model takes more bytes than it may.
    static final int MOST_LEAVES = 100_000;

    public ModelSettings {
        if (!(ridge >= 0 && ridge <= 1e9)) {
            throw Refusal.invalid("/ridge", "must be 0 to 1000000000, was " + ridge);
        }
        new TreeSettings(depth, rate, ridge, leastHessian);
        if (rounds < 1 || rounds > BoostingPlan.MOST_ROUNDS) {
            throw Refusal.invalid("/rounds", "must be 1 to 1000, was " + rounds);
        }
        if ((long) rounds << depth > MOST_LEAVES) {
            throw Refusal.invalid(
                    "/rounds",
                    "must be at most %d for depth %d, was %d"
                            .formatted(MOST_LEAVES >> depth, depth, rounds));
        }
    }

    /// Those of a kind unless others are named.
    public static ModelSettings of(ModelKind kind) {
        return switch (kind) {
            case BASE, MOMENTUM, LOGISTIC -> new ModelSettings(kind, 0.01, 4, 0.05, 25, 300);
            case TREES -> new ModelSettings(kind, 100, 4, 0.05, 250, 300);
            case FOREST -> new ModelSettings(kind, 100, 8, 1, 100, 100);
        };
    }

    /// The same with another λ.
    public ModelSettings withRidge(double other) {
        return new ModelSettings(kind, other, depth, rate, leastHessian, rounds);
    }

    /// The same with trees of another depth.
    public ModelSettings withDepth(int other) {
        return new ModelSettings(kind, ridge, other, rate, leastHessian, rounds);
    }

    /// How boosted trees are grown: half the columns and dates a tree, judged on the last 15 % of
    /// the dates.
    BoostingPlan boosting(int horizon, long seed) {
        return new BoostingPlan(
                new TreeSettings(depth, rate, ridge, leastHessian),
                SampleShares.HALF,
                rounds,
                HELD_BACK,
                horizon,
                PATIENCE,
                seed);
    }

    /// How a forest is grown: half the columns a tree, dates with replacement.
    BoostingPlan bagging(long seed) {
        return new BoostingPlan(
                new TreeSettings(depth, rate, ridge, leastHessian),
                SampleShares.BAGGED,
                rounds,
                0,
                0,
                rounds,
                seed);
    }
}
