package bellwether.desk.report.chart;

import bellwether.market.bars.Bars;
import bellwether.platform.drawing.CandleChart;
import bellwether.platform.drawing.CandleColumns;
import bellwether.platform.drawing.CandleOverlay;
import bellwether.platform.drawing.ChartPoints;
import bellwether.platform.drawing.ChartWords;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/// Draws a stored analysis: the bars that it saw, and behind them those that followed.
public final class AnalysisChart {
    private static final int MOST_SEEN = 250;
    private static final int MOST_LATER = 60;

    private final JsonNode analysis;
    private final ChartBasis basis;
    private final int from;
    private final int to;

    private AnalysisChart(JsonNode analysis, ChartBasis basis) {
        this.analysis = analysis;
        this.basis = basis;
        from = Math.max(0, basis.seen() - MOST_SEEN);
        to = Math.min(basis.history().bars().size(), basis.seen() + MOST_LATER);
    }

    /// The chart.
    ///
    /// @param analysis as clients see it
    public static CandleChart of(JsonNode analysis, ChartBasis basis) {
        return new AnalysisChart(analysis, basis).chart();
    }

    private CandleChart chart() {
        Bars bars = basis.history().bars();
        CandleColumns drawn =
                new CandleColumns(
                        points(i -> bars.open()[i]),
                        points(i -> bars.high()[i]),
                        points(i -> bars.low()[i]),
                        points(i -> bars.close()[i]),
                        points(i -> bars.volume()[i]),
                        bar -> basis.day(from + bar),
                        basis.seen() - from);
        return new CandleChart(
                new ChartWords(title(), description(), unit(), ""),
                drawn,
                overlay(),
                AnalysisChart::label);
    }

    private CandleOverlay overlay() {
        DrawnLines lines = new DrawnLines(basis, from);
        DrawnPatterns patterns = new DrawnPatterns(analysis, basis, from);
        return new CandleOverlay(
                lines.averages(),
                lines.band(),
                DrawnPlan.of(analysis, basis),
                patterns.shapes(),
                patterns.signs());
    }

    private ChartPoints points(IntToDoubleFunction value) {
        return ChartPoints.of(to - from, i -> i, i -> value.applyAsDouble(from + i));
    }

    private String unit() {
        String unit = analysis.path("price_unit").asText("");
        String adjusted = basis.splitsSince(asOf()).isEmpty() ? "" : ", adjusted for splits since";
        return (unit.isEmpty() || unit.equals("null") ? "Price" : unit) + adjusted;
    }

    private LocalDate asOf() {
        return LocalDate.parse(analysis.path("as_of").asText());
    }

    private String title() {
        return "%s%s, %s bars up to %s: %s"
                .formatted(
                        analysis.path("synthetic").asBoolean() ? "Synthetic: " : "",
                        analysis.path("ticker").asText(),
                        analysis.path("timeframe").asText(),
                        analysis.path("as_of").asText(),
                        analysis.path("verdict").asText().replace('_', ' '));
    }

    private String description() {
        Bars bars = basis.history().bars();
        int seen = basis.seen();
        if (seen == 0) {
            return "No bar up to %s is stored now.".formatted(asOf());
        }
        int later = to - seen;
        return "%d bars from %s to %s, the last close %s; highs and lows from %s to %s.%s%s"
                .formatted(
                        seen - from,
                        basis.day(from),
                        basis.day(seen - 1),
                        price(bars.close()[seen - 1]),
                        price(least(bars.low(), from, seen)),
                        price(-least(negative(bars.high()), from, seen)),
                        DrawnPlan.words(analysis),
                        later == 0
                                ? " No later bar is stored."
                                : " %d later bars in grey, up to %s, the last close %s."
                                        .formatted(
                                                later,
                                                basis.day(to - 1),
                                                price(bars.close()[to - 1])));
    }

    private static double[] negative(double[] values) {
        double[] negative = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        return negative;
    }

    private static double least(double[] values, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }

    static String price(double price) {
        return BigDecimal.valueOf(price).stripTrailingZeros().toPlainString();
    }

    private static String label(double value, int decimals) {
        return String.format(
                Locale.ENGLISH,
                "%,." + decimals + "f",
                BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN));
    }
}
