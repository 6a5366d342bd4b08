package bellwether.desk.overview.chart;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A price of a plan, on the scale of the bars shown.
///
/// @param kind entry, stop or target
/// @param ref the analysis whose plan it is of
public record ChartLevel(String kind, BigDecimal price, LocalDate asOf, String ref) {}
