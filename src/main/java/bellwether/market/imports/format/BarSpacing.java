package bellwether.market.imports.format;

import bellwether.market.symbols.Timeframe;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The times between neighbouring rows of one day, which tell how long a file's bars are.
final class BarSpacing {
    private static final int MOST = 1_000;

    private final Map<Integer, Integer> counts = new HashMap<>();
    private DateFormats.@Nullable Form before;

    void look(DateFormats.Form form) {
        DateFormats.Form previous = before;
        if (previous != null && isSameDay(previous, form) && counts.size() < MOST) {
            int gap = Math.abs(form.time() - previous.time());
            if (gap > 0 && previous.time() >= 0 && form.time() >= 0) {
                counts.merge(gap, 1, Integer::sum);
            }
        }
        before = form;
    }

    private static boolean isSameDay(DateFormats.Form a, DateFormats.Form b) {
        return a.first() == b.first()
                && a.second() == b.second()
                && a.year() == b.year()
                && Objects.equals(a.date(), b.date());
    }

    /// The one whose bars are as long as the commonest gap; nothing when none is.
    Optional<Timeframe> timeframe() {
        return counts.entrySet().stream()
                .max(
                        Comparator.comparing(Map.Entry<Integer, Integer>::getValue)
                                .thenComparingInt(e -> -e.getKey()))
                .flatMap(commonest ->
                        Arrays.stream(Timeframe.values())
                                .filter(t -> t.isStored() && t.isIntraday())
                                .filter(t -> t.seconds() == commonest.getKey())
                                .findAny());
    }
}
