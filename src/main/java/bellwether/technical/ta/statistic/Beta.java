package bellwether.technical.ta.statistic;

import bellwether.technical.ta.WarmUp;

/// How much a series moves per move of a benchmark: the slope of its last `period` returns over the
/// benchmark's; no unit.
///
/// `(n × Σxy − Σx × Σy) / (n × Σx² − (Σx)²)`, `x` the benchmark's returns, `y` the series' own.
/// Source: TA-Lib BETA, whose first input is the benchmark here. Warm-up: `period`. A benchmark
/// whose returns do not vary: 0; the return of a price of 0: 0.
public final class Beta {
    private static final int FRESH_EVERY = 512;
    private static final double TOO_SMALL = 1e-3;

    private Beta() {}

    public static int warmUp(int period) {
        return period;
    }

    public static void compute(
            double[] benchmark, double[] in, int size, int period, double[] out) {
        int i = warmUp(period);
        if (WarmUp.everywhere(out, size, i)) {
            return;
        }
        while (i < size) {
            i = run(benchmark, in, i, Math.min(size, i + FRESH_EVERY), size, period, out);
        }
    }

    /// Starts with fresh sums at `first` and returns the bar at which the next fresh sums are due.
    private static int run(
            double[] benchmark,
            double[] in,
            int first,
            int stop,
            int size,
            int period,
            double[] out) {
        double sumX = 0;
        double sumY = 0;
        double squares = 0;
        double products = 0;
        for (int i = first - period + 1; i <= first; i++) {
            double x = change(benchmark, i);
            double y = change(in, i);
            sumX += x;
            sumY += y;
            squares += x * x;
            products += x * y;
            leave(x, i + period, size, out);
        }
        double share = 1.0 / period;
        double peak = squares;
        double peakY = Math.abs(products);
        out[first] = slope(sumX, sumY, squares, products, share);
        for (int i = first + 1; i < stop; i++) {
            double x = change(benchmark, i);
            double y = change(in, i);
            double oldX = out[i];
            double oldY = change(in, i - period);
            sumX += x - oldX;
            sumY += y - oldY;
            squares += x * x - oldX * oldX;
            double added = x * y;
            products += added - oldX * oldY;
            peak = squares > peak ? squares : peak;
            peakY = Math.abs(added) > peakY ? Math.abs(added) : peakY;
            double spread = squares - sumX * sumX * share;
            double shared = products - sumX * sumY * share;
            if (spread < peak * TOO_SMALL || Math.abs(shared) < peakY * TOO_SMALL) {
                return i;
            }
            leave(x, i + period, size, out);
            out[i] = spread > 0 ? shared / spread : 0;
        }
        return stop;
    }

    /// The benchmark's return waits where the result of the bar on which it leaves the window will
    /// stand.
    private static void leave(double x, int at, int size, double[] out) {
        if (at < size) {
            out[at] = x;
        }
    }

    private static double slope(
            double sumX, double sumY, double squares, double products, double share) {
        double spread = squares - sumX * sumX * share;
        return spread > 0 ? (products - sumX * sumY * share) / spread : 0;
    }

    private static double change(double[] in, int at) {
        double previous = in[at - 1];
        return previous == 0 ? 0 : (in[at] - previous) / previous;
    }
}
