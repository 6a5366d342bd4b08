package bellwether.desk.overview.chart;

/// What a chart was asked for and cannot show.
///
/// @param line its id
/// @param code what programs tell reasons apart by: `no_anchor`, `limited`, `not_scannable`,
///   `not_scanned`, `not_analysed` or `cut`
public record MissingPart(String line, String code, String reason) {}
