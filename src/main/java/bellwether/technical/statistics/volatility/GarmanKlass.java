package bellwether.technical.statistics.volatility;

/// A day's variance from its open, high, low and close: ½ ln(H/L)² − (2 ln 2 − 1) ln(C/O)² (Garman
/// and Klass 1980). It leaves out the gap from the close before.
public final class GarmanKlass {
    /// What a bar without a range counts as, so that a logarithm exists.
    public static final double FLOOR = 1e-10;

    private static final double CLOSE_WEIGHT = 2 * StrictMath.log(2) - 1;

    private GarmanKlass() {}

    /// Of one bar, at least the floor.
    public static double of(double open, double high, double low, double close) {
        for (double price : new double[] {open, high, low, close}) {
            if (!(price > 0) || Double.isInfinite(price)) {
                throw new IllegalArgumentException("prices must be above 0, was " + price);
            }
        }
        double range = StrictMath.log(high / low);
        double body = StrictMath.log(close / open);
        return Math.max(FLOOR, 0.5 * range * range - CLOSE_WEIGHT * body * body);
    }
}
