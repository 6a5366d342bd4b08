package bellwether.frontend.charts;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the protocol calls a timeframe: minutes by their number, longer ones by number and letter.
final class Resolutions {
    private static final Map<String, Timeframe> BY_NAME = byName();

    private Resolutions() {}

    private static Map<String, Timeframe> byName() {
        Map<String, Timeframe> names = new LinkedHashMap<>();
        names.put("1", Timeframe.MINUTE);
        names.put("2", Timeframe.TWO_MINUTES);
        names.put("3", Timeframe.THREE_MINUTES);
        names.put("5", Timeframe.FIVE_MINUTES);
        names.put("10", Timeframe.TEN_MINUTES);
        names.put("15", Timeframe.QUARTER_HOUR);
        names.put("30", Timeframe.HALF_HOUR);
        names.put("60", Timeframe.HOUR);
        names.put("120", Timeframe.TWO_HOURS);
        names.put("240", Timeframe.FOUR_HOURS);
        names.put("1D", Timeframe.DAY);
        names.put("1W", Timeframe.WEEK);
        names.put("1M", Timeframe.MONTH);
        names.put("3M", Timeframe.QUARTER);
        names.put("12M", Timeframe.YEAR);
        return Collections.unmodifiableMap(names);
    }

    static List<String> all() {
        return List.copyOf(BY_NAME.keySet());
    }

    /// The names of these.
    static List<String> of(Collection<Timeframe> timeframes) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> timeframes.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// @param typed `D`, `W` and `M` stand for one of them
    /// @throws Refusal when it is none
    static Timeframe timeframe(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(name -> List.of("D", "W", "M").contains(name) ? "1" + name : name)
                .map(BY_NAME::get)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?resolution",
                                "must be one of %s, was %s"
                                        .formatted(
                                                String.join(", ", all()),
                                                typed == null ? "not given" : '"' + typed + '"')));
    }
}
