package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectedPattern;
import bellwether.technical.ta.NewestPatterns;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandleComparison;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import bellwether.trading.rules.RuleHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells which patterns of the catalogue the newest bars of a history show, and by which numbers.
final class DetectionFinder {
    private static final CandlePattern[] CANDLES = CandlePattern.values();

    private DetectionFinder() {}

    /// A pattern on a bar, and the numbers behind it.
    record OnBar(int bar, DetectedPattern pattern, BarEvidence evidence) {}

    /// What was found.
    ///
    /// @param unknown patterns that could not be told on the last bar
    record Findings(List<OnBar> patterns, List<String> unknown) {}

    /// The patterns that the bars from `from` on completed; each known from bars up to its own.
    static Findings find(RuleHistory history, int from) {
        NewestPatterns found = new NewestPatterns();
        found.read(history.series(), from);
        return find(history, from, found);
    }

    /// The same of what was searched for.
    ///
    /// @param found on those bars at least
    static Findings find(RuleHistory history, int from, NewestPatterns found) {
        List<OnBar> patterns = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int last = history.size() - 1;
        for (CandlePattern candle : CANDLES) {
            for (int bar = from; bar <= last; bar++) {
                short value = found.candle(candle, bar);
                if (value != 0 && value != Candles.CANNOT_TELL) {
                    patterns.add(
                            candle(history, bar, candle, value, found.comparisons(candle, bar)));
                }
            }
            if (found.candle(candle, last) == Candles.CANNOT_TELL) {
                unknown.add(candle.name());
            }
        }
        patterns.addAll(charts(history, found.charts(from)));
        unknown.addAll(untold(history.series()));
        return new Findings(patterns, unknown);
    }

    private static OnBar candle(
            RuleHistory history,
            int bar,
            CandlePattern candle,
            short value,
            List<CandleComparison> compared) {
        return new OnBar(
                bar,
                new DetectedPattern(candle.name(), value > 0 ? 1 : -1, (int) value, null),
                BarEvidence.of(history, bar, candle, value, compared));
    }

    /// Of several of one kind on one bar, the best.
    private static List<OnBar> charts(RuleHistory history, List<ChartPattern> found) {
        Map<String, ChartPattern> best = new HashMap<>();
        for (ChartPattern pattern : found) {
            best.merge(
                    pattern.kind() + " " + pattern.confirmedAt(),
                    pattern,
                    (a, b) -> b.quality() > a.quality() ? b : a);
        }
        return best.values().stream()
                .map(pattern ->
                        new OnBar(
                                pattern.confirmedAt(),
                                new DetectedPattern(
                                        pattern.kind().name(),
                                        pattern.direction(),
                                        null,
                                        pattern.quality()),
                                BarEvidence.of(history, pattern)))
                .toList();
    }

    private static List<String> untold(Series series) {
        int[] seen = ChartPatterns.barsSeen(series);
        int last = series.size() - 1;
        boolean hole = seen[last] == (last == 0 ? 0 : seen[last - 1]);
        return Arrays.stream(ChartPattern.Kind.values())
                .filter(kind -> hole || seen[last] < kind.barsNeeded())
                .map(ChartPattern.Kind::name)
                .toList();
    }
}
