package bellwether.market.imports.format;

import bellwether.market.imports.date.DateFormats;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The times between the rows of a symbol's day, in whatever order the file has them; they show how
/// long a file's bars are.
final class BarSpacing {
    /// Rows that are looked at; more would show nothing else.
    private static final int MOST = 200_000;

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    /// Minutes of bars that others write and that are not kept.
    private static final Set<Integer> OTHER_MINUTES =
            Set.of(2, 3, 10, 20, 30, 45, 90, 120, 180, 240, 360, 480, 720);

    private final Map<SymbolDay, Times> days = new HashMap<>();
    private int rows;

    /// A date may be in doubt, but the same cells are the same day.
    private record SymbolDay(
            String symbol, int first, int second, int year, @Nullable LocalDate date) {}

    private static final class Times {
        private int[] seconds = new int[8];
        private int count;

        void add(int second) {
            if (count == seconds.length) {
                seconds = Arrays.copyOf(seconds, 2 * count);
            }
            seconds[count++] = second;
        }

        void count(Map<Integer, Integer> gaps) {
            Arrays.sort(seconds, 0, count);
            for (int i = 1; i < count; i++) {
                if (seconds[i] > seconds[i - 1]) {
                    gaps.merge(seconds[i] - seconds[i - 1], 1, Integer::sum);
                }
            }
        }
    }

    void look(String symbol, DateFormats.Form form) {
        if (form.time() >= 0 && rows < MOST) {
            rows++;
            SymbolDay day =
                    new SymbolDay(symbol, form.first(), form.second(), form.year(), form.date());
            days.computeIfAbsent(day, _ -> new Times()).add(form.time());
        }
    }

    /// The one whose bars are as long as the commonest gap; nothing when none is.
    Optional<Timeframe> timeframe() {
        return seconds()
                .flatMap(commonest ->
                        Arrays.stream(Timeframe.values())
                                .filter(t -> t.isStored() && t.isIntraday())
                                .filter(t -> t.seconds() == commonest)
                                .findAny());
    }

    /// The commonest gap.
    Optional<Integer> seconds() {
        Map<Integer, Integer> gaps = new HashMap<>();
        days.values().forEach(times -> times.count(gaps));
        return gaps.entrySet().stream()
                .max(
                        Comparator.comparing(Map.Entry<Integer, Integer>::getValue)
                                .thenComparingInt(e -> -e.getKey()))
                .map(Map.Entry::getKey);
    }

    /// What bars as long as the commonest gap are called, when they are of a length that is not
    /// kept.
    Optional<String> otherLength() {
        return seconds()
                .filter(gap -> gap % MINUTE == 0 && OTHER_MINUTES.contains(gap / MINUTE))
                .map(gap -> gap % HOUR == 0 ? gap / HOUR + "h" : gap / MINUTE + "m");
    }
}
