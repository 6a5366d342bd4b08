package bellwether.market.bars.history;

import bellwether.market.bars.Chart;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Goes through one symbol's bars of a span in the order of time, reading no more stored ones than
/// it is asked to, and so holds no more of a history than one part, however long the history is.
public final class BarWalk {
    /// Stored ones: averaging over so many fewer would save nothing, and so the averages of all but
    /// long histories begin where these do.
    private static final int LEAST_BEFORE = 4_096;

    /// Before any bar, and still a date.
    private static final long EARLIEST =
            LocalDate.of(0, 1, 1).toEpochDay() * Timeframe.SECONDS_PER_DAY;

    private final BlockDao blocks;
    private final long symbolId;
    private final BarDerivation making;
    private final long from;
    private final long to;
    private final Optional<Adjuster> adjuster;
    private final BarMaker maker;
    private final Map<Integer, String> names = new HashMap<>();
    private long after;
    private boolean isDone;

    /// @param start of the first block that is read
    /// @param now by which bars are over or may still change
    BarWalk(BlockDao blocks, Handle handle, Of of, Moments span, long start, Instant now) {
        this.blocks = blocks;
        this.symbolId = of.symbolId();
        this.making = of.making();
        this.from = span.first();
        this.to = span.last();
        this.after = start == Long.MIN_VALUE ? start : start - 1;
        this.adjuster =
                making.adjuster(
                        blocks.beside(handle, symbolId, making.base(), making.exDatesAfter(after)));
        this.maker = new BarMaker(making, adjuster, now);
    }

    /// From the first block on that is needed for the span.
    public static BarWalk begin(BlockDao blocks, Handle handle, Of of, Moments span, Instant now) {
        return new BarWalk(blocks, handle, of, span, start(blocks, handle, of, span), now);
    }

    /// A symbol, and how its bars are made.
    public record Of(long symbolId, BarDerivation making) {}

    /// A span of time in seconds since 1970, both ends included.
    public record Moments(long first, long last) {
        static final Moments ALL = new Moments(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static long start(BlockDao blocks, Handle handle, Of of, Moments span) {
        BarDerivation making = of.making();
        long first = making.begin(Math.max(EARLIEST, span.first()));
        long begin = making.base().blockStart(first);
        if (making.view().chart() != Chart.HEIKIN_ASHI) {
            return begin;
        }
        int before = Math.max(LEAST_BEFORE, HeikinAshi.FADED * making.most());
        return blocks.startBefore(handle, of.symbolId(), making.base(), begin, before)
                .orElse(Long.MIN_VALUE);
    }

    /// The next bars, of which some may lie before the span or behind it.
    ///
    /// @param bars stored ones that are to be read, up to the end of a block
    public DerivedBars next(Handle handle, int bars) {
        List<BlockDao.Packed> some =
                blocks.next(handle, symbolId, making.base(), after, last(), bars);
        Block stored = Block.unpack(some.stream().map(BlockDao.Packed::bytes).toList());
        name(handle, stored);
        after = some.isEmpty() ? after : some.getLast().start();
        DerivedBars made = maker.next(stored, some.isEmpty());
        isDone = some.isEmpty() || isBehind(made);
        return made;
    }

    private boolean isBehind(DerivedBars made) {
        return made.size() > 0 && made.bars().time()[made.size() - 1] > to;
    }

    /// Whether a bar is over may be told by what comes behind it, however much later that is.
    private long last() {
        return making.view().timeframe() == making.base() ? to : Long.MAX_VALUE;
    }

    private void name(Handle handle, Block stored) {
        Set<Integer> unknown = new HashSet<>(stored.distinctSources());
        unknown.removeAll(names.keySet());
        if (!unknown.isEmpty()) {
            names.putAll(blocks.sources(handle, unknown));
        }
    }

    /// The splits on record, and whether the bars were adjusted for each.
    List<Split> splits() {
        return adjuster.map(Adjuster::splits).orElse(List.of());
    }

    /// Whether there is no more.
    public boolean isDone() {
        return isDone;
    }

    /// The names of the sources of what was read, by number.
    public Map<Integer, String> names() {
        return names;
    }

    /// The place of the first of these bars that is in the span.
    public int first(DerivedBars made) {
        return made.place(from);
    }

    /// The place behind the last of these bars that is in the span.
    public int end(DerivedBars made) {
        return made.place(to + 1);
    }
}
