package bellwether.research.screen.sheet;

import bellwether.research.analysis.AnalysisFields;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Which fields are on a sheet, and where: all that need no name of their own, such as the day that
/// an anchored average counts from, and no benchmark.
public final class SheetLayout {
    /// Raised when values are computed otherwise under the same names.
    private static final int FORMULA = 1;

    /// Below the number of the formula, by which newer programs are told from older ones.
    private static final int NAME_BITS = 20;

    private static final Pattern ANCHORED = Pattern.compile(".*_\\d{4}-\\d{2}-\\d{2}.*");

    static final RuleFields FIELDS = RuleFields.standard().with(AnalysisFields.all());

    /// Those that people screen by beside the defaults of the catalogue.
    private static final List<String> USUAL =
            List.of(
                    "SMA_5",
                    "SMA_10",
                    "SMA_50",
                    "SMA_100",
                    "SMA_150",
                    "SMA_200",
                    "EMA_5",
                    "EMA_8",
                    "EMA_9",
                    "EMA_10",
                    "EMA_12",
                    "EMA_21",
                    "EMA_26",
                    "EMA_50",
                    "EMA_100",
                    "EMA_200",
                    "RSI_2",
                    "RSI_7",
                    "RSI_9",
                    "RSI_21",
                    "ATR_20",
                    "MAX_20",
                    "MIN_20",
                    "return_2",
                    "return_3",
                    "return_10",
                    "return_120");

    private static final List<RuleField> ALL =
            Stream.concat(FIELDS.all().stream(), USUAL.stream().map(FIELDS::named))
                    .filter(field -> !ANCHORED.matcher(field.name()).matches())
                    .filter(field -> !FIELDS.needsBenchmark(field.name()))
                    .toList();

    private static final Map<String, Integer> PLACES = places();
    private static final int PRINT = print();

    private SheetLayout() {}

    /// All of them, in their order.
    public static List<RuleField> all() {
        return ALL;
    }

    /// How many there are.
    public static int size() {
        return ALL.size();
    }

    /// Whether a field, by its own name, is on the sheets.
    public static boolean has(String name) {
        return PLACES.containsKey(name);
    }

    static int place(String name) {
        Integer place = PLACES.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no sheet has " + name);
        }
        return place;
    }

    /// Of what values stand where, and how they are computed.
    public static int formula() {
        return PRINT;
    }

    private static int print() {
        CRC32C names = new CRC32C();
        ALL.forEach(field -> names.update((field.name() + '\n').getBytes(StandardCharsets.UTF_8)));
        return (FORMULA << NAME_BITS) | ((int) names.getValue() & ((1 << NAME_BITS) - 1));
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (RuleField field : ALL) {
            places.put(field.name(), places.size());
        }
        return Map.copyOf(places);
    }
}
