package bellwether.technical.ta;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The catalogue: every indicator there is. What reads it (the API, rules, the page, the tests)
/// knows a new one at once.
public final class Indicators {
    private static final List<Indicator> ALL =
            Stream.of(
                            AverageIndicators.all(),
                            TrendIndicators.all(),
                            DirectionalIndicators.all(),
                            MomentumIndicators.all(),
                            UnboundedMomentum.all(),
                            VolatilityIndicators.all(),
                            VolumeIndicators.all(),
                            StatisticIndicators.all(),
                            PriceIndicators.all())
                    .flatMap(List::stream)
                    .toList();
    private static final Pattern NUMBERS_AT_THE_END =
            Pattern.compile("(_[0-9]{1,9}(\\.[0-9]{1,9})?)+$");
    private static final Map<String, Indicator> BY_NAME = byName();

    private Indicators() {}

    /// An indicator with the values chosen for its parameters.
    ///
    /// @param anchor what an anchored one counts from, in words that fit into an id; else nothing
    public record Choice(Indicator indicator, Arguments arguments, Optional<String> anchor) {
        public Choice(Indicator indicator, Arguments arguments) {
            this(indicator, arguments, Optional.empty());
        }

        public String id() {
            return indicator.id(arguments) + anchor.map(text -> "_" + text).orElse("");
        }
    }

    public static List<Indicator> all() {
        return ALL;
    }

    public static Optional<Indicator> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    /// The indicator of this name.
    ///
    /// @throws IllegalArgumentException with the nearest name when there is none
    public static Indicator named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no indicator " + name + ", did you mean " + nearest(name) + "?"));
    }

    /// Reads an id: `RSI_14`, `MACD_12_26_9`; `RSI` alone takes the defaults.
    ///
    /// @throws IllegalArgumentException when the name is unknown or a value is out of bounds
    public static Choice parse(String id) {
        String name = nameOf(id);
        String[] numbers = id.substring(name.length()).split("_", -1);
        double[] values = new double[numbers.length - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.parseDouble(numbers[i + 1]);
        }
        Indicator indicator = named(name);
        return new Choice(indicator, indicator.arguments(values));
    }

    /// The name that takes the fewest changed letters.
    public static String nearest(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return BY_NAME.keySet().stream()
                .min(Comparator.comparingInt(known -> distance(wanted, known)))
                .orElseThrow();
    }

    /// The id without the numbers at its end.
    public static String nameOf(String id) {
        return NUMBERS_AT_THE_END.matcher(id).replaceFirst("");
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static Map<String, Indicator> byName() {
        Map<String, Indicator> names = new TreeMap<>();
        for (Indicator indicator : ALL) {
            if (names.put(indicator.name(), indicator) != null) {
                throw new IllegalStateException("listed twice: " + indicator.name());
            }
        }
        return Map.copyOf(names);
    }
}
