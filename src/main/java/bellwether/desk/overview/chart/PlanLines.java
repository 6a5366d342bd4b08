package bellwether.desk.overview.chart;

import bellwether.market.bars.History;
import bellwether.research.analysis.PlannedLevels;
import java.math.BigDecimal;
import java.util.List;

/// Prices of a plan on the scale of adjusted bars.
final class PlanLines {
    private PlanLines() {}

    static List<ChartLevel> of(PlannedLevels plan, History history) {
        return List.of(
                level("entry", plan.entry(), plan, history),
                level("stop", plan.stop(), plan, history),
                level("target", plan.target(), plan, history));
    }

    private static ChartLevel level(
            String kind, BigDecimal price, PlannedLevels plan, History history) {
        return new ChartLevel(
                kind, history.adjusted(price, plan.asOf()), plan.asOf(), plan.analysis());
    }
}
