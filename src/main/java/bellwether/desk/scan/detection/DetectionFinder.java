package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectedPattern;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import bellwether.trading.rules.RuleHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks for all patterns of the catalogue on the newest bars of a history. Its scratch space is
/// kept from symbol to symbol, so one thread uses one of these.
final class DetectionFinder {
    private static final CandlePattern[] CANDLES = CandlePattern.values();

    private final Candles candles = new Candles();
    private final ChartPatterns charts = new ChartPatterns();
    private short[][] found = new short[CANDLES.length][0];

    /// A pattern on a bar, and the numbers behind it.
    record OnBar(int bar, DetectedPattern pattern, BarEvidence evidence) {}

    /// What was found.
    ///
    /// @param unknown patterns that could not be told on the last bar
    record Findings(List<OnBar> patterns, List<String> unknown) {}

    /// The patterns that the bars from `from` on completed; each known from bars up to its own.
    Findings find(RuleHistory history, int from) {
        Series series = history.series();
        if (found[0].length < series.size()) {
            found = new short[CANDLES.length][series.size()];
        }
        candles.computeFrom(series, from, found);
        List<OnBar> patterns = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int last = series.size() - 1;
        for (CandlePattern candle : CANDLES) {
            short[] row = found[candle.row()];
            for (int bar = from; bar <= last; bar++) {
                if (row[bar] != 0 && row[bar] != Candles.CANNOT_TELL) {
                    patterns.add(candle(history, bar, candle, row[bar]));
                }
            }
            if (row[last] == Candles.CANNOT_TELL) {
                unknown.add(candle.name());
            }
        }
        patterns.addAll(charts(history, from));
        unknown.addAll(untold(series));
        return new Findings(patterns, unknown);
    }

    private OnBar candle(RuleHistory history, int bar, CandlePattern candle, short value) {
        return new OnBar(
                bar,
                new DetectedPattern(candle.name(), value > 0 ? 1 : -1, (int) value, null),
                BarEvidence.of(history, bar, candle, value, candles.comparisons(candle, bar)));
    }

    /// Of several of one kind on one bar, the best.
    private List<OnBar> charts(RuleHistory history, int from) {
        Map<String, ChartPattern> best = new HashMap<>();
        if (charts.searchFrom(history.series(), from) instanceof ChartFindings.Searched all) {
            for (ChartPattern pattern : all.patterns()) {
                best.merge(
                        pattern.kind() + " " + pattern.confirmedAt(),
                        pattern,
                        (a, b) -> b.quality() > a.quality() ? b : a);
            }
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
