package bellwether.research.learning.tree;

import bellwether.platform.base.Refusal;

/// How trees are grown.
///
/// @param depth splits between the root and a leaf at most
/// @param rate by which each leaf is scaled
/// @param ridge λ, added to each sum of second derivatives
/// @param leastHessian that each side of a split must hold
public record TreeSettings(int depth, double rate, double ridge, double leastHessian) {
    /// More would be a leaf for each row.
    public static final int DEEPEST = 16;

    public TreeSettings {
        if (depth < 1 || depth > DEEPEST) {
            throw Refusal.invalid("/depth", "must be 1 to 16, was " + depth);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw Refusal.invalid("/rate", "must be more than 0 and at most 1, was " + rate);
        }
        if (!(ridge >= 0 && leastHessian >= 0)) {
            throw Refusal.invalid(
                    ridge >= 0 ? "/least_hessian" : "/ridge", "must be 0 or more, was less");
        }
    }

    /// The same with another rate.
    TreeSettings withRate(double other) {
        return new TreeSettings(depth, other, ridge, leastHessian);
    }
}
