package bellwether.technical.ta;

/// Compares two rows of values, NaN for NaN, and keeps the largest difference.
///
/// A difference is relative to the value; where the value is less than a thousandth of the row's
/// largest, as when an oscillator crosses zero, to that thousandth.
final class Closeness {
    private final double limit;
    private double largest;
    private long compared;
    private long excused;

    Closeness(double limit) {
        this.limit = limit;
    }

    /// Compares `expected[from .. to − 1]`.
    void compare(String what, double[] expected, double[] actual, int from, int to) {
        compare(what, expected, actual, new double[to], from, to);
    }

    /// The same; a difference that the oracle's own rounding explains is counted apart.
    void compare(
            String what, double[] expected, double[] actual, double[] rounding, int from, int to) {
        double floor = 0;
        for (int i = from; i < to; i++) {
            if (Math.abs(expected[i]) * 1e-3 > floor) {
                floor = Math.abs(expected[i]) * 1e-3;
            }
        }
        for (int i = from; i < to; i++) {
            if (Double.isNaN(expected[i]) != Double.isNaN(actual[i])) {
                throw new AssertionError(
                        what + " at bar " + i + ": expected " + expected[i] + ", was " + actual[i]);
            }
            if (Math.abs(expected[i] - actual[i]) <= rounding[i] && expected[i] != actual[i]) {
                excused += difference(expected[i], actual[i], floor) > limit ? 1 : 0;
            } else if (!Double.isNaN(expected[i])) {
                record(what + " at bar " + i, expected[i], actual[i], floor);
            }
        }
    }

    private void record(String what, double expected, double actual, double floor) {
        compared++;
        double difference = difference(expected, actual, floor);
        if (!(difference <= limit)) {
            throw new AssertionError(
                    what + ": expected " + expected + ", was " + actual + ", off by " + difference);
        }
        largest = Math.max(largest, difference);
    }

    static double difference(double expected, double actual, double floor) {
        return expected == actual
                ? 0
                : Math.abs(expected - actual)
                        / Math.max(floor, Math.max(Math.abs(expected), Math.abs(actual)));
    }

    double largest() {
        return largest;
    }

    long compared() {
        return compared;
    }

    long excused() {
        return excused;
    }
}
