package bellwether.technical.ta.chart;

/// A turning point: the bar's high, or its low, is the most extreme of the bars around it. Known
/// only `confirmedAt`.
public record Pivot(int bar, double price, boolean top, int confirmedAt) {}
