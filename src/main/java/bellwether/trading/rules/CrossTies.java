package bellwether.trading.rules;

/// What a bar on which two values are equal means for their crossing.
public enum CrossTies {
    /// The last bar on which they differed decides, so a tie hides no cross.
    LAST_DIFFERENT,
    /// The bar before decides, as elsewhere: after a tie there is no cross.
    STRICT;

    /// Two values that differ by less, relative to the larger, differ by rounding only: averages of
    /// the same prices over 10 and 20 bars may be equal on paper and not in their last bits.
    private static final double ROUNDING = 1e-12;

    /// Whether a first value lies above a second by more than rounding.
    public static boolean isAbove(double a, double b) {
        return a > b && a - b > ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    }
}
