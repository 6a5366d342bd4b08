package bellwether.market.bars.history;

import bellwether.market.bars.BarView;
import bellwether.market.bars.history.StockBars.DatedBar;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reads the bars of one page: the oldest of a span, and no more stored ones than these are made
/// of, up to the end of a block. Where the first guess at their number is too low, which holidays
/// and hours without trades make it, as many again are read, and then twice that.
///
/// @param most bars that are wanted: one more than are shown, which tells whether there is more
public record PageReader(BarView view, long from, long to, int most) {
    /// Stored ones that are in memory at once, whatever is made of them, but for a last block.
    private static final int MOST_AT_ONCE = 1 << 14;

    private static final int LEAST_ROOM = 1 << 11;
    private static final int LARGEST_BLOCK = 3_000;

    /// Of a stored bar while others are made of it, and of one on the page.
    private static final int BYTES_PER_BAR = 200;

    /// The room that a page needs, whatever is stored of its symbol.
    public MemoryBudget.Need need(Ticker ticker) {
        long bars = (long) Math.max(LEAST_ROOM, atOnce(mostOfOne())) + LARGEST_BLOCK + most;
        return new MemoryBudget.Need(
                MemoryBudget.Share.PAGES,
                bars * BYTES_PER_BAR,
                "A page of %,d bars of %s".formatted(most - 1, ticker),
                "Ask for fewer with ?limit.");
    }

    private int mostOfOne() {
        return Math.max(1, view.timeframe().seconds() / Timeframe.MINUTE.seconds());
    }

    private int atOnce(int perBar) {
        return (int) Math.min(MOST_AT_ONCE, (long) most * perBar);
    }

    List<DatedBar> read(
            Handle handle, BlockDao blocks, long id, BarDerivation making, Instant now) {
        BarWalk walk =
                BarWalk.begin(
                        blocks,
                        handle,
                        new BarWalk.Of(id, making),
                        new BarWalk.Moments(from, to),
                        now);
        List<DatedBar> page = new ArrayList<>();
        int first = atOnce(making.most());
        int bars = first;
        while (page.size() < most && !walk.isDone()) {
            add(page, walk.next(handle, bars), walk, making.calendar());
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
}
