package bellwether.desk.scan;

import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The names under which patterns are detected: those of `GET /api/v1/patterns`.
public final class PatternCatalog {
    private static final Map<String, Entry> ENTRIES = entries();

    /// A pattern.
    ///
    /// @param chart whether it is a chart pattern; else a candle
    /// @param barsNeeded up to and with the first bar on which it can be told
    public record Entry(String name, boolean chart, String meaning, int barsNeeded) {}

    private PatternCatalog() {}

    private static Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Arrays.stream(CandlePattern.values())
                .map(p -> new Entry(p.name(), false, p.meaning(), p.firstBar() + 1))
                .forEach(entry -> entries.put(entry.name(), entry));
        Arrays.stream(ChartPattern.Kind.values())
                .map(k -> new Entry(k.name(), true, k.meaning(), k.barsNeeded()))
                .forEach(entry -> entries.put(entry.name(), entry));
        return entries;
    }

    /// All names, candles first.
    public static List<String> names() {
        return List.copyOf(ENTRIES.keySet());
    }

    /// The one that was meant, in any case, with spaces or hyphens between its words.
    public static Optional<Entry> find(String typed) {
        return Optional.ofNullable(
                ENTRIES.get(typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_")));
    }
}
