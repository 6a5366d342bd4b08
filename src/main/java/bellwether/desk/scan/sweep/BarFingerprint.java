package bellwether.desk.scan.sweep;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import java.time.ZoneOffset;
import java.util.List;

/// A number that moves when stored bars are corrected, removed or added among those that are there,
/// and not when bars are appended behind them.
final class BarFingerprint {
    /// Of FNV-1a, over whole words.
    private static final long BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private BarFingerprint() {}

    /// Of the first bars, with the splits that were in force on the last of them.
    ///
    /// @param size how many
    static long of(Bars bars, List<Split> splits, int size) {
        long hash = BASIS;
        for (int bar = 0; bar < size; bar++) {
            hash = mixed(hash, bars.time()[bar]);
            hash = mixed(hash, bars.open()[bar]);
            hash = mixed(hash, bars.high()[bar]);
            hash = mixed(hash, bars.low()[bar]);
            hash = mixed(hash, bars.close()[bar]);
            hash = mixed(hash, bars.volume()[bar]);
        }
        for (Split split : splits) {
            long day = split.exDate().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            if (size > 0 && day <= bars.time()[size - 1]) {
                hash = mixed(mixed(hash, day), split.ratio());
                hash = mixed(hash, split.applied() ? 1 : 0);
            }
        }
        return hash;
    }

    private static long mixed(long hash, double value) {
        return mixed(hash, Double.doubleToLongBits(value));
    }

    /// The shift lets the high bits of a word reach the low ones.
    private static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * PRIME;
        return mixed ^ (mixed >>> 32);
    }
}
