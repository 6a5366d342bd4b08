package bellwether.research.learning.tree;

import java.util.Arrays;

/// The features that were split on between the root and a node. Of each the share of sets that let
/// rows through when the feature is unknown and when it is known, and the weights of sets by their
/// size.
final class FeaturePath {
    private final int[] features;
    private final double[] zeros;
    private final double[] ones;
    private final double[] weights;

    FeaturePath() {
        this(new int[0], new double[0], new double[0], new double[0]);
    }

    private FeaturePath(int[] features, double[] zeros, double[] ones, double[] weights) {
        this.features = features;
        this.zeros = zeros;
        this.ones = ones;
        this.weights = weights;
    }

    int length() {
        return features.length;
    }

    int feature(int i) {
        return features[i];
    }

    double zero(int i) {
        return zeros[i];
    }

    double one(int i) {
        return ones[i];
    }

    /// The place of a feature; -1 where it is not on the path.
    int indexOf(int feature) {
        for (int i = 1; i < features.length; i++) {
            if (features[i] == feature) {
                return i;
            }
        }
        return -1;
    }

    /// Longer by one feature (EXTEND).
    FeaturePath with(double zero, double one, int feature) {
        int length = features.length;
        FeaturePath longer =
                new FeaturePath(
                        Arrays.copyOf(features, length + 1),
                        Arrays.copyOf(zeros, length + 1),
                        Arrays.copyOf(ones, length + 1),
                        Arrays.copyOf(weights, length + 1));
        longer.features[length] = feature;
        longer.zeros[length] = zero;
        longer.ones[length] = one;
        longer.weights[length] = length == 0 ? 1 : 0;
        for (int i = length - 1; i >= 0; i--) {
            longer.weights[i + 1] += one * longer.weights[i] * (i + 1) / (length + 1);
            longer.weights[i] = zero * longer.weights[i] * (length - i) / (length + 1);
        }
        return longer;
    }

    /// Without the feature at a place (UNWIND).
    FeaturePath without(int place) {
        int last = features.length - 1;
        double[] shorter = unwound(place);
        int[] fewer = new int[last];
        double[] fewerZeros = new double[last];
        double[] fewerOnes = new double[last];
        for (int i = 0; i < last; i++) {
            int from = i < place ? i : i + 1;
            fewer[i] = features[from];
            fewerZeros[i] = zeros[from];
            fewerOnes[i] = ones[from];
        }
        return new FeaturePath(fewer, fewerZeros, fewerOnes, shorter);
    }

    /// The sum of the weights without the feature at a place.
    double sumWithout(int place) {
        double sum = 0;
        for (double weight : unwound(place)) {
            sum += weight;
        }
        return sum;
    }

    private double[] unwound(int place) {
        int last = features.length - 1;
        double[] shorter = Arrays.copyOf(weights, last);
        double next = weights[last];
        for (int i = last - 1; i >= 0; i--) {
            if (ones[place] == 0) {
                shorter[i] = weights[i] * (last + 1) / (zeros[place] * (last - i));
            } else {
                double kept = weights[i];
                shorter[i] = next * (last + 1) / ((i + 1) * ones[place]);
                next = kept - shorter[i] * zeros[place] * (last - i) / (last + 1);
            }
        }
        return shorter;
    }
}
