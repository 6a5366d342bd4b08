package bellwether.research.learning.sample;

/// How many rows were made, and of how much of the universe.
///
/// @param symbols of the universe
/// @param used symbols that have rows
/// @param leftOut symbols that would have had rows, without room for them
public record SampleCounts(int symbols, int used, int leftOut, int rows, int sessions) {
    /// Whether symbols were left out for want of room.
    public boolean isThinned() {
        return leftOut > 0;
    }
}
