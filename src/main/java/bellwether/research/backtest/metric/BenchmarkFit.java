package bellwether.research.backtest.metric;

/// How returns move with a benchmark's of the same sessions.
///
/// @param mean of the benchmark
/// @param variance of the benchmark, with n - 1
/// @param difference standard deviation of return less benchmark, with n - 1
record BenchmarkFit(double mean, double variance, double beta, double difference) {
    static BenchmarkFit of(double[] returns, double[] benchmark) {
        int n = returns.length;
        double sum = 0;
        double own = 0;
        for (int i = 0; i < n; i++) {
            sum += benchmark[i];
            own += returns[i];
        }
        double mean = n == 0 ? 0 : sum / n;
        double ownMean = n == 0 ? 0 : own / n;
        double square = 0;
        double product = 0;
        double apart = 0;
        for (int i = 0; i < n; i++) {
            double b = benchmark[i] - mean;
            double r = returns[i] - ownMean;
            square += b * b;
            product += b * r;
            apart += (r - b) * (r - b);
        }
        return new BenchmarkFit(
                mean,
                n < 2 ? 0 : square / (n - 1),
                square > 0 ? product / square : 0,
                n < 2 ? 0 : Math.sqrt(apart / (n - 1)));
    }
}
