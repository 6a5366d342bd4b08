package bellwether.research.learning.tree;

/// The best split found so far.
///
/// @param feature its place in the sample; -1 before there is one
/// @param atMost rows whose bin is this or a lower one go left
/// @param gain by which it lowers twice the loss
/// @param left what goes left
record BestSplit(int feature, int atMost, float gain, DerivativeSums left) {
    /// Less than this is rounding.
    private static final float LEAST_GAIN = 1e-6f;

    static final BestSplit NONE = new BestSplit(-1, 0, LEAST_GAIN, new DerivativeSums(0, 0));
}
