package bellwether.research.learning.serving;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// How far the bars of a universe's symbols reach.
///
/// @param symbols of which a day is the last with a bar
record UniverseReach(NavigableMap<LocalDate, Integer> symbols) {
    /// Of the symbols that trade, so many in ten must have a bar for a session to be complete.
    private static final int COMPLETE_TENTHS = 9;

    /// A symbol without a bar for so many days does not trade.
    private static final int SILENT_DAYS = 10;

    UniverseReach {
        symbols = new TreeMap<>(symbols);
    }

    /// The last day on which nearly all symbols that still trade have a bar; empty without bars.
    Optional<LocalDate> complete() {
        if (symbols.isEmpty()) {
            return Optional.empty();
        }
        LocalDate silent = symbols.lastKey().minusDays(SILENT_DAYS);
        int trading = sum(symbols.tailMap(silent, false));
        int needed = (trading * COMPLETE_TENTHS + 9) / 10;
        int reached = 0;
        for (Map.Entry<LocalDate, Integer> day : symbols.descendingMap().entrySet()) {
            reached += day.getValue();
            if (reached >= needed) {
                return Optional.of(day.getKey());
            }
        }
        return Optional.empty();
    }

    /// How many symbols have bars up to a day.
    int upTo(LocalDate day) {
        return sum(symbols.tailMap(day, true));
    }

    private static int sum(Map<LocalDate, Integer> symbols) {
        return symbols.values().stream().mapToInt(Integer::intValue).sum();
    }
}
