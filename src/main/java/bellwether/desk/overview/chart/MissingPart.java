package bellwether.desk.overview.chart;

/// What a chart was asked for and cannot show.
///
/// @param line its id
public record MissingPart(String line, String reason) {}
