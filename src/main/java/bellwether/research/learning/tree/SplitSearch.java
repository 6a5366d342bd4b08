package bellwether.research.learning.tree;

/// Finds the split that gains most: G² ÷ (H + λ) of both sides less that of the node. Gains are
/// compared as floats, so that two splits of the same rows are equal in whatever order their sums
/// were made; of equal ones the lower feature and the lower bin are taken.
final class SplitSearch {
    /// Less than this is what subtraction leaves of bins without rows.
    private static final double LEAST_HESSIAN = 1e-9;

    private final double ridge;
    private final double leastHessian;

    SplitSearch(TreeSettings settings) {
        this.ridge = settings.ridge();
        this.leastHessian = Math.max(settings.leastHessian(), LEAST_HESSIAN);
    }

    BestSplit best(DerivativeSums all, GradientHistogram histogram, int features) {
        BestSplit best = BestSplit.NONE;
        double parent = score(all.gradient(), all.hessian());
        for (int feature = 0; feature < features; feature++) {
            double gradient = 0;
            double hessian = 0;
            int at = histogram.start(feature);
            for (int bin = 0; bin < histogram.bins() - 1; bin++) {
                gradient += histogram.at(at);
                hessian += histogram.at(at + 1);
                at += 2;
                double rest = all.hessian() - hessian;
                if (hessian < leastHessian || rest < leastHessian) {
                    continue;
                }
                float gain =
                        (float)
                                (score(gradient, hessian)
                                        + score(all.gradient() - gradient, rest)
                                        - parent);
                if (gain > best.gain()) {
                    best = new BestSplit(feature, bin, gain, new DerivativeSums(gradient, hessian));
                }
            }
        }
        return best;
    }

    private double score(double gradient, double hessian) {
        return gradient * gradient / (hessian + ridge);
    }
}
