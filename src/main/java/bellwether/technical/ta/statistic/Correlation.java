package bellwether.technical.ta.statistic;

import bellwether.technical.ta.WarmUp;

/// Pearson's correlation of the last `period` values of two series: `cov(x, y) / (σx × σy)`; −1 to
/// 1.
///
/// Source: TA-Lib CORREL. Warm-up: `period − 1`. A window in which one of them does not vary: 0.
/// Sums are kept as in [Variance].
public final class Correlation {
    private static final int FRESH_EVERY = 512;
    private static final double TOO_SMALL = 1e-3;

    private Correlation() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(double[] x, double[] y, int size, int period, double[] out) {
        int i = warmUp(period);
        if (WarmUp.everywhere(out, size, i)) {
            return;
        }
        while (i < size) {
            i = run(x, y, i, Math.min(size, i + FRESH_EVERY), period, out);
        }
    }

    /// Starts with fresh sums at `first` and returns the bar at which the next fresh sums are due.
    private static int run(double[] x, double[] y, int first, int stop, int period, double[] out) {
        double originX = x[first];
        double originY = y[first];
        double sumX = 0;
        double sumY = 0;
        double squaresX = 0;
        double squaresY = 0;
        double products = 0;
        for (int i = first - period + 1; i < first; i++) {
            double dx = x[i] - originX;
            double dy = y[i] - originY;
            sumX += dx;
            sumY += dy;
            squaresX += dx * dx;
            squaresY += dy * dy;
            products += dx * dy;
        }
        double share = 1.0 / period;
        double peakX = squaresX;
        double peakY = squaresY;
        for (int i = first; i < stop; i++) {
            if (i > first) {
                double dx = x[i] - originX;
                double dy = y[i] - originY;
                double oldX = x[i - period] - originX;
                double oldY = y[i - period] - originY;
                sumX += dx - oldX;
                sumY += dy - oldY;
                squaresX += (dx - oldX) * (dx + oldX);
                squaresY += (dy - oldY) * (dy + oldY);
                products += dx * dy - oldX * oldY;
                peakX = squaresX > peakX ? squaresX : peakX;
                peakY = squaresY > peakY ? squaresY : peakY;
            }
            double spreadX = squaresX - sumX * sumX * share;
            double spreadY = squaresY - sumY * sumY * share;
            if (i > first && (spreadX < peakX * TOO_SMALL || spreadY < peakY * TOO_SMALL)) {
                return i;
            }
            double scale = Math.sqrt(spreadX * spreadY);
            double shared = products - sumX * sumY * share;
            double value = spreadX > 0 && spreadY > 0 && scale > 0 ? shared / scale : 0;
            out[i] = value > 1 ? 1 : value < -1 ? -1 : value;
        }
        return stop;
    }
}
