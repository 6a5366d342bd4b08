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

    private final Bars bars;
    private final List<Split> splits;
    private long hash = BASIS;
    private int taken;

    /// @param splits on record of the symbol
    BarFingerprint(Bars bars, List<Split> splits) {
        this.bars = bars;
        this.splits = splits;
    }

    /// Of the first bars, with the splits that were in force on the last of them.
    ///
    /// @param size how many, not fewer than the time before: they are looked at once
    long of(int size) {
        long mixed = hash;
        for (int bar = taken; bar < size; bar++) {
            mixed = mixed(mixed, bars.time()[bar]);
            mixed = mixed(mixed, bars.open()[bar]);
            mixed = mixed(mixed, bars.high()[bar]);
            mixed = mixed(mixed, bars.low()[bar]);
            mixed = mixed(mixed, bars.close()[bar]);
            mixed = mixed(mixed, bars.volume()[bar]);
        }
        hash = mixed;
        taken = size;
        long print = hash;
        for (Split split : splits) {
            long day = split.exDate().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            if (size > 0 && day <= bars.time()[size - 1]) {
                print = mixed(mixed(print, day), split.ratio());
                print = mixed(print, split.applied() ? 1 : 0);
            }
        }
        return print;
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
