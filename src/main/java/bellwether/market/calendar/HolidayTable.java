package bellwether.market.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/// The holidays of an exchange, by year. A year is worked out when it is first asked for.
final class HolidayTable {
    private final IntFunction<Map<LocalDate, String>> rules;
    private final Written written;
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    /// @param closed days that the rules do not know, with their names
    /// @param open days that the rules hold for holidays, though there was trading
    record Written(Map<LocalDate, String> closed, Set<LocalDate> open) {}

    HolidayTable(IntFunction<Map<LocalDate, String>> rules, Written written) {
        this.rules = rules;
        this.written = written;
    }

    /// By date, in order.
    Map<LocalDate, String> of(int year) {
        return years.computeIfAbsent(year, this::read);
    }

    private Map<LocalDate, String> read(int year) {
        Map<LocalDate, String> days = new TreeMap<>(rules.apply(year));
        written.closed()
                .forEach((day, name) -> {
                    if (day.getYear() == year) {
                        days.put(day, name);
                    }
                });
        days.keySet().removeAll(written.open());
        return days;
    }
}
