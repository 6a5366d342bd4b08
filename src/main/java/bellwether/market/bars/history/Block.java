package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A block of bars, unpacked, each with the number of its source.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Block(Bars bars, int[] sources) {
    public static final Block EMPTY = new Block(Bars.room(0), new int[0]);

    public static Block unpack(byte[] packed) {
        return new Block(PackedBars.unpack(packed), PackedBars.sources(packed));
    }

    /// These blocks, which are in the order of time, as one.
    public static Block unpack(List<byte[]> packed) {
        int size = packed.stream().mapToInt(PackedBars::size).sum();
        Bars bars = Bars.room(size);
        int[] sources = new int[size];
        int offset = 0;
        for (byte[] block : packed) {
            PackedBars.unpack(block, bars, offset);
            int[] some = PackedBars.sources(block);
            System.arraycopy(some, 0, sources, offset, some.length);
            offset += some.length;
        }
        return new Block(bars, sources);
    }

    /// These bars and, behind them, those of another.
    Block plus(Block later) {
        if (size() == 0 || later.size() == 0) {
            return size() == 0 ? later : this;
        }
        int[] both = Arrays.copyOf(sources, size() + later.size());
        System.arraycopy(later.sources, 0, both, size(), later.size());
        return new Block(bars.plus(later.bars), both);
    }

    /// All from that place on.
    Block from(int place) {
        return new Block(bars.from(place), Arrays.copyOfRange(sources, place, size()));
    }

    /// Those bars that are to be kept, by their places.
    Block where(IntPredicate kept) {
        int[] places = IntStream.range(0, size()).filter(kept).toArray();
        Bars some = Bars.room(places.length);
        int[] theirs = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            some.put(i, bars, places[i], 1);
            theirs[i] = sources[places[i]];
        }
        return new Block(some, theirs);
    }

    byte[] pack() {
        return PackedBars.pack(bars, sources);
    }

    int size() {
        return bars.size();
    }

    long first() {
        return bars.time()[0];
    }

    long last() {
        return bars.time()[bars.size() - 1];
    }

    /// The sources in the order of their first bar.
    public List<Integer> distinctSources() {
        List<Integer> distinct = new ArrayList<>();
        int previous = -1;
        for (int i = 0; i < bars.size(); i++) {
            if (sources[i] != previous && !distinct.contains(sources[i])) {
                distinct.add(sources[i]);
            }
            previous = sources[i];
        }
        return distinct;
    }
}
