package bellwether.research.screen.work;

import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.sheet.SheetSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the time decides of a snapshot: how old its bars are, which of them may still change, and
/// who is delisted.
final class SheetMoment {
    private SheetMoment() {}

    /// The same from one end of a session, or of a bar within the day, to the next.
    ///
    /// @param calendars of the snapshot's symbols
    static String of(SheetSnapshot snapshot, Set<TradingCalendar> calendars, Instant now) {
        Set<String> sessions = new TreeSet<>();
        calendars.forEach(calendar ->
                sessions.add(
                        List.of(
                                        calendar.exchange().mic(),
                                        calendar.zone(),
                                        calendar.lastCompletedSession(now),
                                        calendar.isPartial(calendar.day(now), now))
                                .toString()));
        Timeframe timeframe = snapshot.timeframe();
        long bar =
                timeframe.isIntraday()
                        ? Math.floorDiv(now.getEpochSecond(), timeframe.seconds())
                        : 0;
        return LocalDate.ofInstant(now, ZoneOffset.UTC) + " " + bar + " " + sessions;
    }
}
