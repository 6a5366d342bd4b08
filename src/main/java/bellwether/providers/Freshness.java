package bellwether.providers;

import bellwether.market.History;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/// The rule of what is too old. There is no calendar of holidays in it: after one, a provider is
/// asked in vain, once in a while.
final class Freshness {
    private Freshness() {}

    /// Whether the newest bar is older than the last session that is over in all time zones: the
    /// last weekday before `day`, for pairs of currencies the day before. What is invented is never
    /// stale.
    static boolean isStale(Instrument instrument, Optional<History> stored, LocalDate day) {
        if (stored.isEmpty() || stored.get().bars().size() == 0) {
            return true;
        }
        History history = stored.get();
        LocalDate last = Wanted.date(history.bars(), history.bars().size() - 1);
        return !history.synthetic() && last.isBefore(lastSession(instrument, day));
    }

    static LocalDate lastSession(Instrument instrument, LocalDate day) {
        LocalDate last = day.minusDays(1);
        while (instrument.kind() != Instrument.Kind.PAIR && isWeekend(last)) {
            last = last.minusDays(1);
        }
        return last;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
