package bellwether.technical.ta.statistic;

import bellwether.technical.ta.WarmUp;
import org.jspecify.annotations.Nullable;

/// The straight line through the last `period` values by least squares: its value on the last bar,
/// its slope per bar, its value on the window's first bar, its angle in degrees, and its value one
/// bar ahead (the time series forecast).
///
/// Source: TA-Lib LINEARREG, LINEARREG_SLOPE, LINEARREG_INTERCEPT, LINEARREG_ANGLE and TSF.
/// Warm-up: `period − 1`. Constant input: the constant, slope and angle 0. Sums are kept as in
/// [Wma].
public final class LinearRegression {
    private static final int FRESH_EVERY = 64;
    private static final double TOO_LARGE = 16;

    private LinearRegression() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    /// Fills those of the five outputs that are given.
    public static void compute(
            double[] in,
            int size,
            int period,
            double @Nullable [] value,
            double @Nullable [] slope,
            double @Nullable [] intercept,
            double @Nullable [] angle,
            double @Nullable [] forecast) {
        notYet(value, size, period);
        notYet(slope, size, period);
        notYet(intercept, size, period);
        notYet(angle, size, period);
        notYet(forecast, size, period);
        int i = warmUp(period);
        while (i < size) {
            i =
                    run(
                            in,
                            i,
                            Math.min(size, i + Math.max(FRESH_EVERY, period)),
                            period,
                            value,
                            slope,
                            intercept,
                            angle,
                            forecast);
        }
    }

    private static void notYet(double @Nullable [] out, int size, int period) {
        if (out != null) {
            WarmUp.everywhere(out, size, warmUp(period));
        }
    }

    /// Starts with fresh sums at `first` and returns the bar at which the next fresh sums are due.
    private static int run(
            double[] in,
            int first,
            int stop,
            int period,
            double @Nullable [] value,
            double @Nullable [] slope,
            double @Nullable [] intercept,
            double @Nullable [] angle,
            double @Nullable [] forecast) {
        double origin = in[first];
        double sum = 0;
        double weighted = 0;
        for (int i = first - period + 1; i <= first; i++) {
            double distance = in[i] - origin;
            sum += distance;
            weighted += distance * (i - first + period - 1);
        }
        double middle = (period - 1) / 2.0;
        double spread = period * ((double) period * period - 1) / 12;
        for (int i = first; i < stop; i++) {
            if (i > first) {
                double distance = in[i] - origin;
                double removed = in[i - period] - origin;
                if (Math.abs(in[i - period]) > TOO_LARGE * Math.abs(in[i])) {
                    return i;
                }
                sum += distance - removed;
                weighted += period * distance - sum;
            }
            double rise = (weighted - middle * sum) / spread;
            double start = origin + sum / period - rise * middle;
            if (value != null) {
                value[i] = start + rise * (period - 1);
            }
            if (slope != null) {
                slope[i] = rise;
            }
            if (intercept != null) {
                intercept[i] = start;
            }
            if (angle != null) {
                angle[i] = Math.atan(rise) * (180 / Math.PI);
            }
            if (forecast != null) {
                forecast[i] = start + rise * period;
            }
        }
        return stop;
    }
}
