package bellwether.desk.overview.chart;

import static java.util.Map.entry;

import bellwether.technical.ta.Indicator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where indicators are drawn, and which of their levels people look for.
final class LineStyle {
    private static final String PRICE = "price";

    /// Those that are counted in prices and lie elsewhere, as they are differences of them.
    private static final Set<String> DIFFERENCES =
            Set.of("MACD", "PLUS_DM", "MINUS_DM", "APO", "MOM", "AO", "TRANGE", "ATR", "STDDEV");

    private static final List<Integer> ZERO = List.of(0);

    private static final Map<String, List<Integer>> LEVELS =
            Map.ofEntries(
                    entry("RSI", List.of(30, 70)),
                    entry("ULTOSC", List.of(30, 70)),
                    entry("STOCH", List.of(20, 80)),
                    entry("STOCHF", List.of(20, 80)),
                    entry("STOCHRSI", List.of(20, 80)),
                    entry("MFI", List.of(20, 80)),
                    entry("CCI", List.of(-100, 100)),
                    entry("WILLR", List.of(-80, -20)),
                    entry("CMO", List.of(-50, 50)),
                    entry("ADX", List.of(20, 25)),
                    entry("ADXR", List.of(20, 25)),
                    entry("DMI", List.of(20, 25)),
                    entry("BBPOS", List.of(0, 1)),
                    entry("ROCR", List.of(1)),
                    entry("MACD", ZERO),
                    entry("APO", ZERO),
                    entry("PPO", ZERO),
                    entry("MOM", ZERO),
                    entry("ROC", ZERO),
                    entry("ROCP", ZERO),
                    entry("TRIX", ZERO),
                    entry("TSI", ZERO),
                    entry("AO", ZERO),
                    entry("FISHER", ZERO),
                    entry("AROONOSC", ZERO),
                    entry("CMF", ZERO),
                    entry("ADOSC", ZERO),
                    entry("FORCE", ZERO),
                    entry("BOP", ZERO));

    private LineStyle() {}

    /// `price` where it is on the scale of prices, else `own`.
    static String pane(Indicator indicator) {
        boolean isPrice =
                indicator.units().equals(PRICE) || indicator.units().startsWith(PRICE + ";");
        return isPrice && !DIFFERENCES.contains(indicator.name()) ? PRICE : "own";
    }

    static Optional<List<Integer>> levels(Indicator indicator) {
        return Optional.ofNullable(LEVELS.get(indicator.name()));
    }
}
