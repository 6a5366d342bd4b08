package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import java.nio.ByteBuffer;

/// The bytes of one block of bars, big-endian: their number, then column after column time, open,
/// high, low, close, volume and source. The SQL function `unpack_bars` reads the same bytes.
public final class PackedBars {
    private static final int HEADER = Integer.BYTES;
    private static final int BYTES_PER_BAR = 6 * Long.BYTES + Integer.BYTES;

    private PackedBars() {}

    public static byte[] pack(Bars bars, int[] sources) {
        int size = bars.size();
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + size * BYTES_PER_BAR);
        bytes.putInt(size);
        bytes.asLongBuffer().put(bars.time(), 0, size);
        int column = 1;
        for (double[] values : columns(bars)) {
            at(bytes, size, column++).asDoubleBuffer().put(values, 0, size);
        }
        at(bytes, size, column).asIntBuffer().put(sources, 0, size);
        return bytes.array();
    }

    public static int size(byte[] packed) {
        int size = packed.length < HEADER ? -1 : ByteBuffer.wrap(packed).getInt(0);
        if (size < 0 || packed.length != HEADER + (long) size * BYTES_PER_BAR) {
            throw new IllegalStateException(
                    "a block of %d bytes cannot hold %d bars".formatted(packed.length, size));
        }
        return size;
    }

    /// Puts a block's bars into the columns of `into`, from `offset` on.
    public static void unpack(byte[] packed, Bars into, int offset) {
        int size = size(packed);
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        at(bytes, size, 0).asLongBuffer().get(into.time(), offset, size);
        int column = 1;
        for (double[] values : columns(into)) {
            at(bytes, size, column++).asDoubleBuffer().get(values, offset, size);
        }
    }

    static Bars unpack(byte[] packed) {
        Bars bars = Bars.room(size(packed));
        unpack(packed, bars, 0);
        return bars;
    }

    static int[] sources(byte[] packed) {
        int[] sources = new int[size(packed)];
        at(ByteBuffer.wrap(packed), sources.length, 6).asIntBuffer().get(sources);
        return sources;
    }

    private static double[][] columns(Bars bars) {
        return new double[][] {bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()};
    }

    private static ByteBuffer at(ByteBuffer bytes, int size, int column) {
        return bytes.position(HEADER + size * Long.BYTES * column);
    }
}
