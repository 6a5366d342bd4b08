package bellwether.market.calendar.http;

import bellwether.market.calendar.CalendarYears;
import bellwether.market.calendar.Exchange;
import bellwether.market.calendar.NextSession;
import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An exchange as the list shows it.
///
/// @param certainYears the first and the last year whose sessions are known; null when none is
record ExchangeView(
        String mic,
        String name,
        String zone,
        List<String> suffixes,
        List<String> indices,
        @Nullable CalendarYears certainYears,
        boolean open,
        Instant nextOpenAt,
        Instant nextCloseAt) {
    static ExchangeView of(TradingCalendar calendar, Instant now) {
        Exchange exchange = calendar.exchange();
        NextSession upcoming = NextSession.of(calendar, now);
        return new ExchangeView(
                exchange.mic(),
                exchange.name(),
                exchange.zone().getId(),
                exchange.suffixes().stream().filter(s -> !s.isEmpty()).map(s -> "." + s).toList(),
                exchange.indices(),
                calendar.certainYears(),
                upcoming.isOpen(),
                upcoming.open(),
                upcoming.close());
    }
}
