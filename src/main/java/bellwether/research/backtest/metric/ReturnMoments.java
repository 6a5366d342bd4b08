package bellwether.research.backtest.metric;

/// Moments of returns of one session each.
///
/// @param deviation with n - 1; 0 for less than two returns
/// @param downside root of the mean square of what is below 0, over all returns
/// @param third mean cubed distance from the mean
/// @param fourth mean fourth power of it
/// @param gains sum of what is above 0
/// @param losses sum of what is below 0, positive
record ReturnMoments(
        int count,
        double mean,
        double deviation,
        double downside,
        double third,
        double fourth,
        double gains,
        double losses) {
    static ReturnMoments of(double[] returns) {
        int n = returns.length;
        double sum = 0;
        double below = 0;
        double gains = 0;
        double losses = 0;
        for (double r : returns) {
            sum += r;
            if (r > 0) {
                gains += r;
            } else {
                losses -= r;
                below += r * r;
            }
        }
        double mean = n == 0 ? 0 : sum / n;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double r : returns) {
            double distance = r - mean;
            double square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
        }
        return new ReturnMoments(
                n,
                mean,
                n < 2 ? 0 : Math.sqrt(second / (n - 1)),
                n == 0 ? 0 : Math.sqrt(below / n),
                n == 0 ? 0 : third / n,
                n == 0 ? 0 : fourth / n,
                gains,
                losses);
    }

    /// With n, as skew and kurtosis have it.
    double populationVariance() {
        return count == 0 ? 0 : deviation * deviation * (count - 1) / count;
    }
}
