package bellwether.market.bars.history;

import bellwether.market.bars.BarView;
import bellwether.market.bars.history.StockBars.DatedBar;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reads the bars of one page: the oldest of a span or the newest, and no more stored ones than
/// these are made of, up to the end of a block. Where the first guess at their number is too low,
/// which holidays and hours without trades make it, as many again are read, and then twice that.
///
/// @param most bars that are wanted: one more than are shown, which tells whether there is more
/// @param newest whether the newest of the span are wanted; they come oldest first all the same
public record PageReader(BarView view, long from, long to, int most, boolean newest) {
    /// Stored ones that are in memory at once, whatever is made of them, but for a last block.
    private static final int MOST_AT_ONCE = 1 << 14;

    private static final int LEAST_ROOM = 1 << 11;
    private static final int GROWTH = 4;
    private static final int LARGEST_BLOCK = 3_000;

    /// Of a stored bar while others are made of it, and of one on the page.
    private static final int BYTES_PER_BAR = 200;

    /// The room that a page needs, whatever is stored of its symbol.
    public MemoryBudget.Need need(Ticker ticker) {
        int atOnce = newest ? MOST_AT_ONCE : Math.max(LEAST_ROOM, atOnce(mostOfOne()));
        long bars = (long) atOnce + LARGEST_BLOCK + most;
        return new MemoryBudget.Need(
                MemoryBudget.Share.PAGES,
                bars * BYTES_PER_BAR,
                "A page of %,d bars of %s".formatted(most - 1, ticker),
                "Request fewer with ?limit.");
    }

    private int mostOfOne() {
        return Math.max(1, view.timeframe().seconds() / Timeframe.MINUTE.seconds());
    }

    private int atOnce(int perBar) {
        return (int) Math.min(MOST_AT_ONCE, (long) most * perBar);
    }

    List<DatedBar> read(
            Handle handle, BlockDao blocks, long id, BarDerivation making, Instant now) {
        BarWalk.Of of = new BarWalk.Of(id, making);
        return newest ? newest(handle, blocks, of, now) : oldest(handle, blocks, of, now);
    }

    private List<DatedBar> oldest(Handle handle, BlockDao blocks, BarWalk.Of of, Instant now) {
        BarWalk walk = BarWalk.begin(blocks, handle, of, new BarWalk.Moments(from, to), now);
        List<DatedBar> page = new ArrayList<>();
        int first = atOnce(of.making().most());
        int bars = first;
        while (page.size() < most && !walk.isDone()) {
            add(page, walk.next(handle, bars), walk, of.making().calendar());
            bars = Math.min(Math.max(first, LEAST_ROOM), 2 * bars);
        }
        return page;
    }

    private void add(
            List<DatedBar> page, DerivedBars made, BarWalk walk, TradingCalendar calendar) {
        PageRow row = new PageRow(view.timeframe(), calendar, walk.names());
        for (int i = walk.first(made); i < walk.end(made) && page.size() < most; i++) {
            page.add(row.of(made, i));
        }
    }

    /// From so many stored bars before the end of the span on, and from earlier ones until there
    /// are enough.
    private List<DatedBar> newest(Handle handle, BlockDao blocks, BarWalk.Of of, Instant now) {
        Timeframe base = of.making().base();
        long wanted = atOnce(of.making().most());
        while (true) {
            int bars = (int) Math.min(Integer.MAX_VALUE, wanted);
            int part = Math.clamp(wanted, LEAST_ROOM, MOST_AT_ONCE);
            long first =
                    blocks.startBefore(handle, of.symbolId(), base, endOf(to), bars)
                            .filter(start -> start > from)
                            .orElse(from);
            BarWalk walk = BarWalk.begin(blocks, handle, of, new BarWalk.Moments(first, to), now);
            List<DatedBar> page = newest(handle, walk, of.making().calendar(), part);
            if (page.size() == most || first == from) {
                return page;
            }
            wanted *= GROWTH;
        }
    }

    private List<DatedBar> newest(Handle handle, BarWalk walk, TradingCalendar calendar, int part) {
        Deque<DatedBar> page = new ArrayDeque<>();
        while (!walk.isDone()) {
            DerivedBars made = walk.next(handle, part);
            PageRow row = new PageRow(view.timeframe(), calendar, walk.names());
            int end = walk.end(made);
            for (int i = Math.max(walk.first(made), end - most); i < end; i++) {
                page.add(row.of(made, i));
            }
            while (page.size() > most) {
                page.remove();
            }
        }
        return List.copyOf(page);
    }

    private static long endOf(long moment) {
        return moment == Long.MAX_VALUE ? moment : moment + 1;
    }
}
