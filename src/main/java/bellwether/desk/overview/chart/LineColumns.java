package bellwether.desk.overview.chart;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An indicator over the bars of a chart.
///
/// @param parameters their values by name
/// @param pane `price` where it is on the scale of prices, else `own`
/// @param levels that people look for on it; null where there are none
/// @param values a column for each output, by its id, as long as those of the bars
public record LineColumns(
        String id,
        String name,
        String indicator,
        Map<String, Object> parameters,
        String pane,
        String unit,
        @Nullable List<Integer> levels,
        Map<String, NumberColumn> values) {}
