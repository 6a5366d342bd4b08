package bellwether.research.learning.serving;

import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.training.TrainingSpec;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Of which sessions the outcome can be known: by the bars of each calendar, and by the clock.
/// Pure.
final class SessionLabels {
    /// A calendar without a bar for so many days does not trade any more.
    private static final int SILENT_DAYS = 10;

    /// So many of its last sessions tell whether a calendar trades on weekends.
    private static final int RECENT = 30;

    private final TrainingSpec spec;
    private final long[] sessions;
    private final List<CalendarSessions> ofSymbols;
    private final List<CalendarSessions> calendars;
    private final SessionCloses closes;
    private final Instant now;

    /// @param spec of the model that scores
    /// @param sessions of all calendars, ascending
    /// @param ofSymbols the calendar of each symbol; symbols of one have the same object
    /// @param now which may be long behind the last session
    SessionLabels(
            TrainingSpec spec,
            long[] sessions,
            List<CalendarSessions> ofSymbols,
            SessionCloses closes,
            Instant now) {
        this.spec = spec;
        this.sessions = sessions.clone();
        this.ofSymbols = List.copyOf(ofSymbols);
        calendars = this.ofSymbols.stream().distinct().toList();
        this.closes = closes;
        this.now = now;
    }

    LocalDate day(int session) {
        return day(sessions[session]);
    }

    private static LocalDate day(long moment) {
        return LocalDate.ofEpochDay(Math.floorDiv(moment, Timeframe.SECONDS_PER_DAY));
    }

    /// Those that may be scored for one symbol at least.
    BitSet open() {
        BitSet open = new BitSet();
        for (int symbol = 0; symbol < ofSymbols.size(); symbol++) {
            CalendarSessions calendar = ofSymbols.get(symbol);
            for (int own = Math.max(0, calendar.size() - steps(spec));
                    own < calendar.size();
                    own++) {
                if (!open.get(calendar.date(own)) && isOpen(symbol, calendar.date(own))) {
                    open.set(calendar.date(own));
                }
            }
        }
        return open;
    }

    /// Whether a session may be scored for a symbol: nothing of its outcome has trained the model,
    /// is in the bars, or can be known by the clock.
    boolean isOpen(int symbol, int session) {
        CalendarSessions calendar = ofSymbols.get(symbol);
        int own = calendar.ordinal(session);
        return own >= 0
                && after(calendar, own) < steps(spec)
                && isUnseen(calendar, own)
                && until(symbol, session).isAfter(now);
    }

    /// From when on the outcome of a session may be known: the close of the soonest day on which
    /// its label can end.
    Instant until(int symbol, int session) {
        return closes.of(symbol, earliestEnd(ofSymbols.get(symbol), day(session), steps(spec)));
    }

    /// A label of a trade may end on the next session; the others take the horizon.
    private static int steps(TrainingSpec spec) {
        return spec.label() == SampleLabel.BARRIER ? 1 : spec.horizon();
    }

    private static int after(CalendarSessions calendar, int own) {
        return calendar.size() - 1 - own;
    }

    /// A label begins with the session after; what trained ended by the cut. Behind the last
    /// session that is complete there may be bars of some symbols, from which the model was
    /// trained.
    private boolean isUnseen(CalendarSessions calendar, int own) {
        LocalDate begins =
                after(calendar, own) == 0
                        ? earliestEnd(calendar, day(calendar.date(own)), 1)
                        : day(calendar.date(own + 1));
        return begins.isAfter(day(spec.cut()));
    }

    /// The soonest that a label of so many sessions can end, were there no holidays.
    private LocalDate earliestEnd(CalendarSessions calendar, LocalDate day, int bars) {
        boolean weekends = tradesOnWeekends(calendar);
        LocalDate end = day;
        for (int step = 0; step < bars; step++) {
            end = end.plusDays(1);
            while (!weekends && isWeekend(end)) {
                end = end.plusDays(1);
            }
        }
        return end;
    }

    private boolean tradesOnWeekends(CalendarSessions calendar) {
        for (int own = Math.max(0, calendar.size() - RECENT); own < calendar.size(); own++) {
            if (isWeekend(day(calendar.date(own)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    /// The same of whatever sessions there are, by the clock and the cut alone: some open ones are
    /// left out.
    ///
    /// @param exchanges at which the symbols trade
    static boolean isSurelyOpen(
            TrainingSpec spec, LocalDate day, Collection<TradingCalendar> exchanges, Instant now) {
        LocalDate end = day.plusDays(steps(spec));
        return day.toEpochDay() * Timeframe.SECONDS_PER_DAY >= spec.cut()
                && exchanges.stream().allMatch(exchange -> exchange.close(end).isAfter(now));
    }

    /// Whether the labels of all symbols have ended by the bars, whatever calendar they trade by.
    boolean hasEnded(int session) {
        return calendars.stream().allMatch(calendar -> hasEnded(calendar, session));
    }

    private boolean hasEnded(CalendarSessions calendar, int session) {
        int own = calendar.ordinal(session);
        return own < 0 || after(calendar, own) >= spec.overlap() || isSilent(calendar);
    }

    private boolean isSilent(CalendarSessions calendar) {
        LocalDate last = day(calendar.date(calendar.size() - 1));
        return last.plusDays(SILENT_DAYS).isBefore(day(sessions.length - 1));
    }
}
