package bellwether.desk.overview.chart;

import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.Indicators;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a chart is to show.
///
/// @param last how many bars at most
/// @param before only bars that begin earlier
/// @param digits significant digits of lines
public record ChartRequest(
        Timeframe timeframe,
        int last,
        Optional<Instant> before,
        List<Indicators.Choice> lines,
        Set<MarkFamily> marks,
        int digits) {
    public ChartRequest {
        lines = List.copyOf(lines);
        marks = Set.copyOf(marks);
    }
}
