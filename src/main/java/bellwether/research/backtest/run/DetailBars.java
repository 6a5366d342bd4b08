package bellwether.research.backtest.run;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.SessionBreak;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finer stored bars inside the bars of a rule. Those of a bar are used only where they are whole:
/// where they begin at its open, end at its close, reach its high and its low and no further, and
/// no two in succession are missing. Otherwise the bar itself is used.
public final class DetailBars {
    /// A part of a price by which two sources may differ.
    private static final double SAME_EXTREME = 1e-4;

    private static final double SAME_OPEN = 1e-3;

    /// Closes are further apart: one may be that of an auction, or a mean of the last half hour.
    private static final double SAME_CLOSE = 5e-3;

    private final Bars bars;
    private final Timeframe timeframe;
    private final Map<Long, Place> places;

    /// @param end behind the last one
    record Place(int from, int end) {}

    /// A time, in seconds of the epoch.
    private record Span(long from, long end) {
        long seconds() {
            return Math.max(0, end - from);
        }

        /// The part of it within a session; all of it where it lies outside.
        Span within(Span session) {
            Span part = new Span(Math.max(from, session.from), Math.min(end, session.end));
            return part.seconds() > 0 ? part : this;
        }

        long paused(SessionBreak pause) {
            return new Span(
                            Math.max(from, pause.begins().getEpochSecond()),
                            Math.min(end, pause.ends().getEpochSecond()))
                    .seconds();
        }
    }

    private DetailBars(Bars bars, Timeframe timeframe, Map<Long, Place> places) {
        this.bars = bars;
        this.timeframe = timeframe;
        this.places = places;
    }

    /// Of a history.
    ///
    /// @param bars raw ones, in the shares of their day
    /// @param timeframe of them, shorter than that of the history
    public static DetailBars of(
            Bars bars, Timeframe timeframe, RuleHistory history, TradingCalendar calendar) {
        Map<Long, Place> places = new HashMap<>();
        for (int bar = 0; bar < history.size(); bar++) {
            LocalDate day = history.date(bar);
            long begin = history.raw().time()[bar];
            Span session = session(day, calendar);
            Span whole =
                    history.timeframe().isIntraday()
                            ? new Span(begin, begin + history.timeframe().seconds())
                            : session;
            Place place = new Place(bars.place(whole.from), bars.place(whole.end));
            if (isSame(bars, place, history.raw(), bar)
                    && isWithoutHole(
                            bars,
                            place,
                            timeframe.seconds(),
                            whole.within(session),
                            calendar.pause(day))) {
                places.put(begin, place);
            }
        }
        return new DetailBars(bars, timeframe, places);
    }

    /// What trades before the open and after the close is none of a day.
    private static Span session(LocalDate day, TradingCalendar calendar) {
        return new Span(calendar.open(day).getEpochSecond(), calendar.close(day).getEpochSecond());
    }

    private static boolean isSame(Bars finer, Place place, Bars whole, int bar) {
        double high = 0;
        double low = Double.POSITIVE_INFINITY;
        for (int i = place.from; i < place.end; i++) {
            high = Math.max(high, finer.high()[i]);
            low = Math.min(low, finer.low()[i]);
        }
        return place.from < place.end
                && same(high, whole.high()[bar], SAME_EXTREME)
                && same(low, whole.low()[bar], SAME_EXTREME)
                && same(finer.open()[place.from], whole.open()[bar], SAME_OPEN)
                && same(finer.close()[place.end - 1], whole.close()[bar], SAME_CLOSE);
    }

    /// Whether no more than one finer bar is missing in succession, where there is trading.
    private static boolean isWithoutHole(
            Bars finer, Place place, long step, Span trading, Optional<SessionBreak> pause) {
        long before = trading.from;
        for (int i = place.from; i <= place.end; i++) {
            long next = i < place.end ? finer.time()[i] : trading.end;
            Span hole = new Span(before, next);
            if (hole.seconds() - pause.map(hole::paused).orElse(0L) > step) {
                return false;
            }
            before = next + step;
        }
        return true;
    }

    private static boolean same(double price, double other, double part) {
        return Math.abs(price - other) <= part * other;
    }

    Bars bars() {
        return bars;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /// Those within a bar; nothing where some are missing.
    ///
    /// @param time when the bar begins
    Optional<Place> within(long time) {
        return Optional.ofNullable(places.get(time));
    }
}
