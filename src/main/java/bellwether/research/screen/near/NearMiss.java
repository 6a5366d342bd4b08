package bellwether.research.screen.near;

import java.util.List;

/// A symbol that does not pass, and what it would take.
///
/// @param symbol its place
/// @param cost how far it is: 0 lies at the bound, 1 is a standard deviation of the universe, or a
///   test that cannot be measured
/// @param misses the tests that it fails and would have to pass, cheapest way
public record NearMiss(int symbol, double cost, List<Miss> misses) {
    public NearMiss {
        misses = List.copyOf(misses);
    }

    /// A test that fails.
    ///
    /// @param test as it is written
    /// @param words such as `RSI_14 31.2, needs below 30`
    public record Miss(String test, double cost, String words) {}
}
