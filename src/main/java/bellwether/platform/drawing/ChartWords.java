package bellwether.platform.drawing;

/// The texts of a chart.
///
/// @param title what it shows
/// @param description what one sees in it, for those who do not
/// @param values what is measured upwards, with its unit
/// @param places what is measured to the right; empty where that is plain
public record ChartWords(String title, String description, String values, String places) {}
