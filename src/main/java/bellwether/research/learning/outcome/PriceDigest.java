package bellwether.research.learning.outcome;

import bellwether.market.bars.Bars;

/// A number that moves when stored bars are corrected, and not when bars are appended.
final class PriceDigest {
    /// Of FNV-1a, over whole words.
    private static final long BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private PriceDigest() {}

    /// Of the first bars.
    ///
    /// @param terms what decides beside the bars
    static long of(Bars bars, int size, String terms) {
        long hash = mixed(BASIS, terms.hashCode());
        for (int bar = 0; bar < size; bar++) {
            hash = mixed(hash, bars.time()[bar]);
            hash = mixed(hash, Double.doubleToLongBits(bars.open()[bar]));
            hash = mixed(hash, Double.doubleToLongBits(bars.high()[bar]));
            hash = mixed(hash, Double.doubleToLongBits(bars.low()[bar]));
            hash = mixed(hash, Double.doubleToLongBits(bars.close()[bar]));
            hash = mixed(hash, Double.doubleToLongBits(bars.volume()[bar]));
        }
        return hash;
    }

    /// The shift lets the high bits of a word reach the low ones.
    private static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * PRIME;
        return mixed ^ (mixed >>> 32);
    }
}
