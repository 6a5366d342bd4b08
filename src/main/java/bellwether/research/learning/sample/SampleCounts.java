package bellwether.research.learning.sample;

/// How many rows were made, and of how much of the universe.
///
/// @param symbols of the universe
/// @param used symbols that have rows
/// @param leftOut symbols that would have had rows, without room for them
/// @param sessions dates on which any symbol trades
/// @param unranked rows that were left out, as fewer than 20 symbols have a label of the same
///   sessions
/// @param unrankedDates the dates of those
public record SampleCounts(
        int symbols,
        int used,
        int leftOut,
        int rows,
        int sessions,
        int unranked,
        int unrankedDates) {
    /// Whether symbols were left out for want of room.
    public boolean isThinned() {
        return leftOut > 0;
    }
}
