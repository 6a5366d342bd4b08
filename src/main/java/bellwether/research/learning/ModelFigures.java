package bellwether.research.learning;

import bellwether.platform.ops.Component;
import bellwether.platform.ops.HealthStatus;
import bellwether.platform.ops.ModuleFigure;
import bellwether.research.learning.serving.ModelCounts;
import bellwether.research.learning.training.ModelState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What operators see of models: how many are in which state.
record ModelFigures(ModelCounts counts) {
    Component component() {
        Optional<Map<ModelState, Long>> counted = counts.last();
        if (counted.isEmpty()) {
            return new Component(
                    HealthStatus.UP, "This process has not looked at the models.", Map.of());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        counted.get().forEach((state, models) -> facts.put(state.key(), models));
        return new Component(
                HealthStatus.UP, "Models are followed by this process.", Map.of("by_state", facts));
    }

    /// NaN where this process has not looked.
    List<ModuleFigure> all() {
        return Arrays.stream(ModelState.values())
                .map(state ->
                        ModuleFigure.gauge(
                                        "bellwether.models",
                                        "Models that were trained or are in training",
                                        () -> models(state))
                                .tagged("state", state.key()))
                .toList();
    }

    private double models(ModelState state) {
        return counts.last()
                .map(counted -> (double) counted.getOrDefault(state, 0L))
                .orElse(Double.NaN);
    }
}
