package bellwether.research.learning.serving;

import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// When symbols close. One thread.
final class SessionCloses {
    private final List<TradingCalendar> exchanges;
    private final Map<TradingCalendar, Map<LocalDate, Instant>> known = new HashMap<>();

    /// @param exchanges of each symbol by its number
    SessionCloses(List<TradingCalendar> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    /// When a symbol's session of a day closes, or would if there were one.
    Instant of(int symbol, LocalDate day) {
        TradingCalendar exchange = exchanges.get(symbol);
        return known.computeIfAbsent(exchange, _ -> new HashMap<>())
                .computeIfAbsent(day, exchange::close);
    }
}
