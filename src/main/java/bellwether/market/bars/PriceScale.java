package bellwether.market.bars;

/// How many digits behind the point the prices of a symbol have: as many as nine of ten of the
/// newest closes need, two at least.
public final class PriceScale {
    /// Bars that are looked at.
    public static final int LOOKED_AT = 250;

    public static final int LEAST = 2;
    public static final int MOST = 8;
    private static final double SHARE = 0.9;

    /// What is left of a price by a rounding error.
    private static final double NOTHING = 1e-6;

    /// Many vendors keep prices in 32 bits: 2874.56 comes from them as 2874.560059.
    private static final double SINGLE = 6e-8;

    private PriceScale() {}

    /// Of the newest bars.
    ///
    /// @param from the first bar whose prices are not adjusted, as adjusted ones have any digits
    public static int of(Bars bars, int from) {
        return of(bars, from, LEAST);
    }

    /// The same with other fewest digits, such as none for yen.
    public static int of(Bars bars, int from, int least) {
        int first = Math.max(Math.min(from, bars.size() - 1), bars.size() - LOOKED_AT);
        int looked = bars.size() - Math.max(0, first);
        double power = Math.pow(10, least);
        for (int digits = least; digits < MOST; digits++) {
            int fitting = 0;
            for (int i = bars.size() - looked; i < bars.size(); i++) {
                fitting += fits(bars.close()[i] * power) ? 1 : 0;
            }
            if (fitting >= SHARE * looked) {
                return digits;
            }
            power *= 10;
        }
        return MOST;
    }

    private static boolean fits(double scaled) {
        double rest = Math.abs(scaled - Math.rint(scaled));
        return rest <= Math.max(NOTHING, scaled * SINGLE);
    }
}
