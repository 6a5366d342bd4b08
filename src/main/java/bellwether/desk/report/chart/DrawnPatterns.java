package bellwether.desk.report.chart;

import bellwether.market.bars.Bars;
import bellwether.platform.drawing.CandleOverlay;
import bellwether.platform.drawing.ChartPoints;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import bellwether.technical.ta.chart.Pivot;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The patterns that an analysis names: chart patterns through their turning points, which are
/// found again in the bars; candlesticks as signs on theirs.
record DrawnPatterns(JsonNode analysis, ChartBasis basis, int from) {
    /// Patterns of an analysis are confirmed on one of so many bars.
    private static final int NEWEST = 5;

    List<CandleOverlay.Shape> shapes() {
        JsonNode named = analysis.at("/patterns/charts");
        Bars bars = basis.history().bars();
        int seen = basis.seen();
        if (!named.isArray() || named.isEmpty() || seen < ChartPatterns.BARS_NEEDED) {
            return List.of();
        }
        Series series =
                new Series(bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), seen);
        List<CandleOverlay.Shape> shapes = new ArrayList<>();
        if (new ChartPatterns().searchFrom(series, seen - NEWEST)
                instanceof ChartFindings.Searched(List<ChartPattern> patterns)) {
            for (ChartPattern pattern : patterns) {
                if (isNamed(named, pattern) && !pattern.pivots().isEmpty()) {
                    shapes.add(shape(pattern));
                }
            }
        }
        return shapes;
    }

    private boolean isNamed(JsonNode named, ChartPattern pattern) {
        String day = basis.day(pattern.confirmedAt()).toString();
        return named.valueStream()
                .anyMatch(one ->
                        one.path("pattern").asText().equals(pattern.kind().name())
                                && one.path("date").asText().equals(day));
    }

    private CandleOverlay.Shape shape(ChartPattern pattern) {
        List<Pivot> pivots = pattern.pivots();
        return new CandleOverlay.Shape(
                pattern.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                ChartPoints.of(
                        pivots.size(),
                        i -> pivots.get(i).bar() - from,
                        i -> pivots.get(i).price()));
    }

    List<CandleOverlay.Sign> signs() {
        List<CandleOverlay.Sign> signs = new ArrayList<>();
        analysis.at("/patterns/candlesticks")
                .forEach(candle -> {
                    int bar = basis.seen() - 1 - candle.path("age").asInt() - from;
                    CandleOverlay.Sign sign =
                            new CandleOverlay.Sign(
                                    bar, direction(candle.path("direction").asText()));
                    if (bar >= 0 && !signs.contains(sign)) {
                        signs.add(sign);
                    }
                });
        return signs;
    }

    private static int direction(String word) {
        return switch (word) {
            case "up" -> 1;
            case "down" -> -1;
            default -> 0;
        };
    }
}
