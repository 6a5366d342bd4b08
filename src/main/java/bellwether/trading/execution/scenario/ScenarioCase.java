package bellwether.trading.execution.scenario;

import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExecutionSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// One small market, some orders, and what must come of them.
///
/// @param fills as the file writes them, each in one form
/// @param end by what is looked at, as the file writes it
public record ScenarioCase(
        String id,
        int line,
        BigDecimal cash,
        ExecutionSettings settings,
        CostPlan costs,
        List<ScenarioBar> bars,
        List<ScenarioAction> actions,
        List<ScenarioOrder> orders,
        List<String> fills,
        Map<String, String> end) {
    public ScenarioCase {
        bars = List.copyOf(bars);
        actions = List.copyOf(actions);
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
    }
}
