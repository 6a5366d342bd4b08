package bellwether.technical.ta.trend;

/// [ParabolicSar] on the last bar of a series, for one trial bar after another: all bars before it
/// are walked over once.
public final class ParabolicSarIncremental {
    private final double start;
    private final double limit;
    private boolean rising;
    private double stop;
    private double extreme;
    private double acceleration;
    private double top;
    private double bottom;

    public ParabolicSarIncremental(double step, double limit) {
        this.start = Math.min(step, limit);
        this.limit = limit;
    }

    /// Walks over all bars but the last.
    ///
    /// @param size with the bar to be tried; at least 3
    public void read(double[] high, double[] low, int size) {
        double fall = low[0] - low[1];
        rising = !(fall > 0 && high[1] - high[0] < fall);
        stop = rising ? low[0] : high[0];
        extreme = rising ? high[1] : low[1];
        acceleration = start;
        top = high[1];
        bottom = low[1];
        for (int i = 1; i < size - 1; i++) {
            take(high[i], low[i]);
        }
    }

    private void take(double high, double low) {
        if (touched(high, low)) {
            stop = turned(high, low);
            rising = !rising;
            acceleration = start;
            extreme = rising ? high : low;
        } else if (rising ? high > extreme : low < extreme) {
            extreme = rising ? high : low;
            acceleration = Math.min(acceleration + start, limit);
        }
        stop += acceleration * (extreme - stop);
        stop = rising ? Math.min(Math.min(stop, bottom), low) : Math.max(Math.max(stop, top), high);
        top = high;
        bottom = low;
    }

    public double at(double high, double low) {
        return touched(high, low) ? turned(high, low) : stop;
    }

    private boolean touched(double high, double low) {
        return rising ? low <= stop : high >= stop;
    }

    /// Where the stop stands after the side has changed.
    private double turned(double high, double low) {
        return rising
                ? Math.max(Math.max(extreme, top), high)
                : Math.min(Math.min(extreme, bottom), low);
    }
}
