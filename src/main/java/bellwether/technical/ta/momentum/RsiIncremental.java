package bellwether.technical.ta.momentum;

/// [Rsi] on the last bar of a series, for one trial close after another: all bars before it are
/// walked over once.
public final class RsiIncremental {
    private final int period;
    private double before;
    private double gain;
    private double loss;

    public RsiIncremental(int period) {
        this.period = period;
    }

    /// Walks over all bars but the last.
    ///
    /// @param size with the bar to be tried; more than one beyond the warm-up
    public void read(double[] in, int size) {
        gain = 0;
        loss = 0;
        for (int i = 1; i <= period; i++) {
            double change = in[i] - in[i - 1];
            gain += Math.max(change, 0);
            loss += Math.max(-change, 0);
        }
        gain *= 1.0 / period;
        loss *= 1.0 / period;
        for (int i = period + 1; i < size - 1; i++) {
            double change = (in[i] - in[i - 1]) * (1.0 / period);
            gain = rising(change);
            loss = falling(change);
        }
        before = in[size - 2];
    }

    public double at(double value) {
        double change = (value - before) * (1.0 / period);
        return Rsi.share(rising(change), falling(change));
    }

    private double rising(double change) {
        return gain * ((period - 1.0) / period) + (change > 0 ? change : 0);
    }

    private double falling(double change) {
        return loss * ((period - 1.0) / period) - (change < 0 ? change : 0);
    }
}
