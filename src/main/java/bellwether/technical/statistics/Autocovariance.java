package bellwether.technical.statistics;

/// Autocovariances of a series around its mean, each divided by n.
final class Autocovariance {
    private final double[] deviations;
    private final double mean;

    Autocovariance(double[] series) {
        this.mean = mean(series);
        this.deviations = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            deviations[i] = series[i] - mean;
        }
    }

    static double mean(double[] series) {
        double sum = 0;
        for (double value : series) {
            sum += value;
        }
        return sum / series.length;
    }

    double mean() {
        return mean;
    }

    int size() {
        return deviations.length;
    }

    /// Whether nothing varies, but for the rounding of the mean.
    boolean isFlat() {
        double largest = 0;
        for (double deviation : deviations) {
            largest = Math.max(largest, Math.abs(deviation));
        }
        return largest <= 1e-14 * Math.abs(mean);
    }

    double at(int lag) {
        return product(lag) / deviations.length;
    }

    /// Σ of the products of deviations so far apart.
    double product(int lag) {
        double sum = 0;
        for (int i = lag; i < deviations.length; i++) {
            sum += deviations[i] * deviations[i - lag];
        }
        return sum;
    }

    double deviation(int index) {
        return deviations[index];
    }
}
