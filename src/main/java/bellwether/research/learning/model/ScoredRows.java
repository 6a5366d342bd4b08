package bellwether.research.learning.model;

import java.util.Arrays;

/// Margins with labels and weights, as a calibration is fitted to them.
final class ScoredRows {
    private double[] margins = new double[1_024];
    private boolean[] positive = new boolean[1_024];
    private double[] weights = new double[1_024];
    private int[] dates = new int[1_024];
    private int[] ends = new int[1_024];
    private int size;

    /// @param date the session at whose close the row is known
    /// @param end the session on which its label ends
    void add(double margin, boolean label, double weight, int date, int end) {
        if (size == margins.length) {
            margins = Arrays.copyOf(margins, 2 * size);
            positive = Arrays.copyOf(positive, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
            dates = Arrays.copyOf(dates, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        margins[size] = margin;
        positive[size] = label;
        weights[size] = weight;
        dates[size] = date;
        ends[size] = end;
        size++;
    }

    Calibrator calibrator() {
        int[] first = Arrays.copyOf(dates, size);
        int[] last = Arrays.copyOf(ends, size);
        return new Calibrator(
                Arrays.copyOf(margins, size),
                Arrays.copyOf(positive, size),
                Arrays.copyOf(weights, size),
                new Calibrator.LabelSpans(row -> first[row], row -> last[row]));
    }
}
