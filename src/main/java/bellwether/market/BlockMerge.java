package bellwether.market;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Merges rows into one block: a walk along both, which are in order of time.
///
/// A row that says what is stored leaves the stored bar and its source alone, and so does one that
/// only does not know the volume.
final class BlockMerge {
    private final Block stored;
    private final Arrivals arrivals;
    private final int source;
    private final Rejections rejections;
    private final Bars merged;
    private final int[] sources;
    private int size;
    private long inserted;
    private long changed;
    private long unchanged;
    private final Map<Integer, Long> replaced = new HashMap<>();

    /// Merges the arrivals `from` … `to`, which all belong into this block.
    BlockMerge(
            Block stored, Arrivals arrivals, int from, int to, int source, Rejections rejections) {
        this.stored = stored;
        this.arrivals = arrivals;
        this.source = source;
        this.rejections = rejections;
        int most = stored.bars().size() + to - from;
        this.merged = Bars.room(most);
        this.sources = new int[most];
        walk(from, to);
    }

    private void walk(int from, int to) {
        Bars old = stored.bars();
        int kept = 0;
        for (int arrival = from; arrival < to; arrival++) {
            long time = arrivals.bars().time()[arrival];
            int until = kept;
            while (until < old.size() && old.time()[until] < time) {
                until++;
            }
            keep(kept, until);
            boolean known = until < old.size() && old.time()[until] == time;
            place(arrival, known ? until : -1);
            kept = known ? until + 1 : until;
        }
        keep(kept, old.size());
    }

    /// Decides between a row and the stored bar of its time, if there is one.
    private void place(int arrival, int known) {
        boolean same = known >= 0 && same(stored.bars(), known, arrivals.bars(), arrival);
        if (known >= 0 && arrivals.repeats()[arrival]) {
            rejections.add(arrivals.lines()[arrival], Rejection.repeated(same, "an earlier line"));
            keep(known, known + 1);
        } else if (same) {
            keep(known, known + 1);
            unchanged++;
        } else {
            if (known >= 0 && stored.sources()[known] != source) {
                replaced.merge(stored.sources()[known], 1L, Long::sum);
            }
            sources[size] = source;
            copy(arrivals.bars(), arrival, 1);
            inserted += known < 0 ? 1 : 0;
            changed += known < 0 ? 0 : 1;
        }
    }

    private void keep(int from, int to) {
        System.arraycopy(stored.sources(), from, sources, size, to - from);
        copy(stored.bars(), from, to - from);
    }

    private void copy(Bars from, int index, int count) {
        merged.put(size, from, index, count);
        size += count;
    }

    private static boolean same(Bars a, int i, Bars b, int j) {
        return same(a.open()[i], b.open()[j])
                && same(a.high()[i], b.high()[j])
                && same(a.low()[i], b.low()[j])
                && same(a.close()[i], b.close()[j])
                && (same(a.volume()[i], b.volume()[j]) || Double.isNaN(b.volume()[j]));
    }

    private static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }

    boolean hasChanges() {
        return inserted + changed > 0;
    }

    Block block() {
        return new Block(merged.first(size), Arrays.copyOf(sources, size));
    }

    long inserted() {
        return inserted;
    }

    long changed() {
        return changed;
    }

    /// How many bars of other sources were replaced, by the number of the source.
    Map<Integer, Long> replaced() {
        return replaced;
    }

    long unchanged() {
        return unchanged;
    }
}
