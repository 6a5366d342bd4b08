package bellwether.market.bars.history;

import bellwether.market.bars.Bars;

/// Bars as the database keeps them, for benchmarks that read them without one.
public final class PackedSample {
    private PackedSample() {}

    public static byte[] pack(Bars bars) {
        return new Block(bars, new int[bars.size()]).pack();
    }
}
