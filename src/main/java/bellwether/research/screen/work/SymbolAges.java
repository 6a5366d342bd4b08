package bellwether.research.screen.work;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.sheet.SymbolState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/// How old the bars of symbols are, at one moment. Most symbols of an exchange are of one age,
/// which is counted once.
public final class SymbolAges {
    private final Calendars calendars;
    private final Timeframe timeframe;
    private final Instant now;
    private final Map<TradingCalendar, LocalDate> completed = new ConcurrentHashMap<>();
    private final Map<TradingCalendar, Map<LocalDate, OptionalInt>> known =
            new ConcurrentHashMap<>();

    SymbolAges(Calendars calendars, Timeframe timeframe, Instant now) {
        this.calendars = calendars;
        this.timeframe = timeframe;
        this.now = now;
    }

    private TradingCalendar calendar(SymbolState state) {
        return calendars.of(state.ticker(), Optional.ofNullable(state.exchange()));
    }

    /// The day of a bar.
    public LocalDate day(SymbolState state, long bar) {
        return timeframe.isIntraday()
                ? calendar(state).sessionOfBar(Instant.ofEpochSecond(bar))
                : Timeframe.date(bar);
    }

    /// Sessions completed after a bar; nothing of invented ones, which follow no calendar, and
    /// where the calendar of the years since is not known.
    public OptionalInt sessions(SymbolState state, long bar) {
        if (state.synthetic() || bar == 0) {
            return OptionalInt.empty();
        }
        TradingCalendar calendar = calendar(state);
        LocalDate last =
                completed.computeIfAbsent(calendar, known -> known.lastCompletedSession(now));
        LocalDate gone = state.delisted();
        LocalDate until = gone != null && !gone.isAfter(last) ? gone.minusDays(1) : last;
        LocalDate day = day(state, bar);
        return gone == null
                ? known.computeIfAbsent(calendar, _ -> new ConcurrentHashMap<>())
                        .computeIfAbsent(day, _ -> calendar.sessionsSince(day, until))
                : calendar.sessionsSince(day, until);
    }

    /// Whether a symbol's sheet is of its bars as they are.
    public boolean isCurrent(SymbolState state) {
        return state.sheet()
                .filter(sheet -> sheet.dataVersion() == state.dataVersion())
                .filter(sheet ->
                        sheet.bar() == state.newest()
                                || timeframe.isPartial(state.newest(), calendar(state), now))
                .isPresent();
    }
}
