package bellwether.platform.drawing;

/// A line of a chart over days.
///
/// @param points days of the epoch and values, the oldest first
public record ChartLine(String name, Ink ink, ChartPoints points) {}
