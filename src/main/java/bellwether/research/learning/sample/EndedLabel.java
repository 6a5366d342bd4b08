package bellwether.research.learning.sample;

/// What came of a row.
///
/// @param symbol its number
/// @param session at whose close the row was known
public record EndedLabel(int symbol, int session, boolean positive) {}
