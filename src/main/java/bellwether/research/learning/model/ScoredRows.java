package bellwether.research.learning.model;

import java.util.Arrays;

/// Margins with labels and weights, as a calibration is fitted to them.
final class ScoredRows {
    private double[] margins = new double[1_024];
    private boolean[] positive = new boolean[1_024];
    private double[] weights = new double[1_024];
    private int size;

    void add(double margin, boolean label, double weight) {
        if (size == margins.length) {
            margins = Arrays.copyOf(margins, 2 * size);
            positive = Arrays.copyOf(positive, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        margins[size] = margin;
        positive[size] = label;
        weights[size] = weight;
        size++;
    }

    Calibrator calibrator() {
        return new Calibrator(
                Arrays.copyOf(margins, size),
                Arrays.copyOf(positive, size),
                Arrays.copyOf(weights, size));
    }
}
