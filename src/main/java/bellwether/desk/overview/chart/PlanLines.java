package bellwether.desk.overview.chart;

import bellwether.market.bars.History;
import bellwether.research.analysis.PlannedLevels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/// Prices of a plan on the scale of adjusted bars: those of before a split are divided by it.
final class PlanLines {
    private PlanLines() {}

    static List<ChartLevel> of(PlannedLevels plan, History history) {
        double ratio = history.sharesSince(plan.asOf());
        return List.of(
                level("entry", plan.entry(), plan, ratio),
                level("stop", plan.stop(), plan, ratio),
                level("target", plan.target(), plan, ratio));
    }

    private static ChartLevel level(
            String kind, BigDecimal price, PlannedLevels plan, double ratio) {
        BigDecimal shown =
                ratio == 1
                        ? price
                        : price.divide(
                                BigDecimal.valueOf(ratio),
                                new MathContext(price.precision() + 3, RoundingMode.HALF_EVEN));
        return new ChartLevel(kind, shown, plan.asOf(), plan.analysis());
    }
}
