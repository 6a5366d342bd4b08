package bellwether.desk.alert.drill;

/// What the symbols of a drill have together, whose results are stored.
///
/// @param fires how often the rule would have fired
/// @param bars that were judged
public record DrillTotals(int symbols, int fires, long bars) {}
