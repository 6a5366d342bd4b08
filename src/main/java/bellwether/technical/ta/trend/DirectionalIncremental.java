package bellwether.technical.ta.trend;

import bellwether.technical.ta.volatility.TrueRange;

/// [Directional] on the last bar of a series, for one trial bar after another: all bars before it
/// are walked over once.
public final class DirectionalIncremental {
    private final int period;
    private double highBefore;
    private double lowBefore;
    private double closeBefore;
    private double plus;
    private double minus;
    private double range;
    private double strength;
    private double average;
    private double plusNow;
    private double minusNow;
    private double rangeNow;

    public DirectionalIncremental(int period) {
        this.period = period;
    }

    /// Walks over all bars but the last.
    ///
    /// @param size with the bar to be tried; more than one beyond the warm-up of ADX
    public void read(double[] high, double[] low, double[] close, int size) {
        plus = 0;
        minus = 0;
        range = 0;
        strength = 0;
        average = 0;
        before(high[0], low[0], close[0]);
        for (int i = 1; i < size - 1; i++) {
            move(high[i], low[i], i < period ? 1 : kept());
            plus = plusNow;
            minus = minusNow;
            range = rangeNow;
            if (i >= period) {
                average = average(i < 2 * period);
                strength = strength();
            }
            before(high[i], low[i], close[i]);
        }
    }

    private void before(double high, double low, double close) {
        highBefore = high;
        lowBefore = low;
        closeBefore = close;
    }

    /// Tries a last bar; the answers below are of it.
    public void at(double high, double low) {
        move(high, low, kept());
    }

    private void move(double high, double low, double fade) {
        double up = high - highBefore;
        double down = lowBefore - low;
        plusNow = plus * fade + (up > 0 && up > down ? up : 0);
        minusNow = minus * fade + (down > 0 && down > up ? down : 0);
        rangeNow = range * fade + TrueRange.of(high, low, closeBefore);
    }

    public double plusDi() {
        return rangeNow == 0 ? 0 : 100 * (plusNow / rangeNow);
    }

    public double minusDi() {
        return rangeNow == 0 ? 0 : 100 * (minusNow / rangeNow);
    }

    public double adx() {
        return average(false);
    }

    private boolean tells() {
        return plusNow + minusNow != 0 && rangeNow != 0;
    }

    private double strength() {
        return tells() ? 100 * (Math.abs(minusNow - plusNow) / (plusNow + minusNow)) : strength;
    }

    /// @param first whether it is one of those that the average begins with
    private double average(boolean first) {
        if (!tells()) {
            return average;
        }
        return first
                ? average + strength() * (1.0 / period)
                : average * kept() + strength() * (1.0 / period);
    }

    private double kept() {
        return (period - 1.0) / period;
    }
}
