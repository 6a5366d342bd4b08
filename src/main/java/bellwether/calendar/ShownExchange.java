package bellwether.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An exchange as the list shows it.
///
/// @param certainYears the first and the last year whose sessions are known; null when none is
record ShownExchange(
        String mic,
        String name,
        String zone,
        List<String> suffixes,
        List<String> indices,
        @Nullable Years certainYears,
        boolean open,
        Instant nextOpen,
        Instant nextClose) {
    static ShownExchange of(TradingCalendar calendar, Instant now) {
        Exchange exchange = calendar.exchange();
        Upcoming upcoming = Upcoming.of(calendar, now);
        return new ShownExchange(
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
