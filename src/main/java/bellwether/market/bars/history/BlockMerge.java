package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.bars.Rejections;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Merges rows into one block: a walk along both, which are in order of time.
///
/// A row that says what is stored leaves the stored bar and its source alone, and so does one that
/// only does not know the volume.
public final class BlockMerge {
    private static final List<String> PRICES = List.of("open", "high", "low", "close");

    /// A bar that replaces another source's with other prices.
    public record Dispute(long time, int replaced, String price, double before, double now) {
        public NewDispute of(long symbolId, int source) {
            return new NewDispute(
                    symbolId,
                    Math.floorDiv(time, Timeframe.SECONDS_PER_DAY),
                    replaced,
                    source,
                    price,
                    before,
                    now);
        }
    }

    private final Block stored;
    private final IncomingBars arrivals;
    private final int source;
    private final Rejections rejections;
    private final Bars merged;
    private final int[] sources;
    private int size;
    private long inserted;
    private long changed;
    private long unchanged;
    private final Map<Integer, Long> replaced = new HashMap<>();
    private final List<Dispute> disputes = new ArrayList<>();

    /// Merges the arrivals `from` … `to`, which all belong into this block.
    public BlockMerge(
            Block stored,
            IncomingBars arrivals,
            int from,
            int to,
            int source,
            Rejections rejections) {
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
                dispute(arrival, known);
            }
            sources[size] = source;
            copy(arrivals.bars(), arrival, 1);
            inserted += known < 0 ? 1 : 0;
            changed += known < 0 ? 0 : 1;
        }
    }

    /// Keeps which price differs most, unless only the volumes do.
    private void dispute(int arrival, int known) {
        double[][] before = prices(stored.bars());
        double[][] now = prices(arrivals.bars());
        int most = 0;
        for (int i = 1; i < PRICES.size(); i++) {
            if (distance(before[i][known], now[i][arrival])
                    > distance(before[most][known], now[most][arrival])) {
                most = i;
            }
        }
        if (distance(before[most][known], now[most][arrival]) > 0) {
            disputes.add(
                    new Dispute(
                            arrivals.bars().time()[arrival],
                            stored.sources()[known],
                            PRICES.get(most),
                            before[most][known],
                            now[most][arrival]));
        }
    }

    private static double[][] prices(Bars bars) {
        return new double[][] {bars.open(), bars.high(), bars.low(), bars.close()};
    }

    private static double distance(double a, double b) {
        return Math.abs(a - b) / Math.min(a, b);
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

    public boolean hasChanges() {
        return inserted + changed > 0;
    }

    public Block block() {
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

    /// The days on which another source told other prices.
    public List<Dispute> disputes() {
        return disputes;
    }

    long unchanged() {
        return unchanged;
    }
}
