package bellwether.research.backtest.doubt;

import bellwether.technical.statistics.SplitMix64;
import java.util.BitSet;

/// Lays stretches of given lengths into a room, none over another, each such order as probable as
/// any: the lengths in random order, and the free bars between them by so many of so many places
/// (Floyd's draw without repetition).
final class RandomPlaces {
    private final int[] lengths;
    private final int free;
    private final int[] order;
    private final int[] starts;
    private final BitSet taken = new BitSet();

    /// @param room at least as long as all of them together
    RandomPlaces(int[] lengths, int room) {
        this.lengths = lengths;
        int total = 0;
        for (int length : lengths) {
            total += length;
        }
        this.free = room - total;
        this.order = new int[lengths.length];
        this.starts = new int[lengths.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    boolean fit() {
        return free >= 0;
    }

    /// Where each begins; overwritten by the next draw.
    int[] draw(SplitMix64 random) {
        int n = lengths.length;
        for (int i = n - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        taken.clear();
        for (int last = free; last < free + n; last++) {
            int place = random.nextInt(last + 1);
            taken.set(taken.get(place) ? last : place);
        }
        int at = 0;
        int before = 0;
        for (int i = 0; i < n; i++) {
            int place = taken.nextSetBit(at);
            starts[order[i]] = place - i + before;
            before += lengths[order[i]];
            at = place + 1;
        }
        return starts;
    }
}
