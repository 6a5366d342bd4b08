package bellwether.trading.portfolio;

import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// When bars begin by the calendar.
public final class FirstBar {
    private FirstBar() {}

    /// When the first bar begins at or after a time. A daily bar begins with its session.
    public static Instant from(TradingCalendar calendar, Timeframe timeframe, Instant time) {
        LocalDate day = calendar.day(time);
        Optional<Session> session = calendar.session(day);
        if (session.isPresent() && !session.get().opens().isBefore(time)) {
            return session.get().opens();
        }
        if (session.isPresent() && timeframe.isIntraday()) {
            Instant next = slot(session.get().opens(), timeframe, time);
            if (next.isBefore(session.get().closes())) {
                return next;
            }
        }
        return calendar.open(calendar.sessionAfter(day));
    }

    private static Instant slot(Instant opens, Timeframe timeframe, Instant time) {
        long length = timeframe.seconds();
        long since = time.getEpochSecond() - opens.getEpochSecond();
        return opens.plusSeconds(Math.ceilDiv(since, length) * length);
    }

    /// The same on a tape; on one of quotes the next price of a session is the next bar.
    public static Instant from(TradingCalendar calendar, PortfolioTape tape, Instant time) {
        return tape.timeframe()
                .map(timeframe -> from(calendar, timeframe, time))
                .orElseGet(() -> quoted(calendar, time));
    }

    private static Instant quoted(TradingCalendar calendar, Instant time) {
        boolean isOpen =
                calendar.session(calendar.day(time))
                        .filter(session -> session.isOpenAt(time))
                        .isPresent();
        return isOpen ? time : from(calendar, Timeframe.DAY, time);
    }
}
