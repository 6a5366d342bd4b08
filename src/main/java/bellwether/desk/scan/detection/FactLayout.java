package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectionFacts;
import bellwether.desk.scan.DetectionFacts.Fact;
import bellwether.desk.scan.DetectionFacts.PivotFact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which numbers explain a pattern, in which order, and what they are called: of candles and of
/// chart patterns the names are always the same.
final class FactLayout {
    static final String PATTERN_VALUE = "pattern_value";
    static final String MEAN_BODY = "mean_body_of_10_bars_before";
    static final String CLOSE = "close";
    static final String LEVEL = "level";
    static final String QUALITY = "quality";
    static final String VOLUME = "volume";
    static final String MEAN_VOLUME = "mean_volume_of_20_bars_before";

    /// What a close has to be that confirms a sign of rising prices.
    static final String ABOVE = "above level";

    private static final String BELOW = "below level";
    private static final List<String> PRICES = List.of("open", "high", "low", "close");

    /// The names of the prices of the newest bars, by how far back; more than any picture has.
    private static final List<List<String>> PRICE_NAMES =
            IntStream.range(0, 16).mapToObj(FactLayout::priceNames).toList();

    private FactLayout() {}

    /// @param value of the pattern, as TA-Lib gives it
    /// @param sizes of bodies and shadows, with what each had to be
    /// @param meanBody null where there are too few bars
    /// @param prices open, high, low and close of the bars of its picture, the oldest bar first
    static DetectionFacts candle(
            double value, List<Fact> sizes, @Nullable Double meanBody, List<Double> prices) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(PATTERN_VALUE, value, "100 or more, or -100 or less", true));
        facts.addAll(sizes);
        add(facts, MEAN_BODY, meanBody);
        int bars = prices.size() / PRICES.size();
        for (int i = 0; i < prices.size(); i++) {
            int back = bars - 1 - i / PRICES.size();
            facts.add(Fact.shown(PRICE_NAMES.get(back).get(i % PRICES.size()), prices.get(i)));
        }
        return new DetectionFacts(facts, List.of());
    }

    private static List<String> priceNames(int back) {
        return PRICES.stream().map(price -> price + place(back)).toList();
    }

    /// What follows the name of a number of a bar so far back.
    static String place(int back) {
        return back == 0 ? "_of_bar" : "_of_bar_" + back + "_before";
    }

    /// The numbers of a chart pattern.
    ///
    /// @param passed whether the close is beyond the level
    /// @param volume null where it is not known
    /// @param meanVolume null where there are too few bars, or a volume among them is not known
    record Breakout(
            double close,
            boolean rising,
            boolean passed,
            double level,
            double quality,
            @Nullable Double volume,
            @Nullable Double meanVolume) {}

    static DetectionFacts chart(Breakout numbers, List<PivotFact> pivots) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(CLOSE, numbers.close, numbers.rising ? ABOVE : BELOW, numbers.passed));
        facts.add(Fact.shown(LEVEL, numbers.level));
        facts.add(Fact.shown(QUALITY, numbers.quality));
        add(facts, VOLUME, numbers.volume);
        add(facts, MEAN_VOLUME, numbers.meanVolume);
        return new DetectionFacts(facts, pivots);
    }

    private static void add(List<Fact> facts, String name, @Nullable Double value) {
        if (value != null) {
            facts.add(Fact.shown(name, value));
        }
    }
}
