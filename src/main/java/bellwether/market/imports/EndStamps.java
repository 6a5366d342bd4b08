package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Finds bars that are stamped with their ends, as JoinQuant, Tushare and NinjaTrader write them:
/// on each day one lies at the very close, and none at the open.
final class EndStamps {
    /// Of a single day so much of the session must be there.
    private static final double MOST_OF_A_DAY = 0.6;

    /// The first and the last day may be cut off.
    private static final int CUT_DAYS = 2;

    private final long length;
    private int days;
    private int daysOfEnds;
    private boolean contradicted;
    private boolean complete;
    private boolean onGrid = true;

    private EndStamps(Timeframe timeframe) {
        this.length = timeframe.seconds();
    }

    /// @param sameGrid whether they are whole lengths behind the open, as ends are; those of whole
    ///   hours may be of another exchange
    record Found(boolean sameGrid) {}

    static Optional<Found> of(Bars bars, Timeframe timeframe, Listing listing) {
        EndStamps ends = new EndStamps(timeframe);
        TradingCalendar calendar = listing.calendar();
        int from = 0;
        while (from < bars.size() && listing.isKnown() && !ends.contradicted) {
            LocalDate day = day(calendar, bars, from);
            int to = from + 1;
            while (to < bars.size() && day(calendar, bars, to).equals(day)) {
                to++;
            }
            Optional<Session> session = calendar.session(day);
            if (session.isPresent()) {
                ends.look(bars.time(), from, to, session.get());
            }
            from = to;
        }
        return ends.found();
    }

    private static LocalDate day(TradingCalendar calendar, Bars bars, int place) {
        return calendar.day(Instant.ofEpochSecond(bars.time()[place]));
    }

    private void look(long[] time, int from, int to, Session session) {
        long open = session.opens().getEpochSecond();
        long close = session.closes().getEpochSecond();
        long first = time[from];
        long last = time[to - 1];
        contradicted |= first <= open || last > session.complete().getEpochSecond();
        days++;
        if (last >= close && first <= open + length) {
            daysOfEnds++;
            complete |= (to - from) * length >= MOST_OF_A_DAY * (close - open);
            onGrid &= (first - open) % length == 0;
        }
    }

    private Optional<Found> found() {
        boolean enough =
                daysOfEnds >= 2
                        ? daysOfEnds + CUT_DAYS >= days || daysOfEnds * 10 >= days * 9
                        : daysOfEnds == 1 && days == 1 && complete;
        return enough && !contradicted ? Optional.of(new Found(onGrid)) : Optional.empty();
    }

    /// The same bars at their beginnings: a length earlier, but not before the end of the one
    /// before, as the last of New York's hours is half an hour.
    static IncomingBars begun(IncomingBars arrivals, Timeframe timeframe) {
        Bars bars = arrivals.bars();
        long[] begins = new long[bars.size()];
        for (int i = 0; i < begins.length; i++) {
            long begin = bars.time()[i] - timeframe.seconds();
            begins[i] = i == 0 ? begin : Math.max(begin, bars.time()[i - 1]);
        }
        Bars begun =
                new Bars(
                        begins.length,
                        begins,
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume());
        return new IncomingBars(
                arrivals.ticker(), begun, arrivals.lines(), arrivals.repeats(), arrivals.actions());
    }
}
