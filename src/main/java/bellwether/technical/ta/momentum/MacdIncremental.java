package bellwether.technical.ta.momentum;

import bellwether.technical.ta.average.Ema;

/// The histogram of [Macd] on the last bar of a series, for one trial close after another: all bars
/// before it are walked over once.
public final class MacdIncremental {
    private final int fast;
    private final int slow;
    private final int signal;
    private double quick;
    private double steady;
    private double average;

    public MacdIncremental(int fast, int slow, int signal) {
        this.fast = fast;
        this.slow = slow;
        this.signal = signal;
    }

    /// Walks over all bars but the last.
    ///
    /// @param size with the bar to be tried; more than one beyond the warm-up
    public void read(double[] in, int size) {
        int first = Macd.warmUp(fast, slow, signal);
        quick = Ema.mean(in, slow - fast, fast);
        steady = Ema.mean(in, 0, slow);
        double sum = quick - steady;
        for (int i = slow; i < size - 1; i++) {
            quick += Ema.factor(fast) * (in[i] - quick);
            steady += Ema.factor(slow) * (in[i] - steady);
            if (i <= first) {
                sum += quick - steady;
                average = sum / signal;
            } else {
                average += Ema.factor(signal) * (quick - steady - average);
            }
        }
    }

    public double at(double value) {
        double near = quick + Ema.factor(fast) * (value - quick);
        double far = steady + Ema.factor(slow) * (value - steady);
        double line = near - far;
        return line - (average + Ema.factor(signal) * (line - average));
    }
}
