package bellwether.desk.report.chart;

import bellwether.platform.drawing.CandleOverlay.Level;
import bellwether.platform.drawing.Ink;
import bellwether.platform.drawing.MarkShape;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Entry, stop and target of an analysis, on the scale of the bars as they are stored now.
final class DrawnPlan {
    private DrawnPlan() {}

    static List<Level> of(JsonNode analysis, ChartBasis basis) {
        double ratio =
                basis.history().sharesSince(LocalDate.parse(analysis.path("as_of").asText()));
        List<Level> levels = new ArrayList<>();
        add(levels, "entry", analysis.at("/plan/entry/price"), ratio, Ink.ENTRY, MarkShape.DOT);
        boolean rises =
                analysis.at("/plan/target").asDouble() >= analysis.at("/plan/stop").asDouble();
        add(
                levels,
                "target",
                analysis.at("/plan/target"),
                ratio,
                Ink.TARGET,
                rises ? MarkShape.UPWARD : MarkShape.TRIANGLE);
        add(
                levels,
                "stop",
                analysis.at("/plan/stop"),
                ratio,
                Ink.STOP,
                rises ? MarkShape.TRIANGLE : MarkShape.UPWARD);
        return levels;
    }

    private static void add(
            List<Level> levels,
            String name,
            JsonNode price,
            double ratio,
            Ink ink,
            MarkShape mark) {
        if (price.isNumber()) {
            BigDecimal shown = scaled(price.decimalValue(), ratio);
            levels.add(new Level(name, shown.toPlainString(), shown.doubleValue(), ink, mark));
        }
    }

    private static BigDecimal scaled(BigDecimal price, double ratio) {
        return ratio == 1
                ? price
                : price.divide(
                        BigDecimal.valueOf(ratio),
                        new MathContext(price.precision() + 2, RoundingMode.HALF_EVEN));
    }

    static String words(JsonNode analysis) {
        JsonNode plan = analysis.path("plan");
        return plan.at("/entry/price").isNumber()
                ? " Plan: entry %s, stop %s, target %s."
                        .formatted(
                                plan.at("/entry/price").asText(),
                                plan.path("stop").asText(),
                                plan.path("target").asText())
                : " There is no plan.";
    }
}
