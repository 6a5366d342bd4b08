package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.Session;
import bellwether.market.calendar.SessionBreak;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds bars that are stamped with their ends, as JoinQuant, Tushare and NinjaTrader write them:
/// on each day one lies at the very close, and none at the open. The first day of a file may lack
/// its morning, and the last its afternoon.
final class EndStamps {
    /// Of a single day so much of the session must be there.
    private static final double MOST_OF_A_DAY = 0.6;

    /// Bars of a part of a day that follow each other so closely.
    private static final double CLOSELY = 0.9;

    /// The first and the last day may be cut off.
    private static final int CUT_DAYS = 2;

    private final long length;
    private final List<Day> days = new ArrayList<>();

    private EndStamps(Timeframe timeframe) {
        this.length = timeframe.seconds();
    }

    /// What the bars of one day show.
    ///
    /// @param contradicted whether one lies at the open, or after the close
    /// @param begins whether the first lies no more than a length after the open
    /// @param ends whether the last is at the very close
    /// @param resting whether one lies at the begin of the break and none at its end
    /// @param complete whether most of the session is there
    /// @param close whether its bars follow each other closely
    /// @param onGrid whether the first is whole lengths behind the open
    private record Day(
            boolean contradicted,
            boolean begins,
            boolean ends,
            boolean resting,
            boolean complete,
            boolean close,
            boolean onGrid) {
        boolean isWhole() {
            return begins && ends;
        }
    }

    /// @param certain whether their stamps are ends; else it may only be so
    /// @param sameGrid whether they are whole lengths behind the open, as ends are; those of whole
    ///   hours may be of another exchange
    record Found(boolean certain, boolean sameGrid) {}

    static Optional<Found> of(Bars bars, Timeframe timeframe, Listing listing) {
        EndStamps ends = new EndStamps(timeframe);
        TradingCalendar calendar = listing.calendar();
        int from = 0;
        while (from < bars.size() && listing.isKnown()) {
            LocalDate day = day(calendar, bars, from);
            int to = from + 1;
            while (to < bars.size() && day(calendar, bars, to).equals(day)) {
                to++;
            }
            Optional<Session> session = calendar.session(day);
            if (session.isPresent()) {
                ends.look(bars.time(), from, to, session.get(), calendar.pause(day));
            }
            if (ends.isContradicted()) {
                return Optional.empty();
            }
            from = to;
        }
        return ends.found();
    }

    private static LocalDate day(TradingCalendar calendar, Bars bars, int place) {
        return calendar.day(Instant.ofEpochSecond(bars.time()[place]));
    }

    private void look(
            long[] time, int from, int to, Session session, Optional<SessionBreak> pause) {
        long open = session.opens().getEpochSecond();
        long close = session.closes().getEpochSecond();
        long first = time[from];
        long last = time[to - 1];
        long taken = (to - from) * length;
        days.add(
                new Day(
                        first <= open || last > session.complete().getEpochSecond(),
                        first <= open + length,
                        last >= close,
                        pause.isPresent() && rests(time, from, to, pause.get()),
                        taken >= MOST_OF_A_DAY * (close - open),
                        to - from > 1 && taken >= CLOSELY * (last - first),
                        (first - open) % length == 0));
    }

    /// Nothing begins when a break does.
    private static boolean rests(long[] time, int from, int to, SessionBreak pause) {
        boolean atBegin = false;
        for (int i = from; i < to; i++) {
            long moment = time[i];
            atBegin |= moment == pause.begins().getEpochSecond();
            if (moment > pause.begins().getEpochSecond()
                    && moment <= pause.ends().getEpochSecond()) {
                return false;
            }
        }
        return atBegin;
    }

    private boolean isContradicted() {
        return !days.isEmpty() && days.getLast().contradicted;
    }

    private Optional<Found> found() {
        if (days.isEmpty()) {
            return Optional.empty();
        }
        boolean sameGrid = days.stream().filter(Day::begins).allMatch(Day::onGrid);
        if (areOfWholeDays() || areOfCutDays() || days.stream().anyMatch(Day::resting)) {
            return Optional.of(new Found(true, sameGrid));
        }
        Day only = days.getFirst();
        return days.size() == 1 && only.close && (only.begins || only.ends)
                ? Optional.of(new Found(false, sameGrid))
                : Optional.empty();
    }

    private boolean areOfWholeDays() {
        long whole = days.stream().filter(Day::isWhole).count();
        if (whole >= 2) {
            return whole + CUT_DAYS >= days.size() || whole * 10 >= days.size() * 9L;
        }
        return days.size() == 1 && whole == 1 && days.getFirst().complete;
    }

    /// Two or three days: the first up to its close, the last from its open on.
    private boolean areOfCutDays() {
        return days.size() > 1
                && days.size() <= 1 + CUT_DAYS
                && days.getFirst().ends
                && days.getLast().begins
                && days.stream().allMatch(Day::close)
                && days.stream().skip(1).limit(days.size() - 2L).allMatch(Day::isWhole);
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
