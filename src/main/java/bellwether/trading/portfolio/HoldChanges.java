package bellwether.trading.portfolio;

import java.util.Set;

/// Symbols of which a split is suspected, or no longer.
///
/// @param held those whose orders wait from now on
/// @param released those whose orders wait no longer
public record HoldChanges(Set<String> held, Set<String> released) {
    public HoldChanges {
        held = Set.copyOf(held);
        released = Set.copyOf(released);
    }
}
