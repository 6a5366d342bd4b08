package bellwether.frontend.charts;

import bellwether.market.bars.Bars;

/// How many digits behind the point a chart shows: as many as the newest closes have, two at least.
final class PriceScale {
    /// Bars that are looked at.
    static final int LOOKED_AT = 250;

    static final long LEAST = 100;
    private static final long MOST = 100_000_000;

    /// What is left of a price by a rounding error.
    private static final double NOTHING = 1e-6;

    private PriceScale() {}

    /// A power of ten, by which each of them becomes a whole number.
    static long of(Bars bars) {
        long scale = LEAST;
        for (int i = 0; i < bars.size(); i++) {
            while (scale < MOST && hasMore(bars.close()[i] * scale)) {
                scale *= 10;
            }
        }
        return scale;
    }

    private static boolean hasMore(double scaled) {
        return Math.abs(scaled - Math.rint(scaled)) > NOTHING * Math.max(1, scaled * 1e-6);
    }
}
